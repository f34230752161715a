import { characterCount, isCarriable, refusedValue } from './parameter-refusals.ts';

/** The name of an instance that was bought without one. */
export const UNNAMED = 'unnamed';

/** A counter in a name: `{R:3}` becomes 3, 4, 5… over a batch ("Batch Sequential Naming" of CKafka's documentation). */
const COUNTER = /\{R:(\d{1,18})\}/g;

/**
 * The names of `count` instances bought together. Left out or empty, the name is `unnamed`. Several instances get the suffixes 1, 2, 3…;
 * a name with counters `{R:x}` gets no suffix, each counter goes up by one per instance from its own x, also for a single instance.
 * Every resulting name has at most `lengthLimit` characters (code points of any script). Refused otherwise, and when an x is 0.
 */
export function instanceNames(asked: string | undefined, count: number, lengthLimit: number): string[] {
  const pattern = asked === undefined || asked === '' ? UNNAMED : asked;
  if (!isCarriable(pattern))
    throw refusedValue('InstanceName', pattern, {
      en: 'text without NUL or broken characters',
      zh: '不含 NUL 或损坏字符的文本',
    });
  const starts = [...pattern.matchAll(COUNTER)].map((match) => BigInt(match[1] ?? '0'));
  if (starts.some((start) => start === 0n))
    throw refusedValue('InstanceName', pattern, {
      en: 'a positive number as x in {R:x}',
      zh: '{R:x} 中的 x 须为正整数',
    });
  const names = Array.from({ length: count }, (_, index) => nameAt(pattern, starts.length > 0, index, count));
  for (const name of names) checkLength(name, lengthLimit);
  return names;
}

function nameAt(pattern: string, hasCounters: boolean, index: number, count: number): string {
  if (hasCounters) return pattern.replace(COUNTER, (_, start: string) => String(BigInt(start) + BigInt(index)));
  return count === 1 ? pattern : `${pattern}${index + 1}`;
}

function checkLength(name: string, lengthLimit: number): void {
  const length = characterCount(name);
  if (length > lengthLimit)
    throw refusedValue('InstanceName', name, {
      en: `at most ${lengthLimit} characters with the number that a batch adds; this has ${length}`,
      zh: `含批量序号在内最多 ${lengthLimit} 个字符，当前 ${length} 个`,
    });
}
