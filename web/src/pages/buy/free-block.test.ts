import { expect, it } from 'vitest';
import { freeBlock } from './free-block.ts';

it('a new subnet gets the first block that nobody has', () => {
  expect(freeBlock('10.0.0.0/16', [])).toBe('10.0.0.0/24');
  expect(freeBlock('10.0.0.0/16', ['10.0.0.0/24', '10.0.2.0/23'])).toBe('10.0.1.0/24');
  expect(
    freeBlock(
      '127.89.0.0/20',
      Array.from({ length: 7 }, (_, n) => `127.89.${n}.0/24`),
    ),
  ).toBe('127.89.7.0/24');
});

it('a VPC that is full, or no block at all, has none', () => {
  expect(freeBlock('10.0.0.0/24', ['10.0.0.128/25'])).toBe('');
  expect(freeBlock('', [])).toBe('');
});
