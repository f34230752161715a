import type { KeyPair } from '../domain/account.ts';
import type { Access } from '../domain/credential.ts';
import { SetupError } from '../lib/setup-error.ts';
import type { Rows } from '../storage/storage.ts';
import type { CliContext, ExitCode } from './context.ts';
import { movedTime } from './moved-time.ts';
import { printJson, table } from './terminal.ts';
import { hasDatabase, withDatabase } from './with-database.ts';

/** Makes a key pair and shows its SecretKey, the only time that it is shown. */
export async function createCredentials(
  context: CliContext,
  options: { readonly name: string; readonly access: Access; readonly appId?: number; readonly json: boolean },
): Promise<ExitCode> {
  const config = context.config();
  const composition = await context.composition();
  const { secretId, secretKey } = composition.newSecretPair(context.random);
  const keyPair = await withDatabase(context, config, async (rows): Promise<KeyPair> => {
    const { appId } = await accountOf(rows, options.appId);
    const { name, access } = options;
    const made = { secretId, appId, name, access, createdAt: await movedTime(context, rows), disabledAt: null };
    await rows.keyPairs.insert(made, secretKey);
    return made;
  });
  if (options.json) printJson(context.terminal, { ...shown(keyPair), secretKey });
  else context.terminal.out(`SecretId   ${secretId}\nSecretKey  ${secretKey}\n`);
  return 0;
}

/** Every key pair of every account, without secrets. */
export async function listCredentials(context: CliContext, options: { readonly json: boolean }): Promise<ExitCode> {
  const config = context.config();
  const pairs = hasDatabase(config) ? await withDatabase(context, config, allPairs) : [];
  if (options.json) printJson(context.terminal, pairs.map(shown));
  else if (pairs.length === 0) context.terminal.out('no key pairs\n');
  else context.terminal.out(table([['SECRET ID', 'NAME', 'APP ID', 'ACCESS', 'CREATED', 'STATE'], ...pairs.map(row)]));
  return 0;
}

/** From now on calls that are signed with this pair are refused. Twice is as once. @throws SetupError when there is no such pair. */
export async function disableCredentials(
  context: CliContext,
  options: { readonly secretId: string; readonly json: boolean },
): Promise<ExitCode> {
  const config = context.config();
  const { secretId } = options;
  const disabled =
    hasDatabase(config) && (await withDatabase(context, config, (rows) => disable(context, rows, secretId)));
  if (!disabled) throw new SetupError(`there is no key pair ${secretId}`, '"brokerage credentials list" shows them');
  if (options.json) printJson(context.terminal, { secretId, disabled });
  else context.terminal.out(`${secretId} is disabled\n`);
  return 0;
}

async function disable(context: CliContext, rows: Rows, secretId: string): Promise<boolean> {
  const found = await rows.keyPairs.bySecretId(secretId);
  return found !== null && (await rows.keyPairs.disable(found.keyPair.appId, secretId, await movedTime(context, rows)));
}

async function accountOf(rows: Rows, appId?: number): Promise<{ appId: number }> {
  const accounts = await rows.accounts.list();
  const account = appId === undefined ? accounts[0] : accounts.find((it) => it.appId === appId);
  if (account !== undefined) return account;
  if (appId === undefined) throw new SetupError('this home has no account yet', 'start it once with "brokerage up"');
  throw new SetupError(`there is no account ${appId}`, `the accounts are ${accounts.map((it) => it.appId).join(', ')}`);
}

async function allPairs(rows: Rows): Promise<KeyPair[]> {
  const accounts = await rows.accounts.list();
  const pairs = await Promise.all(accounts.map(({ appId }) => rows.keyPairs.list(appId)));
  return pairs.flat();
}

function shown({ secretId, name, appId, access, createdAt, disabledAt }: KeyPair): Record<string, unknown> {
  return {
    secretId,
    name,
    appId,
    access,
    createdAt: createdAt.toISOString(),
    disabledAt: disabledAt?.toISOString() ?? null,
  };
}

function row({ secretId, name, appId, access, createdAt, disabledAt }: KeyPair): string[] {
  return [secretId, name, String(appId), access, createdAt.toISOString(), disabledAt === null ? 'enabled' : 'disabled'];
}
