import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instanceNames } from './instance-names.ts';
import { characterCount } from './parameter-refusals.ts';
import { Refusal } from './refusal.ts';

const names = (asked: string | undefined, count = 1): string[] => instanceNames(asked, count, 128);

describe('the names of a batch', () => {
  it.each([
    [undefined, 1, ['unnamed']],
    ['', 1, ['unnamed']],
    [undefined, 2, ['unnamed1', 'unnamed2']],
    ['test55', 1, ['test55']],
    ['ckafka', 3, ['ckafka1', 'ckafka2', 'ckafka3']],
    ['ckafka{R:3}', 3, ['ckafka3', 'ckafka4', 'ckafka5']],
    ['ckafka{R:13}-big{R:2}-test', 3, ['ckafka13-big2-test', 'ckafka14-big3-test', 'ckafka15-big4-test']],
    ['one{R:9}', 1, ['one9']],
    ['{R:x} and {r:1}', 1, ['{R:x} and {r:1}']],
    ['订单{R:1}', 2, ['订单1', '订单2']],
  ])('%s for %i instances', (asked, count, expected) => {
    expect(names(asked, count)).toEqual(expected);
  });

  it('are as long as 128 characters of any script, and no longer', () => {
    expect(names('中'.repeat(128))).toEqual(['中'.repeat(128)]);
    expect(names('🐳'.repeat(128))).toEqual(['🐳'.repeat(128)]);
    expect(() => names('🐳'.repeat(129))).toThrow('at most 128 characters');
  });

  it('count the numbers that a batch adds', () => {
    expect(names('x'.repeat(127), 9)).toHaveLength(9);
    expect(() => names('x'.repeat(127), 10)).toThrow('this has 129');
    expect(() => names(`${'x'.repeat(127)}{R:9}`, 2)).toThrow('this has 129');
  });

  it.each(['a{R:0}', 'nul\0', 'half \ud83d'])('are refused for %j', (asked) => {
    expect(() => names(asked)).toThrow(Refusal);
  });

  it('are as many as asked for, within the length, or a refusal; nothing else', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.nat().map((x) => `{R:${x}}`),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.integer({ min: 1, max: 20 }), (parts, count) => {
        try {
          const made = names(parts.join(''), count);
          expect(made).toHaveLength(count);
          expect(made.every((name) => characterCount(name) <= 128 && name.length > 0)).toBe(true);
          expect(new Set(made).size).toBe(count);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }),
    );
  });
});
