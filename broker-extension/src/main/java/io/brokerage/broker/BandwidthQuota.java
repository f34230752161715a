package io.brokerage.broker;

import java.util.EnumMap;
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
 * control plane is exempt. Requests are not limited.
 *
 * <p>A broker's share of the instance is that of the partitions it leads, because only a leader is produced to and, but for
 * followers in the same zone, read from.
 */
public final class BandwidthQuota implements ClientQuotaCallback {
  private static final KafkaPrincipal CONTROL_PLANE = new KafkaPrincipal(KafkaPrincipal.USER_TYPE, "admin");
  private static final String GROUP = "group";
  private static final Map<String, String> CUSTOMER = Map.of(GROUP, "instance");
  private static final Map<String, String> EXEMPT = Map.of(GROUP, "exempt");

  private LimitsFile file;
  private int brokerId;
  private volatile long partitionsLedHere = 0;
  private volatile long partitionsLed = 0;
  /** The limits that Kafka's quotas of each type were last made from; each type is asked by many threads. */
  private final Map<ClientQuotaType, Limits> applied = new EnumMap<>(ClientQuotaType.class);

  @Override
  public void configure(Map<String, ?> configs) {
    file = LimitsFile.of(configs);
    brokerId = Integer.parseInt(configs.get("broker.id").toString());
  }

  @Override
  public Map<String, String> quotaMetricTags(ClientQuotaType type, KafkaPrincipal principal, String clientId) {
    return CONTROL_PLANE.equals(principal) ? EXEMPT : CUSTOMER;
  }

  @Override
  public Double quotaLimit(ClientQuotaType type, Map<String, String> tags) {
    if (!CUSTOMER.equals(tags)) return null;
    Limits limits = file.limits();
    if (type == ClientQuotaType.PRODUCE) return limits.produceBytesPerSecond * share(limits);
    if (type == ClientQuotaType.FETCH) return limits.consumeBytesPerSecond * share(limits);
    return null;
  }

  @Override
  public boolean quotaResetRequired(ClientQuotaType type) {
    Limits now = file.limits();
    synchronized (applied) {
      return applied.put(type, now) != now;
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
