import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { loadProduct, PRODUCTS } from './products.ts';

it('shows every product that has a document', async () => {
  const files = readdirSync(resolve(import.meta.dirname, '../../../../spec/explorer'));
  expect(Object.keys(PRODUCTS).sort()).toEqual(files.map((it) => it.replace('.json', '')).sort());
  expect((await loadProduct('sts')).actions.map((it) => it.name)).toContain('GetCallerIdentity');
});
