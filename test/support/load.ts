import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import type { Endpoint } from '../../src/domain/network.ts';

const RECORD = randomBytes(100_000);
const RECORDS_A_CALL = 4;
const CALL_BYTES = RECORD.length * RECORDS_A_CALL;

/** Producers that send as fast as they are let, and what was acknowledged to each. */
export interface Load {
  /** MB/s of each producer over the next `seconds`, in their order. */
  measure(seconds: number): Promise<number[]>;
  stop(): Promise<void>;
}

/** One producer for each client id, spread over the partitions of a topic that is there. */
export async function loadOn({ address, port }: Endpoint, topic: string, clientIds: readonly string[]): Promise<Load> {
  const acknowledgedBytes = clientIds.map(() => 0);
  let stopped = false;
  const producers = await Promise.all(
    clientIds.map(async (clientId) => {
      const kafka = new Kafka({ clientId, brokers: [`${address}:${port}`], logLevel: logLevel.NOTHING });
      const producer = kafka.producer({ allowAutoTopicCreation: false });
      await producer.connect();
      return producer;
    }),
  );
  const messages = Array.from({ length: RECORDS_A_CALL }, () => ({ value: RECORD }));
  const running = producers.map(async (producer, index) => {
    while (!stopped) {
      await producer.send({ topic, acks: 1, messages });
      acknowledgedBytes[index] = (acknowledgedBytes[index] ?? 0) + CALL_BYTES;
    }
  });
  return {
    async measure(seconds) {
      const [before, startedAt] = [[...acknowledgedBytes], performance.now()];
      await sleep(seconds * 1000);
      const tookMs = performance.now() - startedAt;
      return acknowledgedBytes.map((bytes, index) => (bytes - (before[index] ?? 0)) / 1000 / tookMs);
    },
    async stop() {
      stopped = true;
      await Promise.all(running);
      await Promise.all(producers.map((it) => it.disconnect()));
    },
  };
}
