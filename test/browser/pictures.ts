import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';

const ROOT = resolve(import.meta.dirname, '../..');
/** For people to look at after a run; not tracked. */
const FOLDER = join(ROOT, 'test-pictures');
/** What the pages of docs/ show; written anew only with PICTURES=docs. */
const DOCS_FOLDER = join(ROOT, 'docs', 'pictures');

/** Writes what the page looks like, the whole of it or what the window shows. `forDocs` also into docs/pictures, when the run is asked to. */
export async function picture(page: Page, name: string, { forDocs = false, onlyWindow = false } = {}): Promise<void> {
  const isDialogOpen = await page.locator('dialog[open]').count();
  await page.evaluate('window.scrollTo(0, 0)');
  // Hiding the caret would take a style element, which the pages' policy refuses.
  const image = await page.screenshot({ fullPage: isDialogOpen === 0 && !onlyWindow, caret: 'initial' });
  const folders = forDocs && process.env['PICTURES'] === 'docs' ? [FOLDER, DOCS_FOLDER] : [FOLDER];
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.png`), image);
  }
}
