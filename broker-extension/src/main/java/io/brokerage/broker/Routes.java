package io.brokerage.broker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The further ways into an instance, by the name of their listener, as the routes file of a broker says them. Immutable.
 *
 * <pre>
 * routes=ROUTE1
 * ROUTE1.allow=10.0.0.0/8 127.0.0.1/32    who may come in; everybody when left out
 * ROUTE1.listen=127.240.0.5:50000         the address that all brokers share
 * ROUTE1.forward=127.240.0.5:50101        this broker's own
 * </pre>
 */
final class Routes {
  static final Routes NONE = new Routes(new TreeMap<>());

  private final Map<String, Route> byListener;

  private Routes(Map<String, Route> byListener) {
    this.byListener = byListener;
  }

  /** @throws IllegalArgumentException naming what cannot be understood. */
  static Routes of(Properties file) {
    String names = file.getProperty("routes");
    if (names == null) throw new IllegalArgumentException("routes is missing");
    Map<String, Route> routes = new TreeMap<>();
    for (String name : names.trim().split(" +")) if (!name.isEmpty()) routes.put(name, new Route(file, name));
    return new Routes(routes);
  }

  Map<String, Route> byListener() {
    return byListener;
  }

  /** A listener that no route is written for lets nobody in: it is on its way in or out. */
  boolean admits(String listener, InetAddress client) {
    Route route = byListener.get(listener);
    return route != null && route.admits(client);
  }

  @Override
  public String toString() {
    return byListener.toString();
  }

  static final class Route {
    /** null: everybody. */
    private final AddressBlocks allowed;
    final InetSocketAddress listen;
    final InetSocketAddress forward;

    private Route(Properties file, String name) {
      String blocks = file.getProperty(name + ".allow");
      allowed = blocks == null ? null : new AddressBlocks(blocks);
      listen = address(file, name + ".listen");
      forward = address(file, name + ".forward");
    }

    /** What comes from the shared address itself was let in there, by the broker that holds it. */
    boolean admits(InetAddress client) {
      return allowed == null || allowed.contains(client) || client.equals(listen.getAddress());
    }

    /** As `admits`, for who comes to the shared address. */
    boolean admitsFromOutside(InetAddress client) {
      return allowed == null || allowed.contains(client);
    }

    private static InetSocketAddress address(Properties file, String key) {
      String text = file.getProperty(key);
      int colon = text == null ? 0 : text.lastIndexOf(':');
      if (colon < 1) throw new IllegalArgumentException(key + " has to be address:port, not \"" + text + "\"");
      return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1).trim()));
    }

    @Override
    public String toString() {
      return listen + " to " + forward + " for " + (allowed == null ? "everybody" : allowed);
    }
  }
}
