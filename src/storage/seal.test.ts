import { expect, it } from 'vitest';
import { seededRandom, systemRandom } from '../lib/random.ts';
import { sealWith } from './seal.ts';

const key = seededRandom(1).bytes(32);
const place = { table: 'instances', id: 'ckafka-a' };

it('opens what it closed, for any text', () => {
  const seal = sealWith(key, systemRandom);
  for (const text of ['', 'a', '密码 🐘', 'x'.repeat(10_000)])
    expect(seal.open(seal.close(text, place), place)).toBe(text);
});

it('closes the same text differently each time', () => {
  const seal = sealWith(key, systemRandom);
  expect(seal.close('secret', place)).not.toEqual(seal.close('secret', place));
});

it('opens nothing after any single bit has changed', () => {
  const seal = sealWith(key, systemRandom);
  const sealed = seal.close('secret', place);
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => seal.open(changed, place)).toThrow('does not open');
  }
});

it('opens nothing that is cut short', () => {
  const seal = sealWith(key, systemRandom);
  const sealed = seal.close('secret', place);
  for (let length = 0; length < sealed.length; length++) {
    expect(() => seal.open(sealed.subarray(0, length), place)).toThrow('does not open');
  }
});

it('opens nothing for another row, another table or with another key', () => {
  const seal = sealWith(key, systemRandom);
  const sealed = seal.close('secret', place);
  expect(() => seal.open(sealed, { ...place, id: 'ckafka-b' })).toThrow('instances ckafka-b');
  expect(() => seal.open(sealed, { ...place, table: 'key_pairs' })).toThrow('does not open');
  expect(() => sealWith(seededRandom(2).bytes(32), systemRandom).open(sealed, place)).toThrow('does not open');
});
