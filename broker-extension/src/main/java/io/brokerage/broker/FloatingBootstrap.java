package io.brokerage.broker;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One bootstrap address for all brokers of an instance, which survives the loss of any of them without a control plane.
 *
 * <p>Each broker has a client listener of its own. Beside it, in every broker, this plug-in tries again and again to bind the
 * address that they share. The kernel gives it to one; that one passes what comes there on to its own client listener. When
 * its process ends, however it ends, the kernel frees the address and another broker has it within a moment.
 *
 * <p>It is loaded as a metrics reporter because that is the one plug-in which every Kafka version makes at start, hands the
 * whole broker configuration and closes at the end; it reports no metrics. Configuration:
 *
 * <ul>
 *   <li>{@code brokerage.bootstrap.listen}: the shared address, {@code 127.16.0.5:9092}
 *   <li>{@code brokerage.bootstrap.forward}: this broker's own client listener, {@code 127.16.0.5:9093}
 *   <li>{@code brokerage.bootstrap.max.connections}: how many connections at once, 1000 when left out
 * </ul>
 *
 * Nothing here throws into the broker: a configuration that cannot be used is logged, and the broker runs without.
 */
public final class FloatingBootstrap implements MetricsReporter {
  public static final String LISTEN = "brokerage.bootstrap.listen";
  public static final String FORWARD = "brokerage.bootstrap.forward";
  public static final String MAX_CONNECTIONS = "brokerage.bootstrap.max.connections";

  private static final Logger log = LoggerFactory.getLogger(FloatingBootstrap.class);
  private static final int DEFAULT_MAX_CONNECTIONS = 1000;
  private static final long CLOSE_LIMIT_MS = 2000;

  private AddressForwarder forwarder;
  private Thread thread;

  @Override
  public synchronized void configure(Map<String, ?> configs) {
    if (thread != null) return;
    try {
      InetSocketAddress listen = address(configs, LISTEN);
      InetSocketAddress forward = address(configs, FORWARD);
      Object limit = configs.get(MAX_CONNECTIONS);
      int maxConnections = limit == null ? DEFAULT_MAX_CONNECTIONS : Integer.parseInt(limit.toString().trim());
      forwarder = new AddressForwarder(listen, forward, maxConnections, client -> true);
      thread = new Thread(forwarder, "brokerage-bootstrap");
      thread.setDaemon(true);
      thread.start();
    } catch (Exception error) {
      log.error("The shared bootstrap address is not served by this broker: {}", error.getMessage(), error);
    }
  }

  @Override
  public synchronized void close() {
    if (thread == null) return;
    forwarder.close();
    try {
      thread.join(CLOSE_LIMIT_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  @Override
  public void init(List<KafkaMetric> metrics) {}

  @Override
  public void metricChange(KafkaMetric metric) {}

  @Override
  public void metricRemoval(KafkaMetric metric) {}

  private static InetSocketAddress address(Map<String, ?> configs, String key) {
    Object value = configs.get(key);
    String text = value == null ? "" : value.toString().trim();
    int colon = text.lastIndexOf(':');
    if (colon < 1) throw new IllegalArgumentException(key + " has to be address:port, not \"" + text + "\"");
    InetSocketAddress address =
        new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    if (address.isUnresolved()) throw new IllegalArgumentException(key + ": the host of " + text + " is not known");
    return address;
  }
}
