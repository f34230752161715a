package io.brokerage.broker;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the routes file: serves the shared addresses of the routes as {@link FloatingBootstrap} serves the instance's own, while they
 * come and go, and knows who may come in by which listener. A metrics reporter for the reason given there; it reports no metrics.
 *
 * <p>{@link RouteGate} asks it through a static field: a broker is a JVM of its own, and 2.4 tells a principal builder nothing of the
 * broker's configuration.
 */
public final class RouteVips implements MetricsReporter {
  /** The broker setting that names the file. */
  public static final String SETTING = "brokerage.routes.file";

  private static final Logger log = LoggerFactory.getLogger(RouteVips.class);
  private static final int MAX_CONNECTIONS = 1000;
  private static volatile Routes current = Routes.NONE;

  /** By what they do, so that a route that stays is not touched. */
  private final Map<String, AddressForwarder> forwarders = new HashMap<>();

  /** Whether a client may come in by a listener, now. */
  static boolean admits(String listener, InetAddress client) {
    return current.admits(listener, client);
  }

  @Override
  public void configure(Map<String, ?> configs) {
    Object path = configs.get(SETTING);
    if (path == null) log.error("Routes are not served by this broker: {} is not set", SETTING);
    else WatchedFile.watch(Path.of(path.toString()), Routes.NONE, Routes::of, this::follow);
  }

  private synchronized void follow(Routes routes) {
    current = routes;
    Map<String, AddressForwarder> wanted = new HashMap<>();
    routes.byListener().forEach((listener, route) -> {
      String name = listener + " " + route.listen + " to " + route.forward;
      AddressForwarder running = forwarders.remove(name);
      wanted.put(name, running == null ? forward(listener, route) : running);
    });
    forwarders.values().forEach(AddressForwarder::close);
    forwarders.clear();
    forwarders.putAll(wanted);
  }

  private static AddressForwarder forward(String listener, Routes.Route route) {
    AddressForwarder forwarder =
        new AddressForwarder(route.listen, route.forward, MAX_CONNECTIONS, client -> admitsFromOutside(listener, client));
    Thread thread = new Thread(forwarder, "brokerage-" + listener);
    thread.setDaemon(true);
    thread.start();
    return forwarder;
  }

  private static boolean admitsFromOutside(String listener, InetAddress client) {
    Routes.Route route = current.byListener().get(listener);
    return route != null && route.admitsFromOutside(client);
  }

  @Override
  public synchronized void close() {
    forwarders.values().forEach(AddressForwarder::close);
    forwarders.clear();
  }

  @Override
  public void init(List<KafkaMetric> metrics) {}

  @Override
  public void metricChange(KafkaMetric metric) {}

  @Override
  public void metricRemoval(KafkaMetric metric) {}
}
