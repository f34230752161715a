package io.brokerage.broker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This broker's figures over HTTP, for the control plane: {@code GET /metrics} in Prometheus's text format, {@code GET
 * /producers?topic=…} with a line for each address that produces to the topic now, and since when.
 *
 * <p>The system chooses the port, so that any number of brokers share an address; the broker writes it into a file, where the
 * control plane finds it. Who asks has to show the token: tenants share the machine's loopback addresses. Configuration:
 *
 * <ul>
 *   <li>{@code brokerage.meters.address}: where to listen, {@code 127.16.0.5}
 *   <li>{@code brokerage.meters.port.file}: where to write the port
 *   <li>{@code brokerage.meters.token}: what {@code Authorization: Bearer …} must carry
 * </ul>
 *
 * It is a metrics reporter for the same reason as {@link FloatingBootstrap}. Nothing here throws into the broker.
 */
public final class MetersEndpoint implements MetricsReporter {
  private static final Logger log = LoggerFactory.getLogger(MetersEndpoint.class);
  private static final int BACKLOG = 16;

  private HttpServer server;
  private ExecutorService worker;
  private BrokerMeters meters;
  private ProducerWatch producers;
  private byte[] expected;

  @Override
  public synchronized void configure(Map<String, ?> configs) {
    if (server != null) return;
    try {
      expected = ("Bearer " + setting(configs, "token")).getBytes(StandardCharsets.UTF_8);
      meters = new BrokerMeters(configs);
      producers = ProducerWatch.of(configs);
      server = HttpServer.create(new InetSocketAddress(setting(configs, "address"), 0), BACKLOG);
      server.createContext("/metrics", exchange -> answer(exchange, meters::text));
      server.createContext("/producers", exchange -> answer(exchange, () -> producersOf(exchange.getRequestURI().getRawQuery())));
      worker = Executors.newSingleThreadExecutor(MetersEndpoint::daemon);
      server.setExecutor(worker);
      server.start();
      announce(Path.of(setting(configs, "port.file")), server.getAddress().getPort());
    } catch (IOException | RuntimeException problem) {
      log.error("This broker's figures cannot be asked for: {}", problem.getMessage(), problem);
    }
  }

  /** Whole or not at all. */
  private static void announce(Path file, int port) throws IOException {
    Path draft = Path.of(file + ".new");
    Files.writeString(draft, Integer.toString(port));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void answer(HttpExchange exchange, Supplier<String> text) throws IOException {
    try {
      String shown = exchange.getRequestHeaders().getFirst("Authorization");
      boolean isKnown = shown != null && MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.UTF_8));
      byte[] body = (isKnown ? text.get() : "").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      exchange.sendResponseHeaders(isKnown ? 200 : 401, body.length == 0 ? -1 : body.length);
      if (body.length > 0) exchange.getResponseBody().write(body);
    } finally {
      exchange.close();
    }
  }

  private String producersOf(String query) {
    if (query == null || !query.startsWith("topic=")) return "";
    StringBuilder lines = new StringBuilder();
    String topic = URLDecoder.decode(query.substring("topic=".length()), StandardCharsets.UTF_8);
    producers.forEach(
        topic, (address, sinceMs) -> lines.append(address.getHostAddress()).append(' ').append(sinceMs).append('\n'));
    return lines.toString();
  }

  private static String setting(Map<String, ?> configs, String name) {
    Object value = configs.get("brokerage.meters." + name);
    if (value == null) throw new IllegalArgumentException("brokerage.meters." + name + " is not set");
    return value.toString();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "brokerage-meters");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public synchronized void close() {
    if (server == null) return;
    server.stop(0);
    if (worker != null) worker.shutdown();
    server = null;
  }

  @Override
  public void init(List<KafkaMetric> metrics) {}

  @Override
  public void metricChange(KafkaMetric metric) {}

  @Override
  public void metricRemoval(KafkaMetric metric) {}
}
