package io.brokerage.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.PolicyViolationException;

/**
 * Whether what a client asks for fits into the topics and partitions that were bought. One for each broker; only the controller's is
 * asked, because Kafka sends there whatever creates topics or partitions.
 *
 * <p>What was granted counts from that moment on, although Kafka writes it down a moment later: otherwise two that ask at the same
 * time would both get the last place. A grant that came to nothing is forgotten after {@link #GRANT_MS}.
 */
final class TopicBudget implements AutoCloseable {
  private static final long GRANT_MS = 5_000;
  private static final Map<LimitsFile, TopicBudget> budgets = new ConcurrentHashMap<>();

  private static final class Grant {
    final long replicas;
    final long endsAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRANT_MS);

    Grant(long replicas) {
      this.replicas = replicas;
    }
  }

  private final LimitsFile file;
  private final TopicTable table;
  private final Map<String, Grant> grants = new HashMap<>();

  private TopicBudget(LimitsFile file, TopicTable table) {
    this.file = file;
    this.table = table;
  }

  /** The one budget of the broker with this configuration. */
  static TopicBudget of(Map<String, ?> configs) {
    String zookeeper = configs.get("zookeeper.connect").toString();
    return budgets.computeIfAbsent(LimitsFile.of(configs), file -> new TopicBudget(file, new TopicTable(zookeeper)));
  }

  /** @throws PolicyViolationException saying the limit, when a topic with so many replicas over all its partitions does not fit. */
  synchronized void grantTopic(String topic, long replicas) {
    Map<String, Long> used = used(table.read());
    // One that is there already is refused by Kafka itself.
    if (used.containsKey(topic)) return;
    long topics = file.limits().topics;
    if (used.size() >= topics)
      throw new PolicyViolationException(
          "The instance has " + used.size() + " of " + topics + " topics: delete one, or raise TopicNum");
    requireRoom(used, replicas);
    grants.put(topic, new Grant(replicas));
  }

  /** The same for topics that get more partitions: all of them or none. The counts are the new totals. */
  synchronized void grantPartitions(Map<String, Integer> countOf) {
    Map<String, TopicTable.Size> sizes = table.read();
    Map<String, Long> used = used(sizes);
    Map<String, Long> wanted = new HashMap<>();
    long added = 0;
    for (Map.Entry<String, Integer> asked : countOf.entrySet()) {
      TopicTable.Size size = sizes.get(asked.getKey());
      if (size == null || asked.getValue() <= size.partitions) continue;
      long total = size.replicas + (long) (asked.getValue() - size.partitions) * size.replicasEach;
      wanted.put(asked.getKey(), total);
      // Kafka may ask twice for one request: what is granted already is not granted again.
      added += Math.max(0, total - used.get(asked.getKey()));
    }
    if (added == 0) return;
    requireRoom(used, added);
    wanted.forEach((topic, replicas) -> grants.put(topic, new Grant(replicas)));
  }

  private void requireRoom(Map<String, Long> used, long added) {
    long now = used.values().stream().mapToLong(Long::longValue).sum();
    long limit = file.limits().partitionReplicas;
    if (now + added > limit)
      throw new PolicyViolationException(
          "The instance has " + now + " of " + limit + " partitions, each replica counted, and " + added
              + " more do not fit: delete topics, or raise Partition");
  }

  /** Replicas of each topic, granted ones included. */
  private Map<String, Long> used(Map<String, TopicTable.Size> sizes) {
    Map<String, Long> used = new HashMap<>();
    sizes.forEach((topic, size) -> used.put(topic, size.replicas));
    grants.values().removeIf(grant -> grant.endsAt - System.nanoTime() < 0);
    grants.forEach((topic, grant) -> used.merge(topic, grant.replicas, Math::max));
    return used;
  }

  @Override
  public synchronized void close() {
    table.close();
  }
}
