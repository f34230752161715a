package io.brokerage.broker;

import java.util.List;
import java.util.Properties;

/** What was bought, for the instance as a whole, as its limits file says it. Immutable. */
final class Limits {
  /** While no file has been read: traffic flows, and nothing is created that could exceed what was bought. */
  static final Limits UNKNOWN = new Limits(Double.MAX_VALUE, Double.MAX_VALUE, 1, 0, 0, Long.MAX_VALUE, false, List.of());

  final double produceBytesPerSecond;
  final double consumeBytesPerSecond;
  /** How many brokers share the two. */
  final int brokers;
  final long topics;
  /** Partitions with their replicas, over all topics. */
  final long partitionReplicas;
  /** What all logs of all brokers may hold, replicas counted. */
  final long diskBytes;
  /** Whether clients are kept from the admin protocol. */
  final boolean adminSecurity;
  /** The narrowest first. */
  final List<ThrottleRule> throttleRules;

  private Limits(
      double produce,
      double consume,
      int brokers,
      long topics,
      long partitionReplicas,
      long diskBytes,
      boolean adminSecurity,
      List<ThrottleRule> throttleRules) {
    this.produceBytesPerSecond = produce;
    this.consumeBytesPerSecond = consume;
    this.brokers = brokers;
    this.topics = topics;
    this.partitionReplicas = partitionReplicas;
    this.diskBytes = diskBytes;
    this.adminSecurity = adminSecurity;
    this.throttleRules = throttleRules;
  }

  /** @throws IllegalArgumentException naming the key that is missing, or is not a whole number from 1. */
  static Limits of(Properties file) {
    return new Limits(
        number(file, "produce.bytes.per.second"),
        number(file, "consume.bytes.per.second"),
        Math.toIntExact(Math.min(number(file, "brokers"), Integer.MAX_VALUE)),
        number(file, "topics"),
        number(file, "partition.replicas"),
        number(file, "disk.bytes"),
        Boolean.parseBoolean(file.getProperty("admin.security")),
        ThrottleRule.allOf(file));
  }

  /** @throws IllegalArgumentException as {@link #of}. */
  static long number(Properties file, String key) {
    String text = file.getProperty(key);
    if (text == null) throw new IllegalArgumentException(key + " is missing");
    try {
      long value = Long.parseLong(text.trim());
      if (value > 0) return value;
    } catch (NumberFormatException notANumber) {
      // said below, as for one that is too small
    }
    throw new IllegalArgumentException(key + " has to be a whole number from 1, not \"" + text + "\"");
  }

  @Override
  public String toString() {
    return String.format(
        "produce %.0f B/s, consume %.0f B/s over %d brokers, %d topics, %d partitions with replicas, %d bytes of disk,"
            + " %d throttle rules",
        produceBytesPerSecond, consumeBytesPerSecond, brokers, topics, partitionReplicas, diskBytes, throttleRules.size());
  }
}
