package io.brokerage.broker;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;

/** What the owner holds single clients to, as the limits file says it: {@code rule.7.user} and so on. Immutable. */
final class ThrottleRule {
  private static final String PREFIX = "rule.";

  final String id;
  /** Empty: any. */
  private final String user;
  private final String client;
  final double produceBytesPerSecond;
  final double consumeBytesPerSecond;

  private ThrottleRule(String id, Properties file) {
    this.id = id;
    this.user = name(file, id, "user");
    this.client = name(file, id, "client");
    this.produceBytesPerSecond = rate(file, id, "produce");
    this.consumeBytesPerSecond = rate(file, id, "consume");
  }

  /**
   * Those of the file, the narrowest first, as Kafka has it for its own quotas: a user with a client id, a user, a client id.
   *
   * @throws IllegalArgumentException naming the key that is missing or wrong.
   */
  static List<ThrottleRule> allOf(Properties file) {
    TreeSet<String> ids = new TreeSet<>();
    for (String key : file.stringPropertyNames())
      if (key.startsWith(PREFIX) && key.endsWith(".user")) ids.add(key.substring(PREFIX.length(), key.length() - ".user".length()));
    List<ThrottleRule> rules = new ArrayList<>();
    for (String id : ids) rules.add(new ThrottleRule(id, file));
    rules.sort(Comparator.comparing((ThrottleRule rule) -> rule.user.isEmpty()).thenComparing(rule -> rule.client.isEmpty()));
    return List.copyOf(rules);
  }

  boolean holds(String userName, String clientId) {
    return (user.isEmpty() || user.equals(userName)) && (client.isEmpty() || client.equals(clientId));
  }

  private static String name(Properties file, String id, String part) {
    String key = PREFIX + id + "." + part;
    String text = file.getProperty(key);
    if (text == null) throw new IllegalArgumentException(key + " is missing");
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static double rate(Properties file, String id, String direction) {
    String key = PREFIX + id + "." + direction + ".bytes.per.second";
    return file.containsKey(key) ? Limits.number(file, key) : Double.MAX_VALUE;
  }
}
