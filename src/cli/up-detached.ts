import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../lib/setup-error.ts';
import { authorityFile } from '../server-certificate.ts';
import { callsToPaste } from './calls-to-paste.ts';
import type { SecretPair } from './composition.ts';
import type { CliContext, ExitCode } from './context.ts';
import { logFolder, prepareHome } from './home.ts';
import { homeHolder, homeTaken } from './home-lock.ts';
import { printJson } from './terminal.ts';
import type { UpOptions } from './up.ts';

/** What `up --json` prints once calls are served. */
interface Started {
  readonly url: string;
  readonly keyPair: SecretPair | null;
  readonly pid: number;
  readonly home: string;
}

/** Starts `up` in a session of its own and returns when it serves calls, or says why it does not. */
export async function upDetached(
  context: CliContext,
  program: readonly string[],
  options: UpOptions,
): Promise<ExitCode> {
  const config = context.config();
  const { home } = config;
  prepareHome(home);
  const holder = homeHolder(home);
  if (holder?.purpose === 'up') throw homeTaken(home, holder);
  const logName = join(logFolder(home), 'up.log');
  const log = openSync(logName, 'w', 0o600);
  const child = spawn(process.execPath, [...program, 'up', '--json', ...(options.tls ? ['--tls'] : [])], {
    detached: true,
    stdio: ['ignore', 'pipe', log],
  });
  closeSync(log);
  context.terminal.err(`brokerage: starting, progress in ${logName}\n`);
  const started = await firstAnswer(child);
  if (started === null) {
    const lastLine = readFileSync(logName, 'utf8').trim().split('\n').at(-1) ?? '';
    throw new SetupError(
      lastLine.replace(/^brokerage: /, '') || 'it ended without a word',
      `all it said is in ${logName}`,
    );
  }
  child.stdout?.destroy();
  child.unref();
  if (options.json) printJson(context.terminal, started);
  else context.terminal.out(callsToPaste({ ...config, ...started, authorityFile: authorityFile(home) }));
  return 0;
}

/** The one JSON value that the server prints; null when it ends before. */
async function firstAnswer(child: ChildProcess): Promise<Started | null> {
  if (child.stdout === null) return null;
  let printed = '';
  for await (const chunk of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
    printed += chunk;
    if (printed.endsWith('}\n')) return JSON.parse(printed) as Started;
  }
  return null;
}
