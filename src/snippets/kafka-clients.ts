import { consoleTools } from './kafka/console-tools.ts';
import { go } from './kafka/go.ts';
import { java } from './kafka/java.ts';
import { node } from './kafka/node.ts';
import { python } from './kafka/python.ts';
import type { KafkaUser } from './kafka/sign-in.ts';

export type { KafkaUser } from './kafka/sign-in.ts';

export interface KafkaLanguage {
  readonly id: string;
  readonly label: string;
  /** What highlighters call it. */
  readonly highlight: string;
  /** The command that fetches what the code needs, in one line. */
  readonly install: string;
  readonly fileName: string;
  /** `servers` is `host:port,host:port`. */
  readonly write: (servers: string, topic: string, user: KafkaUser | undefined) => string;
}

export const KAFKA_LANGUAGES: readonly KafkaLanguage[] = [
  {
    ...{ id: 'console', label: "Kafka's console tools", highlight: 'bash', fileName: 'hello.sh' },
    install: 'export PATH="$PATH:/opt/kafka/bin" # where Kafka 2.7 or newer is unpacked',
    write: consoleTools,
  },
  {
    ...{ id: 'python', label: 'Python', highlight: 'python', fileName: 'hello.py' },
    install: 'pip install kafka-python',
    write: python,
  },
  {
    ...{ id: 'java', label: 'Java', highlight: 'java', fileName: 'Hello.java' },
    install: 'mvn dependency:get -Dartifact=org.apache.kafka:kafka-clients:3.9.1',
    write: java,
  },
  {
    ...{ id: 'go', label: 'Go', highlight: 'go', fileName: 'main.go' },
    install: 'go get github.com/segmentio/kafka-go',
    write: go,
  },
  {
    ...{ id: 'node', label: 'Node.js', highlight: 'typescript', fileName: 'hello.mts' },
    install: 'npm install kafkajs',
    write: node,
  },
];

/**
 * The shortest program that writes a record to a topic and reads one from its beginning. It takes the password of a user from
 * KAFKA_PASSWORD and, on an encrypted route, the file of the authority from KAFKA_CA. @throws Error for a language that there is not.
 */
export function producerConsumerSnippet(
  language: string,
  bootstrapServers: string,
  topic: string,
  user?: KafkaUser,
): string {
  const found = KAFKA_LANGUAGES.find((it) => it.id === language);
  if (found === undefined) throw new Error(`there is no code in ${language}`);
  return found.write(bootstrapServers, topic, user);
}
