import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench } from '../machine/bench.ts';
import { startChild, type Child } from '../machine/child.ts';

/** A peer that answers calls over HTTP. */
export interface ServingPeer {
  readonly url: string;
  readonly child: Child;
}

/** Starts a program of this folder that takes DATABASE_URL and prints {"url": …}. It ends with the bench, if not before. */
export async function startOnDatabase(bench: Bench, program: string, databaseUrl: string): Promise<ServingPeer> {
  const child = startChild({
    executable: process.execPath,
    args: [fileURLToPath(new URL(program, import.meta.url))],
    env: { ...process.env, DATABASE_URL: databaseUrl },
    logFile: join(await bench.folder('peer'), 'console.log'),
  });
  bench.atEnd(() => child.stop(5_000));
  const { url } = (await child.answer(10_000)) as { url: string };
  return { url, child };
}
