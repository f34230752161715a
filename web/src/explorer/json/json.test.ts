import { describe, expect, it } from 'vitest';
import { JsonNumber, writeJson } from './json.ts';
import { problemText, readJson } from './read-json.ts';

describe('JSON that keeps its numbers', () => {
  it.each([
    '{"Offset":9223372036854775807,"Rate":1.0,"List":[-0,1e400,true,false,null],"Deep":{"":[]},"Text":"a\\"\\\\\\n主题"}',
    '[]',
    '18446744073709551615',
  ])('reads and writes %s as it is', (text) => {
    const { value } = readJson(text);
    expect(value).toBeDefined();
    expect(writeJson(value ?? null)).toBe(text);
  });

  it('writes one member a line for people', () => {
    const value = { A: [new JsonNumber('1'), 'two'], B: {}, C: [] };
    expect(writeJson(value, 'pretty')).toBe('{\n  "A": [\n    1,\n    "two"\n  ],\n  "B": {},\n  "C": []\n}');
  });

  it('agrees with the browser on what the text means', () => {
    const text = ' {"a" : [ 1 , {"b":"\\u4e3b"} ] , "__proto__": 2}\r\n';
    expect(JSON.parse(writeJson(readJson(text).value ?? null))).toEqual(JSON.parse(text));
  });
});

describe('JSON that is wrong', () => {
  it.each([
    ['', 1, 1, 'nothing to read'],
    ['{\n  "A": 1\n  "B": 2\n}', 3, 3, 'a comma or } is expected'],
    ['{\n  "A": 1,\n}', 3, 1, 'after the last comma'],
    ['[1,]', 1, 4, 'after the last comma'],
    ['{A: 1}', 1, 2, 'a member name in quotation marks'],
    ['{"A" 1}', 1, 6, 'a colon'],
    ['{"A": }', 1, 7, 'a value is expected'],
    ['{"A": tru}', 1, 7, 'a value is expected'],
    ['{"A": 01}', 1, 7, 'no number'],
    ['{"A": "x\n"}', 1, 7, 'no closing quotation mark'],
    ['{"A": "\\x"}', 1, 7, 'an escape that JSON does not allow'],
    ['{"A":1,\n"A":2}', 2, 1, 'A is there twice'],
    ['[1 2]', 1, 4, 'a comma or ] is expected'],
    ['{} {}', 1, 4, 'should end here'],
    ['['.repeat(40), 1, 34, 'nested too deeply'],
  ])('%j is told at its line', (text, line, column, reason) => {
    const { problem } = readJson(text);
    expect(problem).toMatchObject({ line, column });
    expect(problem === undefined ? '' : problemText(problem).en).toContain(reason);
  });
});
