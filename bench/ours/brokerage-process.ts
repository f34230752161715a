import { realpathSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../../src/config.ts';
import type { SecretPair } from '../../src/first-account.ts';
import { stopLeftBehind } from '../../src/main.ts';
import type { Bench } from '../machine/bench.ts';
import { startChild } from '../machine/child.ts';
import { apiClient, type ApiClient } from '../clients/api-client.ts';

const fileHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** Making the database is the longest part; more than this on a machine that is not hopelessly busy is a failure. */
const UP_LIMIT_MS = 60_000;
const DOWN_LIMIT_MS = 60_000;

/** A server with a home of its own. */
export interface BrokerageProcess {
  readonly pid: number;
  readonly home: string;
  readonly api: ApiClient;
  /** Ends all of it and removes the home. Twice is as once. */
  stop(): Promise<void>;
}

/** As a person starts it. */
export function startBrokerage(bench: Bench): Promise<BrokerageProcess> {
  return start(bench, [fileHere('../../bin/brokerage.mjs'), 'up', '--json']);
}

/** The same, on a machine that is simulated: whatever is bought, no broker is started. */
export function startWithoutBrokers(bench: Bench): Promise<BrokerageProcess> {
  return start(bench, ['--import', fileHere('./prepare-runtime.mjs'), fileHere('./server-without-brokers.ts')]);
}

/** The same without the engine: only the request path and its database. */
export function startRequestsOnly(bench: Bench): Promise<BrokerageProcess> {
  const program = fileHere('./server-without-brokers.ts');
  return start(bench, ['--import', fileHere('./prepare-runtime.mjs'), program, '--requests-only']);
}

async function start(bench: Bench, args: readonly string[]): Promise<BrokerageProcess> {
  const folder = await bench.folder('home');
  const home = join(folder, 'home');
  const configFile = join(folder, 'brokerage.toml');
  // A bench asks more often than a customer whether it is ready yet.
  await writeFile(configFile, '[throttle]\nrequests_per_second = 100000\n');
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    BROKERAGE_HOME: home,
    BROKERAGE_CACHE: bench.cacheFolder,
    BROKERAGE_LISTEN: '127.0.0.1:0',
    BROKERAGE_CONFIG: configFile,
    BROKERAGE_SECRET_ID: '',
    BROKERAGE_SECRET_KEY: '',
    DATABASE_URL: '',
  };
  const config = loadConfig(env, folder);
  const logFile = join(folder, 'up.log');
  const child = startChild({ executable: process.execPath, args, env, logFile });
  const stop = async (): Promise<void> => {
    await child.stop(DOWN_LIMIT_MS);
    await stopLeftBehind(config);
    await removeDatabase(home);
    await rm(folder, { recursive: true, force: true });
  };
  bench.atEnd(stop);
  const { url, keyPair } = (await child.answer(UP_LIMIT_MS)) as { url: string; keyPair: SecretPair };
  return { pid: child.pid, home, api: apiClient(url, keyPair), stop };
}

/** Where PostgreSQL runs as another user its files lie outside the home, behind a link. */
export async function removeDatabase(home: string): Promise<void> {
  const data = databaseFolder(home);
  if (data !== null && data !== join(home, 'postgres')) await rm(join(data, '..'), { recursive: true, force: true });
}

/** PostgreSQL's data of a home; null when there is none. */
export function databaseFolder(home: string): string | null {
  try {
    return realpathSync(join(home, 'postgres'));
  } catch {
    return null;
  }
}
