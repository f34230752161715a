import { Kafka, logLevel } from 'kafkajs';
import type { Endpoint } from '../../src/domain/network.ts';

const TOPIC = 'first';
const LIMIT_MS = 30_000;

/** When each was done, in milliseconds of the wall clock. */
export interface FirstRecord {
  readonly topicAtMs: number;
  readonly producedAtMs: number;
  readonly consumedAtMs: number;
}

/** Makes a topic, produces one record that all replicas have, and reads it back as a group; a client that knows the bootstrap address alone. */
export async function firstRecord({ address, port }: Endpoint): Promise<FirstRecord> {
  const kafka = new Kafka({
    clientId: 'bench',
    brokers: [`${address}:${port}`],
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 50, maxRetryTime: 200, retries: 40 },
  });
  await makeTopic(kafka);
  const topicAtMs = Date.now();
  await produce(kafka);
  const producedAtMs = Date.now();
  const consumedAtMs = await consume(kafka);
  return { topicAtMs, producedAtMs, consumedAtMs };
}

async function makeTopic(kafka: Kafka): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  const topic = { topic: TOPIC, numPartitions: 1, replicationFactor: 1 };
  await admin.createTopics({ topics: [topic], waitForLeaders: true });
  await admin.disconnect();
}

async function produce(kafka: Kafka): Promise<void> {
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic: TOPIC, acks: -1, messages: [{ value: 'first' }] });
  await producer.disconnect();
}

/** Answers when the record came; leaving the group is not waited for in that. */
async function consume(kafka: Kafka): Promise<number> {
  const consumer = kafka.consumer({ groupId: 'bench', maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
  const consumedAtMs = await new Promise<number>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no record within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
    const eachMessage = (): Promise<void> => {
      clearTimeout(late);
      resolve(Date.now());
      return Promise.resolve();
    };
    consumer.run({ eachMessage }).catch(reject);
  });
  await consumer.disconnect();
  return consumedAtMs;
}
