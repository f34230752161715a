package io.brokerage.broker;

import java.nio.file.Path;
import java.util.Map;

/**
 * The users who may sign in now. A process is one broker, so there is one: the authorizer opens it, before any connection is taken.
 * Those who check passwords cannot, because up to Kafka 2.7 their configuration has no settings but Kafka's own.
 */
public final class UsersFile {
  /** The broker settings that name the file, and the instance whose id clients may write in front of a user's name. */
  private static final String SETTING = "brokerage.users.file";
  private static final String INSTANCE_SETTING = "brokerage.instance.id";

  private static volatile UsersFile ofThisBroker = null;

  private final WatchedFile<Users> file;
  private final String prefix;

  private UsersFile(Path path, String instanceId) {
    file = WatchedFile.watch(path, Users.NONE, Users::of, users -> {});
    prefix = instanceId + "#";
  }

  /** Begins to watch the file that the broker's configuration names; once for a broker. */
  public static synchronized UsersFile open(Map<String, ?> configs) {
    if (ofThisBroker == null) ofThisBroker = new UsersFile(Path.of(setting(configs, SETTING)), setting(configs, INSTANCE_SETTING));
    return ofThisBroker;
  }

  static UsersFile ofThisBroker() {
    UsersFile open = ofThisBroker;
    if (open == null) throw new IllegalStateException("Nobody can sign in before the authorizer is there");
    return open;
  }

  Users users() {
    return file.current();
  }

  /** By the name as a client sends it, {@code alice} or {@code ckafka-a1b2c3d4#alice}; null when there is no such user. */
  Users.User userOf(String sent) {
    return users().named(sent.startsWith(prefix) ? sent.substring(prefix.length()) : sent);
  }

  private static String setting(Map<String, ?> configs, String name) {
    Object value = configs.get(name);
    if (value == null) throw new IllegalArgumentException(name + " is not set");
    return value.toString();
  }
}
