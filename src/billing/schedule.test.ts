import pino from 'pino';
import { expect, it } from 'vitest';
import { exampleAccount, noon } from '../../test/support/example-rows.ts';
import { freshStorage } from '../../test/support/postgres.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import { loadPriceBook } from '../catalogue/load-price-book.ts';
import { manualClock } from '../lib/clock.ts';
import { seededRandom } from '../lib/random.ts';
import { billingSchedule } from './schedule.ts';

async function scheduleWith(change: Partial<Parameters<typeof billingSchedule>[0]> = {}) {
  const { storage } = await freshStorage();
  await storage.rows.accounts.insert(exampleAccount());
  const tools = {
    storage,
    book: loadPriceBook('mainland', loadCatalogue()),
    clock: manualClock(noon),
    log: pino({ level: 'silent' }),
    ...{ billingEnabled: true, openingCredit: 100n, largestHour: 1n, isolateAfterHours: 24, deleteAfterDays: 7 },
    ...{ remindBeforeDays: 7, stopAfterDays: 7, releaseAfterDays: 7, random: seededRandom(1) },
    ...{ webhookUrl: null, webhookSecret: null },
    ...change,
  };
  return { storage, tools, schedule: () => billingSchedule(tools) };
}

it('charges, and delivers notices where a webhook is named', async () => {
  const names = async (change = {}): Promise<string[]> =>
    (await (await scheduleWith(change)).schedule()).map((it) => it.name);
  expect(await names()).toEqual(['charge-hours', 'settle-arrears', 'settle-expiry', 'watch-budgets']);
  expect(await names({ webhookUrl: 'http://127.0.0.1:1/', webhookSecret: 's' })).toEqual([
    'charge-hours',
    'settle-arrears',
    'settle-expiry',
    'watch-budgets',
    'deliver-notices',
  ]);
  expect(await names({ billingEnabled: false })).toEqual([]);
  await expect(names({ webhookUrl: 'http://127.0.0.1:1/' })).rejects.toThrow('BROKERAGE_WEBHOOK_SECRET');
});

it('gives accounts their opening credit, once, and refuses a price book in another currency afterwards', async () => {
  const { storage, tools, schedule } = await scheduleWith();
  for (const { run } of [...(await schedule()), ...(await schedule())]) await run();
  expect((await storage.rows.billing.balances()).map((it) => [it.balance, it.currency])).toEqual([[100n, 'CNY']]);
  const book = loadPriceBook('international', loadCatalogue());
  await expect(billingSchedule({ ...tools, book })).rejects.toThrow(
    'a balance in CNY, and the price book "international" is in USD',
  );
});
