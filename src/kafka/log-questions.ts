import type { Endpoint } from '../domain/network.ts';
import { accept, ErrorCode, failureOf, withRetries, type ClusterSession } from './cluster-session.ts';
import { isTransient } from './error-names.ts';
import { KafkaRefused } from './kafka-failures.ts';
import type {
  FoundOffset,
  KafkaRecord,
  LogQuestions,
  Moment,
  NewRecord,
  Position,
  TopicPartition,
} from './kafka-messages.ts';
import {
  fetchRequest,
  listOffsetsRequest,
  produceRequest,
  readFetched,
  readListedOffsets,
  readProduced,
  type FetchedBatches,
} from './log-requests.ts';
import { readBatches, recordBatch, type ReadBatches } from './records/record-batch.ts';

const UNKNOWN_PARTITION = 3;
const NO_LEADER = 5;
const NOT_LEADER = 6;
/** A second: a leader that is being chosen is there by then, and one that is lost may stay so for long. */
const OFFSET_ATTEMPTS = 10;
/** Enough for a page of small records in one fetch; a larger batch comes all the same, alone. */
const FETCH_BYTES = 256 * 1024;

/** Asks about logs within one conversation. */
export function logQuestions(session: ClusterSession): LogQuestions {
  return {
    async partitionsOf(topics) {
      if (topics.length === 0) return new Map();
      const view = await session.topics(topics);
      return new Map([...view.topics].map(([topic, partitions]) => [topic, partitions.map((it) => it.partition)]));
    },
    offsetsAt: (partitions, moment) => offsetsAt(session, partitions, moment),
    read: (from, count) => read(session, from, count),
    append: (to, records, timestampMs) => withRetries(() => append(session, to, records, timestampMs)),
  };
}

async function offsetsAt(
  session: ClusterSession,
  partitions: readonly TopicPartition[],
  moment: Moment,
): Promise<FoundOffset[]> {
  const found = new Map<string, FoundOffset>();
  const ask = async (): Promise<void> => {
    const open = partitions.filter((it) => (found.get(nameOf(it))?.errorCode ?? NO_LEADER) !== 0);
    for (const answer of await askLeaders(session, open, moment)) found.set(nameOf(answer), answer);
    const passing = [...found.values()].find((it) => isTransient(it.errorCode));
    if (passing !== undefined) throw new ErrorCode(passing.errorCode, nameOf(passing));
  };
  await withRetries(ask, OFFSET_ATTEMPTS).catch((error: unknown) => {
    if (!(error instanceof ErrorCode)) throw error;
  });
  return partitions.map((it) => found.get(nameOf(it)) ?? { ...it, offset: null, errorCode: NO_LEADER });
}

/** Each leader is asked once for all of its partitions. */
async function askLeaders(
  session: ClusterSession,
  partitions: readonly TopicPartition[],
  moment: Moment,
): Promise<FoundOffset[]> {
  if (partitions.length === 0) return [];
  const leaders = await leadersOf(session, partitions);
  const byLeader = Map.groupBy(partitions, (it) => leaders.get(nameOf(it)) ?? null);
  const answers = [...byLeader].map(async ([leader, led]): Promise<FoundOffset[]> => {
    if (leader === null) return led.map((it) => ({ ...it, offset: null, errorCode: NO_LEADER }));
    return readListedOffsets(await session.send(leader, listOffsetsRequest(led, moment)));
  });
  return (await Promise.all(answers)).flat();
}

async function leadersOf(
  session: ClusterSession,
  partitions: readonly TopicPartition[],
): Promise<Map<string, Endpoint>> {
  const { topics } = await session.topics([...new Set(partitions.map((it) => it.topic))]);
  const found = new Map<string, Endpoint>();
  for (const { topic, partition } of partitions) {
    const leader = topics.get(topic)?.find((it) => it.partition === partition)?.leader;
    // The same endpoint of the same view is the same object, so partitions group by it.
    if (leader !== undefined && leader !== null) found.set(nameOf({ topic, partition }), leader);
  }
  return found;
}

async function leaderOf(session: ClusterSession, of: TopicPartition): Promise<Endpoint> {
  const leader = (await leadersOf(session, [of])).get(nameOf(of));
  if (leader === undefined) throw new ErrorCode(NO_LEADER, nameOf(of));
  return leader;
}

async function read(session: ClusterSession, from: Position, count: number): Promise<KafkaRecord[]> {
  const records: KafkaRecord[] = [];
  for (let offset: number | null = from.offset; offset !== null && records.length < count;) {
    const position: Position = { ...from, offset };
    const fetched = await withRetries(() => fetch(session, position));
    const batches = readWhole(fetched, position, count - records.length);
    records.push(...batches.records);
    const hasMore = batches.nextOffset !== null && batches.nextOffset < fetched.endOffset;
    offset = hasMore ? batches.nextOffset : null;
  }
  return records;
}

async function fetch(session: ClusterSession, from: Position): Promise<FetchedBatches> {
  const fetched = readFetched(await session.send(await leaderOf(session, from), fetchRequest(from, FETCH_BYTES)));
  accept(fetched.errorCode, nameOf(from));
  return fetched;
}

function readWhole({ batches }: FetchedBatches, from: Position, count: number): ReadBatches {
  try {
    return readBatches(batches, from.offset, count);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new KafkaRefused('CORRUPT_MESSAGE', `${nameOf(from)} from offset ${from.offset} on: ${why}`, { cause });
  }
}

async function append(
  session: ClusterSession,
  to: TopicPartition,
  records: readonly NewRecord[],
  timestampMs: number,
): Promise<number> {
  const request = produceRequest(to, recordBatch(records, timestampMs));
  const { errorCode, offset } = readProduced(await session.send(await leaderOf(session, to), request));
  // A broker that does not lead has surely written nothing; after any other failure the records may be there, and twice would be two.
  if (errorCode !== 0 && errorCode !== NOT_LEADER && errorCode !== UNKNOWN_PARTITION)
    throw failureOf(new ErrorCode(errorCode, nameOf(to)));
  accept(errorCode, nameOf(to));
  return offset;
}

function nameOf({ topic, partition }: TopicPartition): string {
  return `${topic}-${partition}`;
}
