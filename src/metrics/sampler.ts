import type { Logger } from 'pino';
import { replicasByDefault } from '../domain/bandwidth.ts';
import type { Edition } from '../domain/instance.ts';
import type { CommittedByGroup } from '../domain/readings.ts';
import type { DataPlane } from '../data-plane/data-plane.ts';
import type { KafkaGroups } from '../kafka/kafka-groups.ts';
import { machineTime, type Clock } from '../lib/clock.ts';
import type { InstanceToRead, Measurement, Storage } from '../storage/storage.ts';
import type { BrokerMeters } from './broker-meters.ts';
import { measured } from './measure.ts';
import { brokerReading, type BrokerReading } from './reading.ts';

/** Instances that are read at the same time, and whose samples are written in one statement. */
const READ_AT_ONCE = 16;
const WRITTEN_AT_ONCE = 64;

export interface SamplerTools {
  readonly storage: Storage;
  readonly dataPlane: Pick<DataPlane, 'metersOf'>;
  readonly meters: BrokerMeters;
  readonly groups: KafkaGroups;
  readonly clock: Clock;
  readonly log: Logger;
  /** How long a sample is. */
  readonly sampleSeconds: number;
  readonly connectionLimit: number;
  readonly groupLimit: Readonly<Record<Edition, number>>;
}

/** Reads all instances once for each stretch of time, whoever of several servers comes first. */
export interface Sampler {
  /** Does nothing when this time has been sampled. What it did before a crash stays; the rest comes with the next time. */
  round(): Promise<void>;
}

export function createSampler(tools: SamplerTools): Sampler {
  const { storage, clock, sampleSeconds } = tools;
  let sampledMs = 0;
  return {
    async round() {
      const lengthMs = sampleSeconds * 1000;
      const atMs = Math.floor(clock.now().getTime() / lengthMs) * lengthMs;
      if (atMs === sampledMs) return;
      await storage.exclusively('samples', () => sampleAll(tools, new Date(atMs)));
      sampledMs = atMs;
    },
  };
}

async function sampleAll(tools: SamplerTools, at: Date): Promise<void> {
  const waiting = await tools.storage.rows.meters.toRead(at);
  for (let begin = 0; begin < waiting.length; begin += WRITTEN_AT_ONCE) {
    const chunk = waiting.slice(begin, begin + WRITTEN_AT_ONCE);
    const found: Measurement[] = [];
    const worker = async (): Promise<void> => {
      for (let next = chunk.shift(); next !== undefined; next = chunk.shift()) {
        const measurement = await readInstance(tools, next, at);
        if (measurement !== null) found.push(measurement);
      }
    };
    await Promise.all(Array.from({ length: READ_AT_ONCE }, worker));
    await tools.storage.rows.meters.record(found);
  }
}

/** null when no broker answers: there is nothing to say about that time. */
async function readInstance(tools: SamplerTools, asked: InstanceToRead, at: Date): Promise<Measurement | null> {
  const { instance, last } = asked;
  const { instanceId } = instance;
  const brokers = await readBrokers(tools, asked);
  if (Object.keys(brokers).length === 0) return null;
  const committed = await committedOffsets(tools, asked);
  const [readAt, machineReadAt] = [tools.clock.now(), machineTime(tools.clock)];
  const quotas = {
    connections: tools.connectionLimit,
    groups: tools.groupLimit[instance.edition],
    replicas: replicasByDefault(instance, asked.brokers.length),
  };
  return { instanceId, readAt, ...measured(instance, quotas, last, { at, readAt, machineReadAt, brokers, committed }) };
}

async function readBrokers(tools: SamplerTools, asked: InstanceToRead): Promise<Record<string, BrokerReading>> {
  const { instanceId } = asked.instance;
  const answers = await Promise.all(
    asked.brokers.map(async ({ brokerId }): Promise<[number, BrokerReading][]> => {
      try {
        const address = await tools.dataPlane.metersOf({ ...asked, instanceId }, brokerId);
        return address === null ? [] : [[brokerId, brokerReading(await tools.meters.text(address))]];
      } catch (problem) {
        tools.log.debug({ instanceId, brokerId, problem }, 'a broker did not say its figures');
        return [];
      }
    }),
  );
  return Object.fromEntries(answers.flat());
}

async function committedOffsets(
  { groups, log }: SamplerTools,
  { instance, brokers, adminPassword }: InstanceToRead,
): Promise<CommittedByGroup[] | null> {
  const { instanceId } = instance;
  const target = { instanceId, brokers: brokers.map((it) => it.internal), adminPassword };
  try {
    return await groups.ask(target, async (questions) => {
      const committed: CommittedByGroup[] = [];
      for (const { groupId } of await questions.groups())
        for (const { topic, partition, offset } of await questions.committed(groupId))
          committed.push({ group: groupId, topic, partition, offset });
      return committed;
    });
  } catch (problem) {
    log.debug({ instanceId, problem }, 'the consumer groups could not be asked where they are');
    return null;
  }
}
