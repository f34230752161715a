import { randomBytes } from 'node:crypto';

/** Where chance comes from: ids, secrets, jitter. A test passes `seededRandom` and gets the same run again. */
export interface Random {
  /** `count` bytes; from `systemRandom` they are fit for secrets. */
  bytes(count: number): Buffer;
}

/** Asking the system costs the same for a few bytes as for many, and each call takes a few. */
const POOL_BYTES = 4096;
const FROM_POOL_MAX = 64;

export const systemRandom: Random = { bytes: pooled() };

function pooled(): Random['bytes'] {
  let pool = Buffer.alloc(0);
  return (count) => {
    if (count > FROM_POOL_MAX) return randomBytes(count);
    if (pool.length < count) pool = randomBytes(POOL_BYTES);
    const bytes = Buffer.from(pool.subarray(0, count));
    // What was given away may be a secret, and is nowhere else then.
    pool.fill(0, 0, count);
    pool = pool.subarray(count);
    return bytes;
  };
}

/** A repeatable source for tests (mulberry32). Never for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { bytes: (count) => Buffer.from(Array.from({ length: count }, () => Math.floor(next() * 256))) };
}

/** A text of `length` letters from `alphabet`, each equally likely (bytes that would favour some are thrown away). */
export function randomText(random: Random, length: number, alphabet: string): string {
  const limit = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    for (const byte of random.bytes(length * 2)) {
      if (byte < limit && text.length < length) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
}
