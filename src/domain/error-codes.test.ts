import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ERROR_DOCS, errorDocs } from '../../scripts/generate-error-docs.ts';
import { ERROR_CODES } from './error-codes.ts';
import { CKAFKA_ERROR_CODES } from './error-codes/ckafka.ts';
import { GENERAL_ERROR_CODES } from './error-codes/general.ts';
import { NETWORK_ERROR_CODES } from './error-codes/network.ts';
import { TAG_ERROR_CODES } from './error-codes/tags.ts';

const upstream = JSON.parse(readFileSync(join(import.meta.dirname, '../../spec/error-codes.json'), 'utf8')) as Record<
  string,
  string[]
>;

test('docs/errors.md lists exactly the codes that there are', async () => {
  expect(readFileSync(ERROR_DOCS, 'utf8'), 'run: npm run generate').toBe(await errorDocs());
});

test('no code is described twice', () => {
  const groups = [GENERAL_ERROR_CODES, CKAFKA_ERROR_CODES, NETWORK_ERROR_CODES, TAG_ERROR_CODES];
  const codes = groups.flatMap((group) => Object.keys(group));
  expect(new Set(codes).size).toBe(codes.length);
});

test('every code that upstream lists for CKafka is there', () => {
  expect(upstream['ckafka']?.filter((code) => !(code in ERROR_CODES))).toEqual([]);
});

test('every code of a product is one that upstream lists for it', () => {
  const notListed = (group: object, product: string): string[] =>
    Object.keys(group).filter((code) => !upstream[product]?.includes(code));
  expect(notListed(CKAFKA_ERROR_CODES, 'ckafka')).toEqual([]);
  expect(notListed(NETWORK_ERROR_CODES, 'vpc')).toEqual([]);
  expect(notListed(TAG_ERROR_CODES, 'tag')).toEqual([]);
});
