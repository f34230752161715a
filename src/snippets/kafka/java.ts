import { jsonTextLiteral } from '../text-literal.ts';
import { AUTHORITY, loginModule, PASSWORD, properties, type KafkaUser } from './sign-in.ts';

export function java(servers: string, topic: string, user?: KafkaUser): string {
  return `import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

public class Hello {
    public static void main(String[] arguments) throws Exception {
        String topic = ${jsonTextLiteral(topic)};
        Properties cluster = new Properties();
        cluster.put("bootstrap.servers", ${jsonTextLiteral(servers)});
        cluster.put("group.id", "hello");
        cluster.put("auto.offset.reset", "earliest");
${user === undefined ? '' : signingIn(user)}
        try (var producer = new KafkaProducer<>(cluster, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "hello")).get();
        }
        try (var consumer = new KafkaConsumer<>(cluster, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            ConsumerRecords<String, String> records = ConsumerRecords.empty();
            while (records.isEmpty()) records = consumer.poll(Duration.ofSeconds(1));
            System.out.println(records.iterator().next().value());
        }
    }
}
`;
}

function signingIn(user: KafkaUser): string {
  const put = (name: string, value: string): string => `        cluster.put("${name}", ${value});\n`;
  const login = `${jsonTextLiteral(`${loginModule(user)}"`)} + System.getenv("${PASSWORD}") + ${jsonTextLiteral('";')}`;
  return [
    ...properties(user).map(([name, value]) => put(name, jsonTextLiteral(value))),
    put('sasl.jaas.config', login),
    ...(user.tls
      ? [put('ssl.truststore.type', '"PEM"'), put('ssl.truststore.location', `System.getenv("${AUTHORITY}")`)]
      : []),
  ].join('');
}
