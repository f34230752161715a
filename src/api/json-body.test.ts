import { expect, test } from 'vitest';
import { readJsonObject } from './json-body.ts';

const read = (text: string): unknown => readJsonObject(Buffer.from(text));

test('an object is read as it is, and no body is an empty object', () => {
  expect(read('{"a":{"b":[1,"x",null,{"b":true}]},"\\u0062":"}{\\"[:"}')).toEqual({
    a: { b: [1, 'x', null, { b: true }] },
    b: '}{"[:',
  });
  expect(read('')).toEqual({});
});

test.each([
  ['text that is not JSON', '{"a":}', 'it is not JSON'],
  ['an end too early', '{"a":"', 'it is not JSON'],
  ['two values', '{}{}', 'it is not JSON'],
  ['a list', '[]', 'the JSON must be an object'],
  ['a text', '"a"', 'the JSON must be an object'],
  ['null', 'null', 'the JSON must be an object'],
  ['a repeated key', '{"a":1,"b":{"a":1},"a" \n:2}', 'the key `a` is there twice'],
  ['a repeated key in another spelling', '{"a":1,"\\u0061":2}', 'the key `a` is there twice'],
  ['deep nesting', '['.repeat(1_000_000), 'it is nested too deeply'],
])('%s is refused with the reason', (_what, text, reason) => {
  expect(() => read(text)).toThrow(`InvalidParameter: The request body cannot be read: ${reason}`);
});

test('bytes that are not UTF-8 are refused', () => {
  expect(() => readJsonObject(Buffer.from([0x7b, 0xff, 0x7d]))).toThrow('it is not UTF-8');
});

test('a refusal does not quote the body, which may hold a password', () => {
  const refused = (text: string): string => {
    try {
      read(text);
      return '';
    } catch (error) {
      return String(error);
    }
  };
  for (const text of ['{"Password":"hunter2"!}', 'hunter2', '{"Password":"hunter2\n"}']) {
    expect(refused(text)).toContain('it is not JSON');
    expect(refused(text)).not.toContain('hunter2');
  }
});

test('a key named __proto__ stays a plain key', () => {
  const value = readJsonObject(Buffer.from('{"__proto__":{"polluted":true}}'));
  expect(Object.keys(value)).toEqual(['__proto__']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
