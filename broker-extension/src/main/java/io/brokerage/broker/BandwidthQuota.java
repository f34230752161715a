package io.brokerage.broker;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaCallback;
import org.apache.kafka.server.quota.ClientQuotaEntity;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * The bandwidth that was bought, held by Kafka's own quotas: all clients are one group, whatever users, client ids and
 * connections they have. Whoever goes too fast gets answers later, no errors. Replication is not a client to Kafka, and the
 * control plane is exempt. Requests are not limited. Clients that a throttle rule names are a group of their own within the whole
 * (see {@link BandwidthShares}): Kafka holds each request to one quota, so the whole is split among the groups.
 *
 * <p>A broker's share of the instance is that of the partitions it leads, because only a leader is produced to and, but for
 * followers in the same zone, read from.
 */
public final class BandwidthQuota implements ClientQuotaCallback {
  private static final KafkaPrincipal CONTROL_PLANE = new KafkaPrincipal(KafkaPrincipal.USER_TYPE, "admin");
  static final String GROUP = "group";
  /** The group of clients that no rule names. */
  static final String ALL_OTHERS = "instance";
  private static final Map<String, String> CUSTOMER = Map.of(GROUP, ALL_OTHERS);
  private static final Map<String, String> EXEMPT = Map.of(GROUP, "exempt");

  private LimitsFile file;
  private BandwidthShares shares;
  private int brokerId;
  private volatile long partitionsLedHere = 0;
  private volatile long partitionsLed = 0;
  /** What Kafka's quotas of each type were last made from; each type is asked by many threads. */
  private final Map<ClientQuotaType, List<Object>> applied = new EnumMap<>(ClientQuotaType.class);

  @Override
  public void configure(Map<String, ?> configs) {
    file = LimitsFile.of(configs);
    shares = BandwidthShares.begin(file);
    brokerId = Integer.parseInt(configs.get("broker.id").toString());
  }

  @Override
  public Map<String, String> quotaMetricTags(ClientQuotaType type, KafkaPrincipal principal, String clientId) {
    if (CONTROL_PLANE.equals(principal)) return EXEMPT;
    for (ThrottleRule rule : file.limits().throttleRules)
      if (rule.holds(principal.getName(), clientId)) return Map.of(GROUP, groupOf(rule));
    return CUSTOMER;
  }

  @Override
  public Double quotaLimit(ClientQuotaType type, Map<String, String> tags) {
    if (EXEMPT.equals(tags) || type != ClientQuotaType.PRODUCE && type != ClientQuotaType.FETCH) return null;
    Limits limits = file.limits();
    double share = share(limits);
    double whole = (type == ClientQuotaType.PRODUCE ? limits.produceBytesPerSecond : limits.consumeBytesPerSecond) * share;
    String group = tags.get(GROUP);
    return Math.min(ownLimit(limits, type, group) * share, shares.of(type, group, whole));
  }

  /** Of a rule's clients; those whose rule has gone since are like all others, and are told so with their next request. */
  private static double ownLimit(Limits limits, ClientQuotaType type, String group) {
    for (ThrottleRule rule : limits.throttleRules)
      if (groupOf(rule).equals(group))
        return type == ClientQuotaType.PRODUCE ? rule.produceBytesPerSecond : rule.consumeBytesPerSecond;
    return Double.MAX_VALUE;
  }

  static String groupOf(ThrottleRule rule) {
    return "rule-" + rule.id;
  }

  @Override
  public boolean quotaResetRequired(ClientQuotaType type) {
    List<Object> now = List.of(file.limits(), shares.used());
    synchronized (applied) {
      List<Object> before = applied.put(type, now);
      return before == null || before.get(0) != now.get(0) || before.get(1) != now.get(1);
    }
  }

  @Override
  public boolean updateClusterMetadata(Cluster cluster) {
    long here = 0;
    long all = 0;
    for (String topic : cluster.topics()) {
      if (Topic.isInternal(topic)) continue;
      for (PartitionInfo partition : cluster.partitionsForTopic(topic)) {
        if (partition.leader() == null) continue;
        all += 1;
        if (partition.leader().id() == brokerId) here += 1;
      }
    }
    boolean changed = here != partitionsLedHere || all != partitionsLed;
    partitionsLedHere = here;
    partitionsLed = all;
    return changed;
  }

  /** A broker that leads nothing gets an even share: what little it answers must not wait behind a limit of zero. */
  private double share(Limits limits) {
    return partitionsLedHere == 0 ? 1.0 / limits.brokers : (double) partitionsLedHere / partitionsLed;
  }

  /** Quotas that are kept in ZooKeeper are not ours: what was bought cannot be changed from inside. */
  @Override
  public void updateQuota(ClientQuotaType type, ClientQuotaEntity entity, double newValue) {}

  @Override
  public void removeQuota(ClientQuotaType type, ClientQuotaEntity entity) {}

  @Override
  public void close() {}
}
