import type { WireRequest } from './broker-connection.ts';
import type { FoundOffset, Moment, Position, TopicPartition } from './kafka-messages.ts';
import { byTopic, readPartitions } from './partition-lists.ts';
import { array, bytes, int16, int32, int64, int8, NULL_STRING, type WireReader } from './wire.ts';

/** Versions that 2.4.1, 2.8.1 and 3.2.3 all serve. Fetch 10 is the first that hands out zstd. */
const API = {
  produce: { apiKey: 0, apiVersion: 3 },
  fetch: { apiKey: 1, apiVersion: 10 },
  listOffsets: { apiKey: 2, apiVersion: 1 },
} as const;

const NOT_A_REPLICA = int32(-1);
const START = -2;
const END = -1;
const NO_SUCH_RECORD = -1;

const READ_UNCOMMITTED = int8(0);
/** A fetch by itself, not one of a series that the broker would have to remember. */
const NO_FETCH_SESSION = Buffer.concat([int32(0), int32(-1)]);
const ANY_LEADER_EPOCH = int32(-1);
const UNKNOWN_LOG_START = int64(-1);
/** How long a broker waits for records when there are none: they were asked for because they are there. */
const MAX_WAIT_MS = 100;

const ALL_IN_SYNC = int16(-1);
/** How long the leader waits for the other replicas. */
const ACKNOWLEDGE_WITHIN_MS = 5_000;

export function listOffsetsRequest(partitions: readonly TopicPartition[], moment: Moment): WireRequest {
  const time = moment === 'start' ? START : moment === 'end' ? END : moment.atMs;
  const topics = byTopic(partitions, ({ partition }) => Buffer.concat([int32(partition), int64(time)]));
  return { ...API.listOffsets, body: Buffer.concat([NOT_A_REPLICA, topics]) };
}

export function readListedOffsets(answer: WireReader): FoundOffset[] {
  return readPartitions(answer, () => {
    const errorCode = answer.int16();
    answer.int64(); // the record's time
    const offset = answer.int64();
    return { errorCode, offset: offset === NO_SUCH_RECORD ? null : offset };
  });
}

/** Asks one partition for the record batches from the one that holds the offset on; the first comes whole, however large it is. */
export function fetchRequest({ topic, partition, offset }: Position, maxBytes: number): WireRequest {
  const wanted = { topic, partition };
  const encode = (): Buffer =>
    Buffer.concat([int32(partition), ANY_LEADER_EPOCH, int64(offset), UNKNOWN_LOG_START, int32(maxBytes)]);
  return {
    ...API.fetch,
    body: Buffer.concat([
      NOT_A_REPLICA,
      int32(MAX_WAIT_MS),
      int32(1), // bytes at least
      int32(maxBytes),
      READ_UNCOMMITTED,
      NO_FETCH_SESSION,
      byTopic([wanted], encode),
      array([], () => NULL_STRING), // topics that the session forgets
    ]),
  };
}

export interface FetchedBatches {
  readonly errorCode: number;
  /** The offset behind the last record that consumers may read. */
  readonly endOffset: number;
  /** Record batches one after the other; the last may be cut. */
  readonly batches: Buffer;
}

export function readFetched(answer: WireReader): FetchedBatches {
  answer.int32(); // throttle time
  const errorCode = answer.int16();
  answer.int32(); // session
  const [read] = readPartitions(answer, () => {
    const partition = { errorCode: answer.int16(), endOffset: answer.int64() };
    answer.int64(); // last stable offset
    answer.int64(); // log start
    answer.array(() => [answer.int64(), answer.int64()]); // aborted transactions
    return { ...partition, batches: answer.bytes() };
  });
  return read ?? { errorCode, endOffset: 0, batches: Buffer.alloc(0) };
}

export function produceRequest({ topic, partition }: TopicPartition, batch: Buffer): WireRequest {
  const encode = (): Buffer => Buffer.concat([int32(partition), bytes(batch)]);
  return {
    ...API.produce,
    body: Buffer.concat([
      NULL_STRING, // no transaction
      ALL_IN_SYNC,
      int32(ACKNOWLEDGE_WITHIN_MS),
      byTopic([{ topic, partition }], encode),
    ]),
  };
}

export function readProduced(answer: WireReader): { errorCode: number; offset: number } {
  const [read] = readPartitions(answer, () => {
    const produced = { errorCode: answer.int16(), offset: answer.int64() };
    answer.int64(); // the time that the broker gave, where it does
    return produced;
  });
  if (read === undefined) throw new RangeError('a Kafka answer acknowledges nothing');
  return read;
}
