package io.brokerage.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Runs a server for a short time, so that a JVM started with {@code -XX:ArchiveClassesAtExit} archives the classes that its start
 * needs. Arguments: the server's main class, its configuration file and, for a broker, the address of a listener: then the
 * classes of a first record are among them, so that little is left to load when a customer's broker serves its first.
 *
 * <p>Without an address it runs until standard input ends; in any case it ends then, so it never outlives who started it.
 */
public final class ClassArchiveTraining {
  private static final String TOPIC = "training";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  public static void main(String[] arguments) throws Exception {
    inBackground("server", () -> startServer(arguments[0], arguments[1]));
    if (arguments.length < 3) {
      awaitEndOfInput();
    } else {
      inBackground("input", () -> haltAtEndOfInput());
      exchangeOneRecord(arguments[2]);
    }
    System.exit(0);
  }

  /** By name, because this is compiled against Kafka's client library alone. Comes back when the server has ended. */
  private static void startServer(String mainClass, String configurationFile) throws Exception {
    Class.forName(mainClass)
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[] {configurationFile});
  }

  private static void exchangeOneRecord(String address) throws Exception {
    Map<String, Object> client = Map.of("bootstrap.servers", address);
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(Set.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, "key", "value")).get();
    }
    Map<String, Object> group =
        Map.of("bootstrap.servers", address, "group.id", "training", "auto.offset.reset", "earliest");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(group, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(Collections.singleton(TOPIC));
      long end = System.nanoTime() + LIMIT.toNanos();
      while (consumer.poll(Duration.ofMillis(200)).isEmpty()) {
        if (System.nanoTime() > end) throw new IllegalStateException("the record did not come back");
      }
      consumer.commitSync();
    }
  }

  private static void haltAtEndOfInput() throws IOException {
    awaitEndOfInput();
    Runtime.getRuntime().halt(2);
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {}
  }

  /** What fails in it ends the JVM: there is nothing to archive then. */
  private static void inBackground(String name, Task task) {
    Runnable guarded =
        () -> {
          try {
            task.run();
          } catch (Exception failure) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
          }
        };
    Thread thread = new Thread(guarded, name);
    thread.setDaemon(true);
    thread.start();
  }

  private interface Task {
    void run() throws Exception;
  }

  private ClassArchiveTraining() {}
}
