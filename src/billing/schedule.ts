import { SetupError } from '../lib/setup-error.ts';
import type { Schedule } from '../storage/jobs.ts';
import { chargeDueHours, type MeterTools } from './meter.ts';

/** Often enough that an hour is charged within a minute of its end. */
const CHARGE_EVERY_MS = 60_000;

/**
 * The bill path of a server: what runs by the clock; nothing where billing is turned off. Any number of servers may run it.
 * @throws SetupError when accounts hold another currency than the price book's: two do not add up.
 */
export async function billingSchedule(tools: MeterTools & { readonly billingEnabled: boolean }): Promise<Schedule[]> {
  if (!tools.billingEnabled) return [];
  const { storage, book } = tools;
  const other = (await storage.rows.billing.balances()).find((it) => it.currency !== book.currency);
  if (other !== undefined)
    throw new SetupError(
      `account ${other.appId} has a balance in ${other.currency}, and the price book "${book.name}" is in ${book.currency}`,
      `name a price book in ${other.currency} in billing.price_book, or begin with another home`,
    );
  const charge = async (): Promise<void> => {
    const { lines } = await chargeDueHours(tools);
    if (lines > 0) tools.log.info({ lines }, 'hours are charged');
  };
  return [{ name: 'charge-hours', everyMs: CHARGE_EVERY_MS, run: charge }];
}
