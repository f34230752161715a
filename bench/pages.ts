import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../test/browser/chromium.ts';
import type { Bench, Findings, Question } from './machine/bench.ts';
import { startBrokerage } from './ours/brokerage-process.ts';
import { median } from './report/statistics.ts';

const PAGES = ['console', 'explorer'] as const;

/** What somebody waits for who opens the console or the explorer for the first time. */
export const pages: Question = {
  name: 'pages',
  asks: 'how much does a first visit of a page load, and when does it show something?',
  runs: 5,
  limitMs: 300_000,
  measure,
};

interface Visit {
  /** Headers included, packed as they were sent. */
  readonly loadedKB: number;
  readonly firstPaintMs: number;
}

async function measure(bench: Bench): Promise<Findings> {
  const found = findChromium();
  if ('missing' in found) throw new Error(found.missing);
  const ours = await startBrokerage(bench);
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const figures = [];
    for (const page of PAGES) {
      const visits: Visit[] = [];
      for (let run = 1; run <= bench.runs; run += 1)
        visits.push(await firstVisit(browser, new URL(page, ours.api.url).href));
      const kb = Math.max(...visits.map((it) => it.loadedKB));
      const paint = median(visits.map((it) => it.firstPaintMs));
      const noPeer = { peer: null, ratio: null };
      figures.push(
        { ...noPeer, name: `${page}: a first visit loads`, unit: 'KB', ours: kb, aim: { below: 400 } } as const,
        { ...noPeer, name: `${page}: first paint, p50`, unit: 'ms', ours: paint, aim: { below: 1000 } } as const,
      );
    }
    return { figures, notes: [] };
  } finally {
    await browser.close();
    await ours.stop();
  }
}

/** With nothing kept from another visit. */
async function firstVisit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  let bytes = 0;
  network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  const paint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN";
  const firstPaintMs = await page.evaluate<number>(paint);
  await context.close();
  return { loadedKB: bytes / 1024, firstPaintMs };
}
