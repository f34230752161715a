import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest';
import { titled } from '../clients/toolchains.ts';
import type { TestServer } from '../support/server.ts';
import { findChromium } from './chromium.ts';

/** What the browser would do for itself: ask the internet for lists, updates and certificates. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };
const ACT_WITHIN_MS = 10_000;

export interface OpenOptions extends Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'locale' | 'timezoneId'> {
  /** Words of the browser's own console that the test brings about, such as a lost connection. */
  readonly expectedWords?: readonly RegExp[];
}

/** One Chromium for a test file. */
export interface TestBrowser {
  /**
   * A fresh page of its own profile at a path of the server: `console/buy`. When the test is over the page must have had no error and
   * no warning, and must have asked no other server for anything.
   */
  open(server: TestServer, path: string, options?: OpenOptions): Promise<Page>;
}

/** `describe`, left out with the reason in its name where there is no browser. With CI=true it runs, and fails by that reason. */
export function describeInBrowser(name: string, tests: (browser: TestBrowser) => void): void {
  const reason = inject('chromiumMissing');
  const missing = reason === '' || process.env['CI'] === 'true' ? null : reason;
  describe.skipIf(missing !== null)(titled(name, missing), () => tests(browserForTests()));
}

function browserForTests(): TestBrowser {
  let browser: Browser | null = null;
  let opened: { context: BrowserContext; problems: string[] }[] = [];
  beforeAll(async () => {
    const found = findChromium();
    if ('missing' in found) throw new Error(found.missing);
    browser = await chromium.launch({ executablePath: found.path, args: QUIET });
  });
  afterEach(async () => {
    const pages = opened;
    opened = [];
    await Promise.all(pages.map(({ context }) => context.close()));
    expect(pages.flatMap(({ problems }) => problems)).toEqual([]);
  });
  afterAll(() => browser?.close());
  return {
    async open(server, path, { expectedWords = [], ...options } = {}) {
      if (browser === null) throw new Error('the browser was not started');
      const context = await browser.newContext({
        viewport: DESKTOP,
        locale: 'en-US',
        colorScheme: 'light',
        reducedMotion: 'reduce',
        ...options,
      });
      context.setDefaultTimeout(ACT_WITHIN_MS);
      const page = await context.newPage();
      opened.push({ context, problems: watch(page, new URL(server.url).origin, expectedWords) });
      await page.goto(new URL(path, server.url).href);
      return page;
    },
  };
}

/** The list grows while the page lives. */
function watch(page: Page, origin: string, expectedWords: readonly RegExp[]): string[] {
  const problems: string[] = [];
  const note = (words: string): void => {
    if (!expectedWords.some((it) => it.test(words))) problems.push(words);
  };
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) note(`the page's console has: ${message.text()}`);
  });
  page.on('pageerror', (problem) => note(`the page threw: ${problem.stack ?? problem.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.protocol !== 'blob:' && url.origin !== origin)
      problems.push(`the page asked another server: ${url.href}`);
  });
  return problems;
}

/** Fills in the form that every page shows to who is not signed in. */
export async function signIn(
  page: Page,
  { secretId, secretKey }: Pick<TestServer, 'secretId' | 'secretKey'>,
): Promise<void> {
  await page.getByLabel(/^SecretId/).fill(secretId);
  await page.getByLabel(/^SecretKey/).fill(secretKey);
  await page.getByRole('button', { name: /^(Sign in|登录)$/ }).click();
  await page.getByLabel(/^SecretKey/).waitFor({ state: 'detached' });
}

/** The page is no wider than the window: nobody has to push it sideways. */
export async function expectNoSideways(page: Page): Promise<void> {
  const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  expect(beyond).toBeLessThanOrEqual(0);
}
