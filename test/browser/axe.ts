import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const GRAVE = ['serious', 'critical'];

/** Asks axe about the page as it stands: nothing in it may keep somebody out. */
export async function expectAccessible(page: Page): Promise<void> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(SOURCE);
  // Fetching style sheets again would be against the pages' policy, and all of them are of the page's own server.
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { preload: false })');
  const grave = violations.filter(({ impact }) => GRAVE.includes(impact ?? ''));
  const words = grave.flatMap(({ id, nodes }) => nodes.map((it) => `${id}: ${it.html} (${it.failureSummary ?? ''})`));
  expect(words).toEqual([]);
}
