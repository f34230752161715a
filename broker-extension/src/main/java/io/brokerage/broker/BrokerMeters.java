package io.brokerage.broker;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import javax.management.ObjectName;
import org.apache.kafka.common.internals.Topic;

/**
 * What this broker has done since its start and holds now, from Kafka's own meters. Counters begin at 0 with the process; a topic's
 * begin again when it is deleted and made again. Records that leave are not counted by Kafka, so they are not here.
 */
final class BrokerMeters {
  private static final ObjectName TRAFFIC = Beans.named("kafka.server:type=BrokerTopicMetrics,*");
  private static final ObjectName LOGS = Beans.named("kafka.log:type=Log,*");
  private static final ObjectName CONNECTIONS = Beans.named("kafka.server:type=socket-server-metrics,*");
  private static final ObjectName PARTITIONS = Beans.named("kafka.server:type=ReplicaManager,name=PartitionCount");
  private static final ObjectName LEADERS = Beans.named("kafka.server:type=ReplicaManager,name=LeaderCount");
  private static final String REQUESTS = "kafka.network:type=RequestMetrics,name=RequestsPerSec,request=%s,*";

  /** Kafka's meters of a topic, and what they are called here. */
  private static final Map<String, String> TOPIC_COUNTERS =
      Map.of(
          "BytesInPerSec", "produced_bytes_total",
          "BytesOutPerSec", "consumed_bytes_total",
          "MessagesInPerSec", "produced_messages_total",
          "TotalProduceRequestsPerSec", "produce_requests_total",
          "TotalFetchRequestsPerSec", "fetch_requests_total");

  private static final Map<String, String> LOG_GAUGES =
      Map.of("Size", "log_bytes", "LogStartOffset", "first_offset", "LogEndOffset", "next_offset");

  private final String brokerId;
  private final DiskWatch disk;
  private final ThrottleWatch produceThrottles = ThrottleWatch.begin("Produce");
  private final ThrottleWatch fetchThrottles = ThrottleWatch.begin("FetchConsumer");

  BrokerMeters(Map<String, ?> configs) {
    brokerId = configs.get("broker.id").toString();
    disk = DiskWatch.of(configs);
  }

  /** In Prometheus's text format. */
  String text() {
    MetersText text = new MetersText(brokerId);
    writeBroker(text);
    writeTraffic(text);
    writeLogs(text);
    return text.toString();
  }

  private void writeBroker(MetersText text) {
    gauge(text, "started_seconds", "Unix time of the start that the counters begin with.",
        ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0);
    gauge(text, "connections", "Connections of clients.", connections());
    gauge(text, "partitions", "Partitions with a replica here, Kafka's own included.", Beans.number(PARTITIONS, "Value"));
    gauge(text, "leaders", "Partitions led here, Kafka's own included.", Beans.number(LEADERS, "Value"));
    gauge(text, "disk_used_bytes", "Bytes of all logs here.", disk.usedBytes());
    gauge(text, "disk_limit_bytes", "The share of the bought disk at which producers are refused.", disk.shareBytes());
    gauge(text, "producers_refused", "1 while the disk is full.", disk.isFull() ? 1 : 0);
    counter(text, "client_produce_requests_total", "Requests of producers.", requests("Produce"));
    counter(text, "client_fetch_requests_total", "Requests of consumers, without followers.", requests("FetchConsumer"));
    counter(text, "produce_throttle_seconds_total", "Time that producers were held back, over all requests.",
        produceThrottles.delayMs() / 1000);
    counter(text, "fetch_throttle_seconds_total", "Time that consumers were held back, over all requests.",
        fetchThrottles.delayMs() / 1000);
    counter(text, "produce_throttled_total", "Seconds in which a producer was held back.", produceThrottles.seconds());
    counter(text, "fetch_throttled_total", "Seconds in which a consumer was held back.", fetchThrottles.seconds());
  }

  private void writeTraffic(MetersText text) {
    text.counter(name("topic_produced_bytes_total"), "Bytes that producers wrote, as they sent them.");
    text.counter(name("topic_consumed_bytes_total"), "Bytes that consumers read, without followers.");
    text.counter(name("topic_produced_messages_total"), "Records that producers wrote.");
    text.counter(name("topic_produce_requests_total"), "Produce requests that named the topic.");
    text.counter(name("topic_fetch_requests_total"), "Fetch requests that named the topic, followers' included.");
    Map<String, Double> all = new HashMap<>();
    double replicated = 0;
    for (ObjectName bean : Beans.matching(TRAFFIC)) {
      String counter = TOPIC_COUNTERS.get(bean.getKeyProperty("name"));
      String topic = bean.getKeyProperty("topic");
      if (topic == null && "ReplicationBytesInPerSec".equals(bean.getKeyProperty("name")))
        replicated = Beans.number(bean, "Count");
      if (counter == null) continue;
      double count = Beans.number(bean, "Count");
      // Kafka's own topics are in its totals and not in ours; they are never deleted, so the difference only grows.
      if (topic == null) all.merge(counter, count, Double::sum);
      else if (Topic.isInternal(topic)) all.merge(counter, -count, Double::sum);
      else text.line(name("topic_" + counter), count, "topic", topic);
    }
    counter(text, "produced_bytes_total", "Bytes that producers wrote to all topics.", atLeast0(all, "produced_bytes_total"));
    counter(text, "consumed_bytes_total", "Bytes that consumers read of all topics.", atLeast0(all, "consumed_bytes_total"));
    counter(text, "produced_messages_total", "Records that producers wrote to all topics.", atLeast0(all, "produced_messages_total"));
    counter(text, "replicated_bytes_total", "Bytes that came from leaders elsewhere.", replicated);
  }

  private void writeLogs(MetersText text) {
    text.gauge(name("partition_log_bytes"), "Bytes of the partition's log here.");
    text.gauge(name("partition_first_offset"), "Offset of the first record that is still there.");
    text.gauge(name("partition_next_offset"), "Offset that the next record gets.");
    for (ObjectName bean : Beans.matching(LOGS)) {
      String gauge = LOG_GAUGES.get(bean.getKeyProperty("name"));
      String topic = bean.getKeyProperty("topic");
      if (gauge == null || topic == null || Topic.isInternal(topic)) continue;
      double value = Beans.number(bean, "Value");
      text.line(name("partition_" + gauge), value, "topic", topic, "partition", bean.getKeyProperty("partition"));
    }
  }

  /** Of every listener but the brokers' own and ours. */
  private static double connections() {
    double count = 0;
    for (ObjectName bean : Beans.matching(CONNECTIONS)) {
      String listener = bean.getKeyProperty("listener");
      if (bean.getKeyProperty("networkProcessor") == null || listener == null || listener.equals("INTERNAL")) continue;
      count += Beans.number(bean, "connection-count");
    }
    return count;
  }

  private static double requests(String request) {
    return Beans.sum(Beans.named(String.format(REQUESTS, request)), "Count");
  }

  private static double atLeast0(Map<String, Double> counts, String counter) {
    return Math.max(0, counts.getOrDefault(counter, 0.0));
  }

  private static void gauge(MetersText text, String name, String help, double value) {
    text.gauge(name(name), help);
    text.line(name(name), value);
  }

  private static void counter(MetersText text, String name, String help, double value) {
    text.counter(name(name), help);
    text.line(name(name), value);
  }

  private static String name(String name) {
    return "brokerage_" + name;
  }
}
