import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COVERAGE_PAGE, coveragePage, untestedActions } from '../../scripts/generate-coverage.ts';

it('tells in spec/coverage.md what the tables of actions and the tests say (npm run generate writes it)', async () => {
  expect(readFileSync(COVERAGE_PAGE, 'utf8')).toBe(await coveragePage());
});

it('serves no action that no test calls', () => {
  expect(untestedActions()).toEqual([]);
});
