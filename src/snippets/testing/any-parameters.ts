import fc from 'fast-check';

/** Texts, many of which some language would read as its own. */
export const TEXT = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(...Array.from('"\'`\\$#%{}()<>\n\r\t\0/*-'), 'JSON', 'json"', '名', '😀', '\u202e', '\u2028'),
  }),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(TEXT, fc.boolean(), fc.constant(null), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(TEXT, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n }),
  ),
}));
/** Parameters of a call, of every form. */
export const PARAMETERS = fc.dictionary(fc.stringMatching(/^[A-Z][A-Za-z]{0,8}$/), value, {
  maxKeys: 4,
  noNullPrototype: true,
});

/** For comparison: -0 is 0 in JSON, and digits are what counts of whole numbers beyond 2^53. */
export const plain = (it: unknown): unknown => JSON.parse(JSON.stringify(it, (_, member: unknown) => digits(member)));
function digits(member: unknown): unknown {
  const isBig = typeof member === 'number' && Number.isInteger(member) && !Number.isSafeInteger(member);
  return typeof member === 'bigint' || isBig ? `${BigInt(member)}n` : member;
}
