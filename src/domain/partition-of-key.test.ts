import { describe, expect, it } from 'vitest';
import { partitionOfKey } from './partition-of-key.ts';

describe('the partition of a key', () => {
  it.each([
    // Hashes from Kafka's own test of its murmur2 (UtilsTest.testMurmur2), the sign cut off.
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ])('of %s is that of Kafka’s own producers', (key, hash) => {
    const count = 0x7fff_ffff;
    expect(partitionOfKey(Buffer.from(key), count)).toBe((hash & 0x7fff_ffff) % count);
    expect(partitionOfKey(Buffer.from(key), 12)).toBe((hash & 0x7fff_ffff) % 12);
  });
});
