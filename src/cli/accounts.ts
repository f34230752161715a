import type { Account } from '../domain/account.ts';
import { isTimeZone } from '../domain/clock-hours.ts';
import { SetupError } from '../lib/setup-error.ts';
import type { Rows } from '../storage/storage.ts';
import type { CliContext, ExitCode } from './context.ts';
import { movedTime } from './moved-time.ts';
import { printJson, table } from './terminal.ts';
import { hasDatabase, withDatabase } from './with-database.ts';

/** Opens an account after the last one; it has nothing yet, not even a key pair. @throws SetupError for a time zone that there is not. */
export async function createAccount(
  context: CliContext,
  { timeZone, json }: { readonly timeZone: string; readonly json: boolean },
): Promise<ExitCode> {
  refuseUnknownZone(timeZone);
  const account = await withDatabase(context, context.config(), async (rows) =>
    open(rows, timeZone, await movedTime(context, rows)),
  );
  if (json) printJson(context.terminal, shown(account));
  else {
    const next = `brokerage credentials create --app-id ${account.appId}`;
    context.terminal.out(`AppId  ${account.appId}\nUin    ${account.uin}\nA key pair for it: ${next}\n`);
  }
  return 0;
}

/** Every account of this home. */
export async function listAccounts(context: CliContext, { json }: { readonly json: boolean }): Promise<ExitCode> {
  const config = context.config();
  const all = hasDatabase(config) ? await withDatabase(context, config, (rows) => rows.accounts.list()) : [];
  if (json) printJson(context.terminal, all.map(shown));
  else if (all.length === 0) context.terminal.out('no accounts\n');
  else {
    const lines = all.map((it) => [String(it.appId), it.uin, it.timeZone, it.createdAt.toISOString()]);
    context.terminal.out(table([['APP ID', 'UIN', 'TIME ZONE', 'CREATED'], ...lines]));
  }
  return 0;
}

/** Numbers of the form that upstream gives out, each one above the highest. Of two at once, one is refused by the UNIQUE numbers. */
async function open(rows: Rows, timeZone: string, createdAt: Date): Promise<Account> {
  const all = await rows.accounts.list();
  if (all.length === 0) throw new SetupError('this home has no first account yet', 'start it once with "brokerage up"');
  const account = {
    appId: Math.max(...all.map((it) => it.appId)) + 1,
    uin: String(all.map((it) => BigInt(it.uin)).reduce((a, b) => (a > b ? a : b)) + 1n),
    timeZone,
    createdAt,
  };
  await rows.accounts.insert(account);
  return account;
}

function refuseUnknownZone(timeZone: string): void {
  // An offset such as +08:00 is none: the database would read it the other way round.
  if (!isTimeZone(timeZone))
    throw new SetupError(`there is no time zone ${timeZone}`, 'use an IANA name such as Asia/Shanghai or UTC');
}

function shown({ appId, uin, timeZone, createdAt }: Account): Record<string, unknown> {
  return { appId, uin, timeZone, createdAt: createdAt.toISOString() };
}
