import { existsSync, readFileSync } from 'node:fs';
import { SetupError } from '../lib/setup-error.ts';
import { authorityFile } from '../server-certificate.ts';
import type { Rows } from '../storage/storage.ts';
import type { SecretPair } from './composition.ts';
import type { CliContext } from './context.ts';
import { homeHolder } from './home-lock.ts';
import { withDatabase } from './with-database.ts';

/** Where the server of this home serves calls, and a key pair to sign them with. */
export interface CallingPlace {
  readonly url: string;
  readonly keyPair: SecretPair;
  /** The file that clients are told to trust; null where calls are served over plain HTTP. */
  readonly authorityFile: string | null;
}

/** Where the running server of this home serves calls. @throws SetupError when none runs. */
export function servedUrl(context: CliContext): string {
  const { home } = context.config();
  const holder = homeHolder(home);
  if (holder?.purpose === 'up' && holder.url !== null) return holder.url;
  throw new SetupError(`no server runs on the home ${home}`, 'start it with "brokerage up"');
}

/**
 * The running server of this home, with the key pair of the environment, or else the oldest one of the first account that is enabled and
 * may do everything. @throws SetupError when no server runs or there is no such pair.
 */
export async function callingPlace(context: CliContext): Promise<CallingPlace> {
  const config = context.config();
  const server = runningServer(context);
  const keyPair = config.firstKeyPair ?? (await withDatabase(context, config, oldestPair));
  return { ...server, keyPair };
}

/** Where the server of this home serves calls. @throws SetupError when none runs. */
export function runningServer(context: CliContext): Omit<CallingPlace, 'keyPair'> {
  const url = servedUrl(context);
  return { url, authorityFile: url.startsWith('https:') ? authorityFile(context.config().home) : null };
}

/** The text of the authority's certificate; undefined over plain HTTP. */
export function authorityOf({ authorityFile: file }: Pick<CallingPlace, 'authorityFile'>): string | undefined {
  return file !== null && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

async function oldestPair(rows: Rows): Promise<SecretPair> {
  const [first] = await rows.accounts.list();
  const pairs = first === undefined ? [] : await rows.keyPairs.list(first.appId);
  const usable = pairs.find((it) => it.disabledAt === null && it.access === 'full');
  const opened = usable === undefined ? null : await rows.keyPairs.bySecretId(usable.secretId);
  if (opened === null) throw new SetupError('no key pair is enabled', 'make one with "brokerage credentials create"');
  return { secretId: opened.keyPair.secretId, secretKey: opened.secretKey };
}
