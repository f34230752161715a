import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Command } from './distribution/jvm-command.ts';
import { CONSOLE_FILE, lastWords } from './log-tail.ts';
import { findMarked, isAlive, signal, type MarkedProcess } from './process-table.ts';

const MAX_CONSOLE_BYTES = 1024 * 1024;
const POLL_MS = 20;

/** A server that runs with the marker `folder`; `child` is null when it is not ours but one that was faster. */
export interface StartedServer {
  readonly process: MarkedProcess;
  readonly child: ChildProcess | null;
}

/**
 * Starts a server in a session of its own, so that neither Ctrl-C nor the end of this process reaches it, with its output in
 * `<folder>/console.log`. The command must carry `folder` as its marker. The caller has seen that no such process runs; should
 * another control plane have done the same at the same moment, the older process stays and the younger is ended.
 */
export async function startMarked(command: Command, folder: string): Promise<StartedServer> {
  const child = await spawnDetached(command, folder);
  const [oldest, ...younger] = await findMarked(folder);
  const mine = younger.find((it) => it.pid === child.pid);
  if (mine !== undefined) await endProcess(mine, 0);
  if (oldest === undefined) throw new Error(`it ended at once: ${await lastWords(folder)}`);
  return { process: oldest, child: oldest.pid === child.pid ? child : null };
}

/** Gets none of our environment but what a JVM needs: there are secrets in it. Resolves once the executable runs. */
async function spawnDetached(command: Command, folder: string): Promise<ChildProcess> {
  const consoleFile = await open(join(folder, CONSOLE_FILE), 'a', 0o600);
  try {
    await consoleFile.truncate();
    const child = spawn(command.executable, command.args, {
      cwd: folder,
      detached: true,
      env: environment(),
      stdio: ['ignore', consoleFile.fd, consoleFile.fd],
    });
    await once(child, 'spawn');
    child.unref();
    return child;
  } finally {
    await consoleFile.close();
  }
}

function environment(): NodeJS.ProcessEnv {
  const passed = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR'];
  return Object.fromEntries(passed.map((name) => [name, process.env[name]]));
}

/** Keeps a console file from growing: the server writes at its end, wherever that is. */
export async function boundConsole(folder: string): Promise<void> {
  const file = join(folder, CONSOLE_FILE);
  const size = await stat(file).then(
    (it) => it.size,
    () => 0,
  );
  if (size > MAX_CONSOLE_BYTES) await truncate(file);
}

/** Ends a process: asks first, and kills it when it is still there after `graceMs` (0: at once). Resolves when it is gone. */
export async function endProcess(one: MarkedProcess, graceMs: number): Promise<void> {
  if (graceMs > 0 && (await isAlive(one))) {
    signal(one.pid, 'SIGTERM');
    if (await isGoneWithin(one, graceMs)) return;
  }
  if (await isAlive(one)) signal(one.pid, 'SIGKILL');
  if (!(await isGoneWithin(one, KILL_MS))) throw new Error(`process ${one.pid} is still there after SIGKILL`);
}

/** The system takes its time only with a process that hangs in a disk that does not answer. */
const KILL_MS = 10_000;

async function isGoneWithin(one: MarkedProcess, limitMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs <= limitMs; waitedMs += POLL_MS) {
    if (!(await isAlive(one))) return true;
    await sleep(POLL_MS);
  }
  return !(await isAlive(one));
}
