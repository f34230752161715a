import { momentOf } from '../domain/cloud-time.ts';
import { readAmount, writeAmount } from '../domain/money.ts';
import { SetupError } from '../lib/setup-error.ts';
import type { Balance } from '../storage/billing-rows.ts';
import type { Rows } from '../storage/storage.ts';
import type { CliContext, ExitCode } from './context.ts';
import { movedTime } from './moved-time.ts';
import { printJson, table } from './terminal.ts';
import { hasDatabase, withDatabase } from './with-database.ts';

interface Json {
  readonly json: boolean;
}

/** What each account has, and which ones wait for an operator to look. */
export async function showBalances(context: CliContext, { json }: Json): Promise<ExitCode> {
  const config = context.config();
  const all = hasDatabase(config) ? await withDatabase(context, config, (rows) => rows.billing.balances()) : [];
  if (json) printJson(context.terminal, all.map(shown));
  else if (all.length === 0) context.terminal.out('no balances yet: accounts get theirs when the server runs\n');
  else context.terminal.out(table([['APP ID', 'BALANCE', 'CURRENCY', 'STATE'], ...all.map(row)]));
  return 0;
}

/** Adds to an account's balance, or takes from it where the amount is negative. Sent twice, it is added twice. */
export async function pay(
  context: CliContext,
  { appId, amount, note, json }: Json & { readonly appId: number; readonly amount: string; readonly note: string },
): Promise<ExitCode> {
  const sum = readAmount(amount);
  if (sum === null || sum === 0n)
    throw new SetupError(
      `the amount cannot be "${amount}"`,
      'write a decimal number other than 0, such as 250 or -12.50',
    );
  const balance = await onBalance(context, appId, async (rows) => {
    await rows.billing.pay(appId, sum, await movedTime(context, rows), note);
  });
  if (json) printJson(context.terminal, shown(balance));
  else context.terminal.out(`account ${appId} has ${writeAmount(balance.balance)} ${balance.currency}\n`);
  return 0;
}

/** Lets a parked account be charged again, also for the hours since. */
export async function release(
  context: CliContext,
  { appId, json }: Json & { readonly appId: number },
): Promise<ExitCode> {
  const balance = await onBalance(context, appId, (rows) => rows.billing.park(appId, ''));
  if (json) printJson(context.terminal, shown(balance));
  else context.terminal.out(`account ${appId} is charged again\n`);
  return 0;
}

/** Recomputes every line of a span; exit code 1 when a digit differs. Times are UTC+8, as in the API. */
export async function verify(
  context: CliContext,
  { from, to, json }: Json & { readonly from?: string; readonly to?: string },
): Promise<ExitCode> {
  const [begin, end] = [moment('--from', from) ?? new Date(0), moment('--to', to)];
  const config = context.config();
  const composition = await context.composition();
  const found = await withDatabase(context, config, async (rows) =>
    composition.verifyAll(config, rows, begin, end ?? (await movedTime(context, rows))),
  );
  if (json) printJson(context.terminal, found);
  else
    context.terminal.out(
      [
        ...found.problems,
        `${found.lines} lines of ${found.instances} instances: ${found.problems.length} differ`,
        '',
      ].join('\n'),
    );
  return found.problems.length === 0 ? 0 : 1;
}

async function onBalance(context: CliContext, appId: number, change: (rows: Rows) => Promise<void>): Promise<Balance> {
  const after = await withDatabase(context, context.config(), async (rows) => {
    if ((await rows.billing.balance(appId)) === null) return null;
    await change(rows);
    return rows.billing.balance(appId);
  });
  if (after === null)
    throw new SetupError(
      `account ${appId} has no balance`,
      '"brokerage billing balance" shows the accounts that have one',
    );
  return after;
}

function moment(option: string, text: string | undefined): Date | null {
  if (text === undefined) return null;
  const at = momentOf(text);
  if (at === null) throw new SetupError(`${option} cannot be "${text}"`, 'write a time such as "2026-03-01 00:00:00"');
  return at;
}

function shown({ appId, balance, currency, parked }: Balance): Record<string, unknown> {
  return { appId, balance: writeAmount(balance), currency, parked };
}

function row({ appId, balance, currency, parked }: Balance): string[] {
  return [String(appId), writeAmount(balance), currency, parked === '' ? 'charged' : `parked: ${parked}`];
}
