import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { fileFailure, outputFailure } from './failure.ts';
import { commandAs, type Identity } from './identity.ts';
import { isAlive } from './process.ts';

/** The one database role; who can reach the owner-only socket is the owner. */
export const ROLE = 'brokerage';

const HALF_MADE = /\.initdb-(\d+)$/;

/**
 * Makes the data folder when it is not there: into a folder beside it, renamed when complete, so that a crash leaves no half
 * database under the real name. What an earlier crash left is removed. Twice, or by two servers at once, is as once.
 * @throws SetupError with the reason in one line; nothing is left then.
 */
export async function initializeData(data: string, binaries: Binaries, identity: Identity): Promise<void> {
  removeHalfMade(data);
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const half = `${data}.initdb-${process.pid}`;
  try {
    mkdirSync(half, { mode: 0o700 });
    if (identity.kind === 'dropped') chownSync(half, identity.uid, identity.gid);
    await runInitdb(half, binaries, identity);
    renameComplete(half, data);
  } catch (cause) {
    throw cause instanceof Error && 'code' in cause ? fileFailure(data, cause) : cause;
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

function renameComplete(half: string, data: string): void {
  try {
    renameSync(half, data);
  } catch (cause) {
    // Another server of this home was faster: its database is as good as ours.
    if (!existsSync(join(data, 'PG_VERSION'))) throw cause;
  }
}

function removeHalfMade(data: string): void {
  for (const name of readdirSync(dirname(data))) {
    const maker = name.startsWith(basename(data)) ? HALF_MADE.exec(name)?.[1] : undefined;
    if (maker !== undefined && (Number(maker) === process.pid || !isAlive(Number(maker)))) {
      rmSync(join(dirname(data), name), { recursive: true, force: true });
    }
  }
}

async function runInitdb(folder: string, binaries: Binaries, identity: Identity): Promise<void> {
  const { file, args, options } = commandAs(identity, binaries.initdb, [
    ...['-D', folder, '-U', ROLE, '--auth=trust', '--no-instructions', '--encoding=UTF8', '--locale=C'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ]);
  // Detached: Ctrl-C in a terminal must not hit it half-way on its own; its maker decides.
  const child = spawn(file, args, { ...options, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  const take = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const status = await new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      output += `error: ${error.message}`;
      resolve(null);
    });
    child.on('close', resolve);
  });
  if (status !== 0) throw outputFailure('initdb', output);
}
