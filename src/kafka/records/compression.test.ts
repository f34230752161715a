import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { decompressLz4 } from './lz4.ts';
import { decompressSnappy } from './snappy.ts';

const MAX = 1_000_000;
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
/** `abcd` and a copy of it that reaches into itself: ten letters. */
const SNAPPY_BLOCK = hex('0a 0c 61626364 0904');
const XERIAL = Buffer.concat([hex('82534e41505059 00 00000001 00000001'), hex('00000008'), SNAPPY_BLOCK]);
/** The frame's header for independent blocks without checksums. */
const LZ4_HEADER = '04224d18 60 40 82';
const LZ4_END = '00000000';

describe('Snappy', () => {
  it('is read raw and in Java’s frames', () => {
    expect(decompressSnappy(SNAPPY_BLOCK, MAX).toString()).toBe('abcdabcdab');
    expect(decompressSnappy(XERIAL, MAX).toString()).toBe('abcdabcdab');
    expect(decompressSnappy(Buffer.concat([XERIAL, XERIAL.subarray(16)]), MAX).toString()).toBe('abcdabcdababcdabcdab');
  });

  it.each([
    ['says more than is allowed', hex('ffffffff0f'), 'larger than'],
    ['copies from before its beginning', hex('05 00 61 0109'), 'outside'],
    ['copies from where it writes', hex('05 00 61 0100'), 'outside'],
    ['writes more than it says', hex('02 08 616263'), 'outside'],
    ['ends in a literal', hex('05 10 6162'), 'ends early'],
    ['is shorter than it says', hex('05 00 61'), 'shorter'],
    ['has a frame that is cut', XERIAL.subarray(0, -1), 'ends early'],
  ])('that %s is refused', (_, content, why) => {
    expect(() => decompressSnappy(content, MAX)).toThrow(why);
  });
});

describe('LZ4', () => {
  it('is read compressed and stored', () => {
    // Four literals, a copy of six from four back; then the last literals.
    expect(decompressLz4(hex(`${LZ4_HEADER} 09000000 42 61626364 0400 10 21 ${LZ4_END}`), MAX).toString()).toBe(
      'abcdabcdab!',
    );
    expect(decompressLz4(hex(`${LZ4_HEADER} 03000080 616263 ${LZ4_END}`), MAX).toString()).toBe('abc');
  });

  it('is bounded, however much a few bytes say', () => {
    const repeats = `${'ff'.repeat(1_000)}00`;
    const length = Buffer.alloc(4);
    length.writeInt32LE(4 + 1_001);
    const bomb = hex(`${LZ4_HEADER} ${length.toString('hex')} 1f 61 0100 ${repeats} ${LZ4_END}`);
    expect(() => decompressLz4(bomb, 10_000)).toThrow('larger than 10000');
  });

  it.each([
    ['is something else', hex('00000000'), 'no LZ4 frame'],
    ['asks for a dictionary', hex('04224d18 61 40 82'), 'dictionary'],
    ['copies from before its beginning', hex(`${LZ4_HEADER} 04000000 10 61 0200 ${LZ4_END}`), 'outside'],
    ['is cut', hex(`${LZ4_HEADER} 09000000 42`), 'ends early'],
  ])('that %s is refused', (_, content, why) => {
    expect(() => decompressLz4(content, MAX)).toThrow(why);
  });
});

describe('any bytes', () => {
  it('are decompressed or refused with a RangeError, and never without end', () => {
    const header = hex(LZ4_HEADER);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
        for (const work of [
          () => decompressSnappy(Buffer.from(content), MAX),
          () => decompressLz4(Buffer.concat([header, content]), MAX),
        ]) {
          try {
            expect(work().length).toBeLessThanOrEqual(MAX);
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
        }
      }),
    );
  });
});
