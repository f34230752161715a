import { SetupError } from '../lib/setup-error.ts';
import type { Schedule } from '../storage/jobs.ts';
import type { ArrearsSpans } from './arrears-plan.ts';
import type { ExpirySpans } from './expiry-plan.ts';
import { nextExpiryAt, settleExpiry, type ExpiryTools } from './expiry.ts';
import { nextArrearsAt, settleArrears } from './arrears.ts';
import { deliverNotices } from './deliver-notices.ts';
import { nextChargeAt, nextEmptyBalanceAt, nextHourEnd } from './foresee.ts';
import { chargeDueHours, type MeterTools } from './meter.ts';
import { watchBudgets } from './watch-budgets.ts';

/** Often enough that an hour is charged within a minute of its end. */
const CHARGE_EVERY_MS = 60_000;
/** So that whoever pays is served again in seconds. */
const SETTLE_EVERY_MS = 5_000;
const WATCH_EVERY_MS = 5_000;
const DELIVER_EVERY_MS = 10_000;

/** What an operator chose about money. */
export interface BillingChoice extends ArrearsSpans, ExpirySpans {
  readonly billingEnabled: boolean;
  /** Where notices are posted; null: nowhere. */
  readonly webhookUrl: string | null;
  readonly webhookSecret: string | null;
}

/**
 * The bill path of a server: what runs by the clock; nothing where billing is turned off. Any number of servers may run it.
 * @throws SetupError when accounts hold another currency than the price book's: two do not add up.
 */
export async function billingSchedule(
  tools: MeterTools & BillingChoice & Pick<ExpiryTools, 'random'>,
): Promise<Schedule[]> {
  if (!tools.billingEnabled) return [];
  await requireOneCurrency(tools);
  const { storage, book, openingCredit, clock } = tools;
  await storage.rows.billing.openBalances(book.currency, openingCredit, clock.now());
  const charge = async (): Promise<void> => {
    const { lines } = await chargeDueHours(tools);
    if (lines > 0) tools.log.info({ lines }, 'hours are charged');
  };
  return [
    { name: 'charge-hours', everyMs: CHARGE_EVERY_MS, run: charge, nextAt: () => nextChargeAt(tools) },
    {
      name: 'settle-arrears',
      everyMs: SETTLE_EVERY_MS,
      run: () => settleArrears(tools),
      nextAt: async () => earliest(await nextArrearsAt(tools), await nextEmptyBalanceAt(tools)),
    },
    {
      name: 'settle-expiry',
      everyMs: SETTLE_EVERY_MS,
      run: () => settleExpiry(tools),
      nextAt: () => nextExpiryAt(tools),
    },
    {
      name: 'watch-budgets',
      everyMs: WATCH_EVERY_MS,
      run: () => watchBudgets(tools),
      nextAt: async () => ((await storage.rows.budgets.isAny()) ? nextHourEnd(tools) : null),
    },
    ...webhook(tools),
  ];
}

function earliest(one: Date | null, other: Date | null): Date | null {
  return one === null || (other !== null && other < one) ? other : one;
}

async function requireOneCurrency({ storage, book }: MeterTools): Promise<void> {
  const other = (await storage.rows.billing.balances()).find((it) => it.currency !== book.currency);
  if (other === undefined) return;
  throw new SetupError(
    `account ${other.appId} has a balance in ${other.currency}, and the price book "${book.name}" is in ${book.currency}`,
    `name a price book in ${other.currency} in billing.price_book, or begin with another home`,
  );
}

function webhook(tools: MeterTools & BillingChoice): Schedule[] {
  const { webhookUrl: url, webhookSecret: secret } = tools;
  if (url === null) return [];
  if (secret === null)
    throw new SetupError(
      'billing.webhook_url is set without BROKERAGE_WEBHOOK_SECRET',
      'set the secret that deliveries are signed with, or unset the URL',
    );
  const run = (): Promise<void> => deliverNotices({ ...tools, url, secret, fetch });
  return [{ name: 'deliver-notices', everyMs: DELIVER_EVERY_MS, run, waitsForOthers: true }];
}
