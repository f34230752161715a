import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka's own client going as fast as it is let. Arguments: address, topic, {@code produce} or {@code consume}, seconds that are not
 * measured, seconds that are. Prints one JSON text: bytes of values a second, in MB (1,000,000 bytes).
 */
public final class KafkaLoad {
  private static final int RECORD_BYTES = 4_000;

  public static void main(String[] arguments) throws Exception {
    AtomicLong bytes = new AtomicLong();
    boolean produces = arguments[2].equals("produce");
    Thread load = new Thread(() -> { if (produces) produce(arguments, bytes); else consume(arguments, bytes); });
    load.setDaemon(true);
    load.start();
    Thread.sleep(1000L * Integer.parseInt(arguments[3]));
    long before = bytes.get();
    long startedAt = System.nanoTime();
    Thread.sleep(1000L * Integer.parseInt(arguments[4]));
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    System.out.printf("{\"MBps\": %.3f}%n", (bytes.get() - before) / 1e6 / seconds);
    Runtime.getRuntime().halt(0);
  }

  private static void produce(String[] arguments, AtomicLong acknowledged) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", arguments[0], "acks", "1", "linger.ms", 5, "batch.size", 131_072, "buffer.memory", 33_554_432L,
            "max.block.ms", 600_000, "enable.idempotence", false, "delivery.timeout.ms", 600_000);
    byte[] value = new byte[RECORD_BYTES];
    new Random(1).nextBytes(value);
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    while (true)
      producer.send(
          new ProducerRecord<>(arguments[1], value),
          (sent, failure) -> { if (failure == null) acknowledged.addAndGet(RECORD_BYTES); else fail(failure); });
  }

  /** From the beginning to the end, again and again. */
  private static void consume(String[] arguments, AtomicLong read) {
    Map<String, Object> settings = Map.of("bootstrap.servers", arguments[0], "fetch.max.bytes", 4_000_000);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(arguments[1]).stream().map(it -> new TopicPartition(arguments[1], it.partition())).collect(Collectors.toList());
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (true) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) read.addAndGet(record.value().length);
      for (TopicPartition it : partitions) if (consumer.position(it) >= ends.get(it)) consumer.seekToBeginning(List.of(it));
    }
  }

  private static void fail(Exception failure) {
    failure.printStackTrace();
    Runtime.getRuntime().halt(1);
  }

  private KafkaLoad() {}
}
