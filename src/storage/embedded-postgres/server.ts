import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Binaries } from './binaries.ts';
import { SetupError } from '../../lib/setup-error.ts';
import { fileFailure, outputFailure } from './failure.ts';
import type { Folders } from './folders.ts';
import { commandAs, type Identity } from './identity.ts';
import { ROLE } from './initdb.ts';
import { isAlive, removeStalePidFile, runningServer } from './process.ts';

/** Sized for one control plane: 67 MB resident for all its processes together. Commits are durable. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '24MB',
  fsync: 'on',
  huge_pages: 'off',
  io_method: 'sync',
  jit: 'off',
  autovacuum_max_workers: '1',
  max_parallel_workers: '0',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_replication_slots: '0',
  max_logical_replication_workers: '0',
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] ',
};

const LOG_BYTES_MAX = 4 * 1024 * 1024;
const READY_WITHIN_MS = 60_000;
/** Long enough to see that a server which just started has ended, and short beside its start (0.12 s). */
const LOOK_EVERY_MS = 15;

export function databaseUrl(socketFolder: string, database = 'postgres'): string {
  return `postgres://${ROLE}@/${database}?host=${encodeURIComponent(socketFolder)}`;
}

/**
 * A server on this data folder that answers: the one that runs already (it outlives a control plane that was killed), or a new one.
 * Two control planes that do this at once come out with the same server.
 * @returns its process id, and whether it ran before.
 * @throws SetupError with the reason in one line.
 */
export async function runServer(
  folders: Folders,
  binaries: Binaries,
  identity: Identity,
  settings: Readonly<Record<string, string>> = {},
): Promise<{ pid: number; adopted: boolean }> {
  const deadline = performance.now() + READY_WITHIN_MS;
  let refused = 0;
  for (;;) {
    const found = runningServer(folders.data);
    if (found !== null) {
      if (await becomesReady(found, folders, deadline)) return { pid: found, adopted: true };
      continue;
    }
    removeStalePidFile(folders.data);
    const logStart = rotateLog(folders.log);
    const pid = spawnServer(folders, binaries, identity, { ...SETTINGS, ...settings });
    if (await becomesReady(pid, folders, deadline)) return { pid, adopted: false };
    const output = readFileSync(folders.log, 'utf8').slice(logStart);
    // Another control plane was faster, or the last server's children are still on their way out: look again.
    const passing = /lock file "postmaster.pid" already exists|pre-existing shared memory block/.test(output);
    if (!passing || ++refused > 50) throw outputFailure('postgres', output);
    await sleep(100);
  }
}

/** false when the process ended before it answered. */
async function becomesReady(pid: number, folders: Folders, deadline: number): Promise<boolean> {
  while (isAlive(pid)) {
    const client = new pg.Client({ connectionString: databaseUrl(folders.socket), connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ data: string }>(`select current_setting('data_directory') as data`);
      if (rows[0]?.data === folders.data) return true;
      throw new SetupError(
        `the socket in ${folders.socket} is served by a database of ${String(rows[0]?.data)}`,
        'end that server, or use another BROKERAGE_HOME',
      );
    } catch (cause) {
      if (cause instanceof SetupError) throw cause;
      if (performance.now() > deadline) {
        throw new SetupError(`PostgreSQL (process ${pid}) does not answer`, `read ${folders.log}`, { cause });
      }
      await sleep(LOOK_EVERY_MS);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

function spawnServer(
  folders: Folders,
  binaries: Binaries,
  identity: Identity,
  settings: Readonly<Record<string, string>>,
): number {
  const flags = Object.entries({ ...settings, unix_socket_directories: folders.socket });
  const { file, args, options } = commandAs(identity, binaries.postgres, [
    ...['-D', folders.data],
    ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const log = openSync(folders.log, 'a', 0o600);
  try {
    // A session of its own: Ctrl-C in a terminal must not end the database before its users have closed in order.
    const child = spawn(file, args, { ...options, cwd: '/', stdio: ['ignore', log, log], detached: true });
    child.on('error', () => undefined);
    child.unref();
    if (child.pid === undefined) throw new SetupError(`${file} cannot be started`, 'make it executable for this user');
    return child.pid;
  } finally {
    closeSync(log);
  }
}

/** Keeps one older log; answers where in the log the next server's lines begin. */
function rotateLog(log: string): number {
  try {
    const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
    if (size <= LOG_BYTES_MAX) return size;
    renameSync(log, `${log}.1`);
    return 0;
  } catch (cause) {
    throw fileFailure(log, cause);
  }
}

/** Ends the server (open sessions are cut, everything committed is kept) and waits until it is gone. Twice is as once. */
export async function stopServer(data: string): Promise<void> {
  const pid = runningServer(data);
  if (pid === null) return;
  process.kill(pid, 'SIGINT');
  const impatient = performance.now() + 30_000;
  while (runningServer(data) === pid) {
    if (performance.now() > impatient) {
      // Immediate shutdown: the next start recovers from the write-ahead log, nothing committed is lost.
      process.kill(pid, 'SIGQUIT');
      await sleep(1000);
    }
    await sleep(LOOK_EVERY_MS);
  }
}
