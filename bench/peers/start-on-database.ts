import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench } from '../machine/bench.ts';
import { startChild, type Child } from '../machine/child.ts';

export interface BareList {
  readonly url: string;
  readonly child: Child;
}

/** Starts bare-list.ts on a database that has our tables. */
export async function startBareList(bench: Bench, databaseUrl: string): Promise<BareList> {
  const child = startChild({
    executable: process.execPath,
    args: [fileURLToPath(new URL('./bare-list.ts', import.meta.url))],
    env: { ...process.env, DATABASE_URL: databaseUrl },
    logFile: join(await bench.folder('bare-list'), 'console.log'),
  });
  bench.atEnd(() => child.stop(5_000));
  const { url } = (await child.answer(10_000)) as { url: string };
  return { url, child };
}
