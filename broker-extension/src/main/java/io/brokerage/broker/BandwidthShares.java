package io.brokerage.broker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Splits the bandwidth of a broker among groups of clients that Kafka holds back separately: those of each throttle rule, and all others.
 * Each group may have what the others leave of the whole, and an even share of it at least. So together they keep to what was bought, and
 * what one does not use another gets, within the second in which Kafka's own meters show it.
 *
 * <p>Without rules there is one group, and nothing to split or to measure.
 */
final class BandwidthShares implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(BandwidthShares.class);
  private static final long LOOK_MS = 500;
  /** Changes of less than this are left alone: Kafka makes its quotas anew for each. */
  private static final double NOTICEABLE = 0.02;

  private final LimitsFile file;
  private volatile Map<String, Double> used = Map.of();

  private BandwidthShares(LimitsFile file) {
    this.file = file;
  }

  static BandwidthShares begin(LimitsFile file) {
    BandwidthShares shares = new BandwidthShares(file);
    Thread thread = new Thread(shares, "brokerage-shares");
    thread.setDaemon(true);
    thread.start();
    return shares;
  }

  /** What was last measured; another object as soon as it is noticeably otherwise. */
  Map<String, Double> used() {
    return used;
  }

  /** Bytes a second for one of the groups, of a whole. */
  double of(ClientQuotaType type, String group, double whole) {
    Map<String, Double> now = used;
    double others = 0;
    int groups = 1;
    for (Map.Entry<String, Double> each : now.entrySet()) {
      if (!each.getKey().startsWith(type.name()) || each.getKey().equals(type.name() + group)) continue;
      others += each.getValue();
      groups += 1;
    }
    return Math.max(whole / groups, whole - others);
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(LOOK_MS);
        look();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      log.error("Bandwidth is no longer split anew; each group keeps its share", failure);
    }
  }

  private void look() {
    List<ThrottleRule> rules = file.limits().throttleRules;
    if (rules.isEmpty() && used.isEmpty()) return;
    Map<String, Double> now = new HashMap<>();
    if (!rules.isEmpty()) {
      measure(now, BandwidthQuota.ALL_OTHERS);
      for (ThrottleRule rule : rules) measure(now, BandwidthQuota.groupOf(rule));
    }
    if (!isLike(now, used)) used = Map.copyOf(now);
  }

  /** A group that moves nothing counts for nothing. */
  private static void measure(Map<String, Double> into, String group) {
    for (ClientQuotaType type : List.of(ClientQuotaType.PRODUCE, ClientQuotaType.FETCH)) {
      double rate = Beans.number(beanOf(type, group), "byte-rate");
      if (rate >= 1) into.put(type.name() + group, rate);
    }
  }

  private static ObjectName beanOf(ClientQuotaType type, String group) {
    String kafkasName = type == ClientQuotaType.PRODUCE ? "Produce" : "Fetch";
    return Beans.named("kafka.server:type=" + kafkasName + "," + BandwidthQuota.GROUP + "=" + group);
  }

  private static boolean isLike(Map<String, Double> now, Map<String, Double> before) {
    if (!now.keySet().equals(before.keySet())) return false;
    return now.entrySet().stream()
        .allMatch(each -> Math.abs(each.getValue() - before.get(each.getKey())) <= NOTICEABLE * before.get(each.getKey()));
  }
}
