import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ChildOptions {
  readonly executable: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Takes what the process prints as an error, or all that it prints when `answer` is not read. */
  readonly logFile: string;
}

/** A process of ours. It is known by its id, and ended by it. */
export interface Child {
  readonly pid: number;
  /** Wall clock, in milliseconds, right before it was started. */
  readonly spawnedAtMs: number;
  /** The first JSON text that it prints. Rejects when it ends before, or takes longer. */
  answer(withinMs: number): Promise<unknown>;
  /** Asks it to end and waits; by force after `graceMs`. Twice is as once. */
  stop(graceMs: number): Promise<void>;
}

export function startChild({ executable, args, env = process.env, logFile }: ChildOptions): Child {
  const log = createWriteStream(logFile, { flags: 'a' });
  const spawnedAtMs = Date.now();
  const child = spawn(executable, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${executable} cannot be started`);
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  child.once('close', () => log.end());
  return {
    pid,
    spawnedAtMs,
    async answer(withinMs) {
      const limit = Date.now() + withinMs;
      while (Date.now() < limit && !hasEnded(child)) {
        const answer = asJson(printed);
        if (answer !== undefined) return answer;
        await sleep(10);
      }
      const words = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n').slice(-5).join('\n');
      throw new Error(`${args[0] ?? executable} did not come up:\n${words}`);
    },
    async stop(graceMs) {
      if (hasEnded(child)) return;
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await once(child, 'exit');
      clearTimeout(force);
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** undefined while it is not whole. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
