/** CRC-32C (Castagnoli), which Kafka's record batches carry; Node's zlib has only the other CRC-32. */
const POLYNOMIAL = 0x82f63b78;

const TABLE = Int32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value;
});

/** As an unsigned number of 32 bits. */
export function crc32c(content: Uint8Array): number {
  let value = -1;
  for (const byte of content) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0);
  return ~value >>> 0;
}
