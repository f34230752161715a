import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { decompressLz4 } from './lz4.ts';
import { decompressSnappy } from './snappy.ts';

/** Far above any batch that a broker takes; more is a bomb. */
const MAX_BYTES = 256 * 1024 * 1024;

/** By the number in a batch's attributes. */
const DECOMPRESS: readonly ((compressed: Buffer) => Buffer)[] = [
  (plain) => plain,
  (compressed) => gunzipSync(compressed, { maxOutputLength: MAX_BYTES }),
  (compressed) => decompressSnappy(compressed, MAX_BYTES),
  (compressed) => decompressLz4(compressed, MAX_BYTES),
  (compressed) => zstdDecompressSync(compressed, { maxOutputLength: MAX_BYTES }),
];

/** The records of a batch whose attributes name this codec. Throws for what is not of that codec. */
export function decompress(codec: number, compressed: Buffer): Buffer {
  const decompressOne = DECOMPRESS[codec];
  if (decompressOne === undefined) throw new RangeError(`Kafka has no compression ${codec}`);
  return decompressOne(compressed);
}
