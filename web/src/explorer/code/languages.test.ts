import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { LANGUAGES } from '../../../../src/snippets/snippet.ts';

it('is said in docs/explorer.md of every language whether its code is run', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../../../docs/explorer.md'), 'utf8');
  const rows = page.split('\n').filter((it) => /run by the tests|syntax is checked/.test(it));
  const told = rows.map((row) =>
    row
      .split('|')
      .map((it) => it.trim())
      .slice(1, 3),
  );
  expect(told).toEqual(
    LANGUAGES.map(({ label, checked }) => [
      label,
      checked === 'run' ? 'run by the tests' : 'only its syntax is checked',
    ]),
  );
});
