import type { KafkaRecord, NewRecord, RecordHeader } from '../kafka-messages.ts';
import { int16, int32, int64, int8 } from '../wire.ts';
import { decompress } from './compression.ts';
import { crc32c } from './crc32c.ts';
import { varint, VarintReader } from './varint.ts';

/**
 * Record batches of format 2, the only one that 2.4.1 and newer write unless a topic asks for an older one
 * (https://kafka.apache.org/documentation/#recordbatch). A batch is a header of fixed places, then records, together compressed or not.
 */
const MAGIC = 2;
/** Where things stand from the batch's beginning. */
const AT = {
  length: 8,
  magic: 16,
  crc: 17,
  attributes: 21,
  firstTimestamp: 27,
  maxTimestamp: 35,
  records: 61,
} as const;
/** What stands before the length counts. */
const BEFORE_LENGTH = 12;
const CODEC_BITS = 0x07;
const LOG_APPEND_TIME_BIT = 0x08;
const CONTROL_BIT = 0x20;
const NO_PRODUCER = Buffer.concat([int64(-1), int16(-1), int32(-1)]);

export interface ReadBatches {
  readonly records: KafkaRecord[];
  /** Behind the last whole batch; null when there was none. Offsets without a record are passed over with it. */
  readonly nextOffset: number | null;
}

/**
 * The records of batches one after the other; stops before a batch that is cut, and once there are `count` records from `fromOffset` on.
 * Throws for a batch that is damaged or of an older format.
 */
export function readBatches(batches: Buffer, fromOffset: number, count: number): ReadBatches {
  const records: KafkaRecord[] = [];
  let nextOffset: number | null = null;
  for (let at = 0; at + AT.records <= batches.length && records.length < count;) {
    const end = at + BEFORE_LENGTH + batches.readInt32BE(at + AT.length);
    if (end > batches.length) break;
    const batch = batches.subarray(at, end);
    records.push(...readBatch(batch).filter((it) => it.offset >= fromOffset));
    nextOffset = baseOffset(batch) + batch.readInt32BE(23) + 1;
    at = end;
  }
  return { records: records.slice(0, count), nextOffset };
}

function baseOffset(batch: Buffer): number {
  return Number(batch.readBigInt64BE(0));
}

function readBatch(batch: Buffer): KafkaRecord[] {
  const magic = batch.readInt8(AT.magic);
  if (magic !== MAGIC) throw new RangeError(`records of the old format ${magic} cannot be read`);
  if (crc32c(batch.subarray(AT.attributes)) !== batch.readUInt32BE(AT.crc))
    throw new RangeError('a record batch is damaged');
  const attributes = batch.readInt16BE(AT.attributes);
  // Marks where a transaction ended; it is nobody's message.
  if ((attributes & CONTROL_BIT) !== 0) return [];
  const firstTimestampMs = Number(batch.readBigInt64BE(AT.firstTimestamp));
  const maxTimestampMs = Number(batch.readBigInt64BE(AT.maxTimestamp));
  const records = new VarintReader(decompress(attributes & CODEC_BITS, batch.subarray(AT.records)));
  return Array.from({ length: batch.readInt32BE(AT.records - 4) }, () => {
    const { timestampDelta, offsetDelta, ...content } = readRecord(records);
    // Where the broker stamps records, only the batch carries the time.
    const timestampMs = (attributes & LOG_APPEND_TIME_BIT) !== 0 ? maxTimestampMs : firstTimestampMs + timestampDelta;
    return { ...content, offset: baseOffset(batch) + offsetDelta, timestampMs };
  });
}

function readRecord(batch: VarintReader): NewRecord & { timestampDelta: number; offsetDelta: number } {
  const record = new VarintReader(batch.take(batch.varint()));
  record.byte(); // attributes, not used yet
  return {
    timestampDelta: record.varint(),
    offsetDelta: record.varint(),
    key: record.bytes(),
    value: record.bytes(),
    headers: Array.from({ length: record.varint() }, (): RecordHeader => ({
      key: (record.bytes() ?? Buffer.alloc(0)).toString('utf8'),
      value: record.bytes(),
    })),
  };
}

/** One batch of these records, not compressed, as a producer without transactions writes it. */
export function recordBatch(records: readonly NewRecord[], timestampMs: number): Buffer {
  const time = int64(timestampMs);
  const checked = Buffer.concat([
    int16(0), // attributes
    int32(records.length - 1),
    time,
    time,
    NO_PRODUCER,
    int32(records.length),
    ...records.map(encodeRecord),
  ]);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32c(checked));
  const counted = Buffer.concat([int32(0), int8(MAGIC), crc, checked]);
  return Buffer.concat([int64(0), int32(counted.length), counted]);
}

function encodeRecord({ key, value, headers }: NewRecord, offsetDelta: number): Buffer {
  const record = Buffer.concat([
    int8(0), // attributes
    varint(0), // of the timestamp: all have the batch's
    varint(offsetDelta),
    nullableBytes(key),
    nullableBytes(value),
    varint(headers.length),
    ...headers.flatMap((it) => [nullableBytes(Buffer.from(it.key, 'utf8')), nullableBytes(it.value)]),
  ]);
  return Buffer.concat([varint(record.length), record]);
}

function nullableBytes(content: Buffer | null): Buffer {
  return content === null ? varint(-1) : Buffer.concat([varint(content.length), content]);
}
