import { setTimeout as sleep } from 'node:timers/promises';
import { processBirth } from '../lib/process-birth.ts';
import { SetupError } from '../lib/setup-error.ts';
import type { CliContext, ExitCode } from './context.ts';
import { isHome } from './home.ts';
import { homeHolder, homeTaken, isLock, takeHome, type HomeHolder } from './home-lock.ts';
import { LEAVE_BROKERS_SIGNAL } from './stop-signals.ts';
import { printJson } from './terminal.ts';

export interface DownOptions {
  readonly leaveBrokers: boolean;
  readonly json: boolean;
}

/** Brokers are given time to write what they hold; a machine full of them needs some. */
const STOP_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 100;

/**
 * Stops the server of this home, and what a server that was killed has left behind. Twice is as once.
 * @throws SetupError when the server is still there after two minutes.
 */
export async function down(context: CliContext, options: DownOptions): Promise<ExitCode> {
  const { home } = context.config();
  const server = homeHolder(home);
  if (server?.purpose === 'up') await endServer(server, options.leaveBrokers);
  const leftBehind = isHome(home) && !options.leaveBrokers ? await endLeftBehind(context) : [];
  if (options.json) printJson(context.terminal, { stopped: server?.purpose === 'up' ? server.pid : null, leftBehind });
  else context.terminal.out(`${sentence(server?.purpose === 'up' ? server : null, leftBehind, home)}\n`);
  return 0;
}

async function endServer(server: HomeHolder, leaveBrokers: boolean): Promise<void> {
  signal(server.pid, leaveBrokers ? LEAVE_BROKERS_SIGNAL : 'SIGTERM');
  for (let waitedMs = 0; processBirth(server.pid) === server.birth; waitedMs += LOOK_EVERY_MS) {
    if (waitedMs > STOP_WITHIN_MS)
      throw new SetupError(
        `the server (process ${server.pid}) has not ended within ${STOP_WITHIN_MS / 1000} seconds`,
        `look into its log, or end it with "kill -9 ${server.pid}" and run "brokerage down" again`,
      );
    await sleep(LOOK_EVERY_MS);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? problem.code : undefined;
    if (code === 'EPERM')
      throw new SetupError(`the server (process ${pid}) is another user's`, 'run this as that user');
    if (code !== 'ESRCH') throw problem;
  }
}

/** With the home taken, so that no server starts while its brokers are ended. */
async function endLeftBehind(context: CliContext): Promise<string[]> {
  const config = context.config();
  const lock = await takeHome(config.home, 'command');
  if (!isLock(lock)) throw homeTaken(config.home, lock);
  try {
    const composition = await context.composition();
    return await composition.stopLeftBehind(config);
  } finally {
    lock.release();
  }
}

function sentence(server: HomeHolder | null, leftBehind: readonly string[], home: string): string {
  const parts = [
    ...(server === null ? [] : [`stopped the server (process ${server.pid})`]),
    ...(leftBehind.length === 0 ? [] : [`ended what was left behind: ${leftBehind.join(', ')}`]),
  ];
  return parts.length === 0 ? `nothing of ${home} was running` : parts.join('; ');
}
