import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesIn } from '../../src/data-plane/local/folders.ts';
import { endLeftBehind } from '../../src/data-plane/local/left-behind.ts';
import { stopLeftServer } from '../../src/storage/embedded-postgres/left-behind.ts';
import { isAlive } from '../../src/storage/embedded-postgres/process.ts';
import { stopServer } from '../../src/storage/embedded-postgres/server.ts';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Home of the one PostgreSQL that all tests of a run share; the first test that needs it starts it. */
    postgresHome: string;
  }
}

const PREFIX = 'brokerage-test-';

/** Names a home for the run's PostgreSQL, and at the end stops it and removes everything, also what a killed run left. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await remove(join(tmpdir(), name));
  }
  const home = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  project.provide('postgresHome', home);
  return () => remove(home);
}

async function remove(home: string): Promise<void> {
  // A run that was killed had no time to stop its servers; they are the ones of server.ts.
  // Another run may be removing it at the same time, and be first.
  for (const name of (await namesIn(home)).filter((it) => it.startsWith('server-'))) {
    await endLeftBehind(join(home, name));
    await stopLeftServer(join(home, name));
  }
  await stopServer(join(home, 'postgres'));
  rmSync(home, { recursive: true, force: true });
}
