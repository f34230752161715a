package io.brokerage.broker;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;

/** Notes from where each topic is produced to. It lets everything pass. */
final class ProducerWatch implements AuthorizationRule {
  /** Whoever has not produced for so long is not counted among those who do now. */
  private static final long QUIET_MS = 300_000;
  private static final int MOST_TOPICS = 10_000;
  private static final int MOST_ADDRESSES = 1_000;
  private static final Map<LimitsFile, ProducerWatch> watches = new ConcurrentHashMap<>();

  private static final class Seen {
    final long sinceMs;
    volatile long lastMs;

    Seen(long nowMs) {
      sinceMs = nowMs;
      lastMs = nowMs;
    }

    boolean isQuiet(long nowMs) {
      return nowMs - lastMs > QUIET_MS;
    }
  }

  private final Map<String, Map<InetAddress, Seen>> addressesOf = new ConcurrentHashMap<>();

  private ProducerWatch() {}

  /** The one watch of the broker with this configuration. */
  static ProducerWatch of(Map<String, ?> configs) {
    return watches.computeIfAbsent(LimitsFile.of(configs), file -> new ProducerWatch());
  }

  @Override
  public boolean allows(AuthorizableRequestContext context, Action action) {
    if (context.requestType() == ApiKeys.PRODUCE.id && action.resourcePattern().resourceType() == ResourceType.TOPIC)
      note(action.resourcePattern().name(), context.clientAddress(), System.currentTimeMillis());
    return true;
  }

  private void note(String topic, InetAddress address, long nowMs) {
    Map<InetAddress, Seen> addresses = addressesOf.get(topic);
    if (addresses == null) {
      if (addressesOf.size() >= MOST_TOPICS) forgetQuiet(nowMs);
      if (addressesOf.size() >= MOST_TOPICS) return;
      addresses = addressesOf.computeIfAbsent(topic, name -> new ConcurrentHashMap<>());
    }
    Seen seen = addresses.get(address);
    if (seen != null && !seen.isQuiet(nowMs)) seen.lastMs = nowMs;
    else if (seen != null || addresses.size() < MOST_ADDRESSES) addresses.put(address, new Seen(nowMs));
  }

  private void forgetQuiet(long nowMs) {
    addressesOf.values().forEach(addresses -> addresses.values().removeIf(seen -> seen.isQuiet(nowMs)));
    addressesOf.values().removeIf(Map::isEmpty);
  }

  /** Each address that produces to the topic now, and since when (Unix milliseconds). */
  void forEach(String topic, BiConsumer<InetAddress, Long> consumer) {
    long nowMs = System.currentTimeMillis();
    addressesOf
        .getOrDefault(topic, Map.of())
        .forEach((address, seen) -> { if (!seen.isQuiet(nowMs)) consumer.accept(address, seen.sinceMs); });
  }
}
