import type { Endpoint } from '../domain/network.ts';
import type { WireRequest } from './broker-connection.ts';
import { array, boolean, NULL_ARRAY, string, type WireReader } from './wire.ts';

/** Version 5 is served by every broker from 1.0 on, knows internal topics, and can forbid the creation of topics by asking. */
const METADATA = { apiKey: 3, apiVersion: 5 } as const;

export interface ViewedPartition {
  readonly partition: number;
  /** The leader's listener; null without one. */
  readonly leader: Endpoint | null;
}

/** Where things are, by what one broker knows. */
export interface TopicsView {
  readonly brokers: readonly Endpoint[];
  /** Those that exist and are not Kafka's own, with their partitions in order. */
  readonly topics: ReadonlyMap<string, readonly ViewedPartition[]>;
}

/** Asks for these topics, for all when null; makes none. */
export function topicsRequest(names: readonly string[] | null): WireRequest {
  const asked = names === null ? NULL_ARRAY : array(names, string);
  return { ...METADATA, body: Buffer.concat([asked, boolean(false)]) };
}

/** Reads the answer to `topicsRequest`. */
export function readTopics(answer: WireReader): TopicsView {
  answer.int32(); // throttle time
  const brokers = new Map(
    answer.array(() => {
      const brokerId = answer.int32();
      const place: Endpoint = { address: answer.string(), port: answer.int32() };
      answer.nullableString(); // rack
      return [brokerId, place] as const;
    }),
  );
  answer.string(); // cluster id
  answer.int32(); // controller
  const topics = answer.array(() => {
    const errorCode = answer.int16();
    const name = answer.string();
    const isInternal = answer.boolean();
    const partitions = answer.array(() => readPartition(answer, brokers));
    return { errorCode, name, isInternal, partitions: partitions.sort((a, b) => a.partition - b.partition) };
  });
  // A topic whose leaders are still being chosen has an error of its own, and its partitions.
  const there = topics.filter((it) => !it.isInternal && it.partitions.length > 0);
  return {
    brokers: [...brokers.values()],
    topics: new Map(there.map((it) => [it.name, it.partitions])),
  };
}

function readPartition(answer: WireReader, brokers: ReadonlyMap<number, Endpoint>): ViewedPartition {
  answer.int16(); // error code; a partition without a leader says so by its leader too
  const partition = answer.int32();
  const leader = brokers.get(answer.int32()) ?? null;
  // Replicas, those in sync, those offline.
  for (const _ of [1, 2, 3]) answer.array(() => answer.int32());
  return { partition, leader };
}
