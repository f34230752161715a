import { Kafka, logLevel } from 'kafkajs';

import type { Endpoint } from '../../src/domain/network.ts';
import { openConnection } from '../../src/kafka/broker-connection.ts';

const METADATA_API = 3;
const API_VERSIONS = { apiKey: 18, apiVersion: 0, body: Buffer.alloc(0) };

/** The highest version of the Metadata call that a broker offers: what tells Kafka's releases apart from outside. */
export async function highestMetadataVersion(where: Endpoint): Promise<number> {
  const connection = await openConnection(where, 5_000);
  try {
    const answer = await connection.send(API_VERSIONS);
    answer.int16(); // error code
    const apis = answer.array(() => ({ key: answer.int16(), lowest: answer.int16(), highest: answer.int16() }));
    return apis.find(({ key }) => key === METADATA_API)?.highest ?? -1;
  } finally {
    connection.close();
  }
}

/** A client as a customer has one: it knows the bootstrap address and nothing else. */
export function customer({ address, port }: Endpoint): Kafka {
  return new Kafka({
    clientId: 'customer',
    brokers: [`${address}:${port}`],
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 50, retries: 20, maxRetryTime: 500 },
  });
}

/** Whether somebody answers Kafka's protocol at an address. */
export async function answers(where: Endpoint): Promise<boolean> {
  return highestMetadataVersion(where).then(
    (version) => version > 0,
    () => false,
  );
}

export async function makeTopic(kafka: Kafka, topic: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic }], waitForLeaders: true });
  await admin.disconnect();
}

/** Resolves once every replica that has to has each of the texts. */
export async function produce(kafka: Kafka, topic: string, texts: readonly string[]): Promise<void> {
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic, acks: -1, messages: texts.map((value) => ({ value })) });
  await producer.disconnect();
}

/** Reads a topic from its beginning until `count` different texts have come: a client that repeats itself leaves some twice. */
export async function consume(kafka: Kafka, topic: string, count: number): Promise<string[]> {
  const consumer = kafka.consumer({ groupId: `reader-of-${topic}-${count}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const texts = new Set<string>();
  await new Promise<void>((resolve, reject) => {
    const eachMessage = ({ message }: { message: { value: Buffer | null } }): Promise<void> => {
      texts.add(message.value?.toString('utf8') ?? '');
      if (texts.size === count) resolve();
      return Promise.resolve();
    };
    consumer.run({ eachMessage }).catch(reject);
  });
  await consumer.disconnect();
  return [...texts];
}
