import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { VERSIONS } from './products.ts';

it.each(Object.entries(VERSIONS))('%s is called in the version that the API model has', (product, version) => {
  const file = resolve(import.meta.dirname, `../../../spec/${product}.json`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ product, version });
});
