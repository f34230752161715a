import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { NewRecord } from '../kafka-messages.ts';
import { crc32c } from './crc32c.ts';
import { readBatches, recordBatch } from './record-batch.ts';
import { varint, VarintReader } from './varint.ts';

const TIME_MS = 1_700_000_000_000;
const records: readonly NewRecord[] = [
  { key: Buffer.from('key'), value: Buffer.from('first'), headers: [] },
  { key: null, value: Buffer.from([0, 255]), headers: [{ key: 'trace', value: Buffer.from('1') }] },
  { key: Buffer.alloc(0), value: null, headers: [{ key: '', value: null }] },
];

/** A batch as the broker keeps it, with the offset that it gave. */
function kept(baseOffset: number, change: (batch: Buffer) => Buffer = (it) => it): Buffer {
  const batch = Buffer.from(change(recordBatch(records, TIME_MS)));
  batch.writeBigInt64BE(BigInt(baseOffset), 0);
  return batch;
}

/** The same batch with its records compressed, or with other attributes. */
function rewritten(attributes: number, rewrite: (records: Buffer) => Buffer = (it) => it) {
  return (batch: Buffer): Buffer => {
    const changed = Buffer.concat([batch.subarray(0, 61), rewrite(batch.subarray(61))]);
    changed.writeInt32BE(changed.length - 12, 8);
    changed.writeInt16BE(attributes, 21);
    changed.writeUInt32BE(crc32c(changed.subarray(21)), 17);
    return changed;
  };
}

describe('record batches', () => {
  it('come back as they were written', () => {
    const { records: read, nextOffset } = readBatches(kept(40), 40, 10);
    expect(read).toEqual(records.map((it, index) => ({ ...it, offset: 40 + index, timestampMs: TIME_MS })));
    expect(nextOffset).toBe(43);
  });

  it.each([
    ['gzip', rewritten(1, (it) => gzipSync(it))],
    ['zstd', rewritten(4, (it) => zstdCompressSync(it))],
  ])('are read when they are compressed with %s', (_, change) => {
    expect(readBatches(kept(0, change), 0, 10).records).toHaveLength(3);
  });

  it('are read from the offset on that is asked for, up to the count', () => {
    const both = Buffer.concat([kept(40), kept(43)]);
    expect(readBatches(both, 41, 3).records.map((it) => it.offset)).toEqual([41, 42, 43]);
  });

  it('end before one that is cut', () => {
    const cut = Buffer.concat([kept(40), kept(43).subarray(0, 70)]);
    expect(readBatches(cut, 40, 10)).toMatchObject({ nextOffset: 43, records: { length: 3 } });
    expect(readBatches(cut.subarray(0, 30), 40, 10)).toEqual({ nextOffset: null, records: [] });
  });

  it('of a transaction’s mark have no records, and are passed over', () => {
    expect(readBatches(kept(7, rewritten(0x20)), 7, 10)).toEqual({ nextOffset: 10, records: [] });
  });

  it('that the broker stamped carry its time', () => {
    const stamped = rewritten(0x08);
    const later = kept(0, (batch) => {
      const changed = Buffer.from(batch);
      changed.writeBigInt64BE(BigInt(TIME_MS + 5), 35);
      return stamped(changed);
    });
    expect(readBatches(later, 0, 1).records[0]?.timestampMs).toBe(TIME_MS + 5);
  });

  it.each([
    ['damaged', (it: Buffer) => Buffer.concat([it.subarray(0, -1), Buffer.from([0x77])]), 'damaged'],
    [
      'of an old format',
      (it: Buffer) => Buffer.concat([it.subarray(0, 16), Buffer.from([1]), it.subarray(17)]),
      'old format 1',
    ],
    ['of an unknown compression', rewritten(6), 'no compression 6'],
    ['not of their compression', rewritten(3), 'no LZ4 frame'],
  ])('that are %s are refused', (_, change, why) => {
    expect(() => readBatches(kept(0, change), 0, 10)).toThrow(why);
  });
});

describe('numbers of variable length', () => {
  it.each([0, -1, 1, 63, -64, 64, 300, -301, 2 ** 31, -(2 ** 40), Number.MAX_SAFE_INTEGER])(
    '%d comes back',
    (value) => {
      expect(new VarintReader(varint(value)).varint()).toBe(value);
    },
  );

  it('without an end are refused', () => {
    expect(() => new VarintReader(Buffer.alloc(20, 0xff)).varint()).toThrow('has no end');
    expect(() => new VarintReader(Buffer.from([0xff])).varint()).toThrow('before its last field');
  });
});

describe('CRC-32C', () => {
  it('is that of RFC 3720', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
    expect(crc32c(Buffer.alloc(32))).toBe(0x8a9136aa);
  });
});
