import fc from 'fast-check';
import type { Member, Members, ScalarType } from '../../src/api/model.ts';

/*
 * Inputs for an action, made from the API model: mostly what fits, so that they come past the first check, and among it everything that
 * does not.
 */

const TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\u0000b',
  '\r\nX-Evil: 1',
  "'; DROP TABLE instances; --",
  '" OR ""="',
  '$(reboot)',
  '../../etc/passwd',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '%s%n%x',
  '\\',
  'constructor',
  '__proto__',
  'toString',
  '\ud800',
  '\u202e\u200b',
  '名前',
  '🦓'.repeat(50),
  'x'.repeat(100_000),
  '-1',
  '1e309',
  'null',
  'undefined',
  'qcs::ckafka:ap-changsha:uin/:ckafkaId/x',
];
const NUMBERS: readonly number[] = [
  ...[
    0,
    -0,
    1,
    -1,
    2,
    3,
    20,
    100,
    1000,
    450001,
    100003,
    65_536,
    2 ** 31 - 1,
    2 ** 31,
    -(2 ** 31),
    2 ** 32,
    2 ** 53 - 1,
    2 ** 53,
  ],
  ...[2 ** 63, -(2 ** 63), 1e308, 0.5, -0.1, 1e-300],
];

/** Values that exist or have the right form: ids, names, dates. A value by chance would seldom be one. */
export type Plausible = Readonly<Record<string, readonly string[]>>;

/** Parameters of an action as a JSON value. */
export function parametersOf(members: Members, plausible: Plausible): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 30, arbitrary: struct(members, plausible, 0) }, { weight: 1, arbitrary: fc.jsonValue() });
}

function struct(members: Members, plausible: Plausible, depth: number): fc.Arbitrary<unknown> {
  const fields = [...members.values()].map((member) => {
    const value = fc.oneof(
      { weight: 20, arbitrary: fitting(member, plausible, depth) },
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
      { weight: 1, arbitrary: nested(40) },
    );
    return fc.option(value, { nil: undefined, freq: member.required ? 30 : 2 }).map((it) => [member.name, it] as const);
  });
  const extra = fc.option(
    fc.tuple(fc.constantFrom('Extra', '__proto__', 'constructor', ''), fc.jsonValue({ maxDepth: 1 })),
    {
      nil: undefined,
      freq: 15,
    },
  );
  return fc.tuple(fc.tuple(...fields), extra).map(([pairs, more]) => {
    const given = pairs.filter(([, value]) => value !== undefined);
    return Object.fromEntries(more === undefined ? given : [...given, more]);
  });
}

function fitting(member: Member, plausible: Plausible, depth: number): fc.Arbitrary<unknown> {
  const known = plausible[member.name];
  const one =
    member.scalar === null
      ? depth > 4
        ? fc.constant({})
        : struct(member.members, plausible, depth + 1)
      : fc.oneof(
          { weight: known === undefined ? 0 : 6, arbitrary: fc.constantFrom(...(known ?? [''])) },
          { weight: 2, arbitrary: scalar(member.scalar) },
        );
  return member.list ? fc.array(one, { maxLength: 4 }) : one;
}

function scalar(type: ScalarType): fc.Arbitrary<unknown> {
  switch (type) {
    case 'bool':
      return fc.boolean();
    case 'int64':
    case 'uint64':
    case 'float':
      return fc.oneof(fc.constantFrom(...NUMBERS), fc.integer({ min: -5, max: 200 }));
    case 'string':
    case 'datetime':
    case 'datetime_iso':
      return fc.oneof(
        fc.constantFrom(...TEXTS),
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.string({ maxLength: 12 }),
      );
  }
}

function nested(levels: number): fc.Arbitrary<unknown> {
  return fc.constant(Array.from({ length: levels }).reduce<unknown>((inner) => [inner], 1));
}

/** The texts that a body can be besides plain JSON of the parameters: doubled keys, numbers past int64, cut off, not JSON at all. */
export function bodyOf(parameters: unknown): fc.Arbitrary<string> {
  const json = JSON.stringify(parameters);
  return fc.oneof(
    { weight: 20, arbitrary: fc.constant(json) },
    { weight: 1, arbitrary: fc.constant(json.replace('{', '{"InstanceId":"a","InstanceId":"b",')) },
    { weight: 1, arbitrary: fc.constant(json.replace(/:\d+/, ':9223372036854775808')) },
    { weight: 1, arbitrary: fc.constant(json.replace(/:\d+/, ':1e999')) },
    { weight: 1, arbitrary: fc.nat(json.length).map((end) => json.slice(0, end)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  );
}

/** `Tags.0.TagKey=a`: as GET and forms carry parameters. */
export function flattened(value: unknown, prefix = ''): [string, string][] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[prefix, typeof value === 'string' ? value : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([name, it]) => flattened(it, prefix === '' ? name : `${prefix}.${name}`));
}
