import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processBirth } from '../lib/process-birth.ts';
import { SetupError } from '../lib/setup-error.ts';
import { homeHolder, homeTaken, isLock, takeHome, tryHomeLock, type HomeHolder, type HomeLock } from './home-lock.ts';

let home: string;
let file: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'brokerage-lock-'));
  file = join(home, 'brokerage.pid');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function holder(overrides: Partial<HomeHolder>): HomeHolder {
  const startedAt = '2026-01-01T00:00:00.000Z';
  return { pid: process.pid, birth: processBirth(process.pid), purpose: 'up', url: null, startedAt, ...overrides };
}

function locked(taken: HomeLock | HomeHolder): HomeLock {
  if (!isLock(taken)) throw new Error(`held by ${taken.pid}`);
  return taken;
}

describe('the home lock', () => {
  it('is one process at a time, readable by its owner only, and free again after release', () => {
    const lock = locked(tryHomeLock(home, 'up'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(homeHolder(home)).toMatchObject({ pid: process.pid, purpose: 'up', url: null });
    expect(tryHomeLock(home, 'up')).toMatchObject({ pid: process.pid });
    lock.announce('http://127.0.0.1:1');
    expect(homeHolder(home)?.url).toBe('http://127.0.0.1:1');
    lock.release();
    lock.release();
    expect(homeHolder(home)).toBeNull();
    locked(tryHomeLock(home, 'command')).release();
  });

  it('takes over from a process that was killed', () => {
    const { pid } = spawnSync('true');
    writeFileSync(file, JSON.stringify(holder({ pid, birth: '1' })));
    expect(homeHolder(home)).toBeNull();
    const lock = locked(tryHomeLock(home, 'up'));
    expect(homeHolder(home)?.pid).toBe(process.pid);
    lock.release();
    expect(existsSync(file)).toBe(false);
  });

  it('is not fooled by another process that got the same pid', () => {
    writeFileSync(file, JSON.stringify(holder({ birth: 'another' })));
    expect(homeHolder(home)).toBeNull();
    locked(tryHomeLock(home, 'up')).release();
  });

  it.each(['', '{', '{"pid":"x"}'])('takes over a file that was never written whole: %j', (content) => {
    writeFileSync(file, content);
    locked(tryHomeLock(home, 'up')).release();
  });

  it('leaves the file of whoever took the home after it', () => {
    const lock = locked(tryHomeLock(home, 'up'));
    writeFileSync(file, JSON.stringify(holder({ pid: 1, birth: processBirth(1) })));
    lock.release();
    expect(readFileSync(file, 'utf8')).toContain('"pid":1');
  });

  it('waits for a short command and not for a server', async () => {
    const command = locked(tryHomeLock(home, 'command'));
    const waiting = takeHome(home, 'up');
    setTimeout(() => command.release(), 80);
    const server = locked(await waiting);
    expect(await takeHome(home, 'command')).toMatchObject({ purpose: 'up' });
    server.release();
  });

  it('refuses the second server in one line that says where the first is', () => {
    const problem = homeTaken('/h', holder({ pid: 7, url: 'http://127.0.0.1:8597' }));
    expect(problem).toBeInstanceOf(SetupError);
    expect(problem.message).toMatch(
      /already runs on the home \/h \(process 7 at http:\/\/127\.0\.0\.1:8597\): stop it/,
    );
  });

  it('says that a full or foreign home cannot be used', () => {
    expect(() => tryHomeLock(join(home, 'missing', 'x'), 'up')).toThrow();
    writeFileSync(join(home, 'a-file'), '');
    expect(() => tryHomeLock(join(home, 'a-file'), 'up')).toThrow(SetupError);
  });
});

describe('processBirth', () => {
  it('differs between processes and ends with one', async () => {
    const child = spawn('sleep', ['60']);
    const pid = child.pid ?? 0;
    expect(processBirth(pid)).not.toBeNull();
    expect(processBirth(pid)).toBe(processBirth(pid));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('exit', resolve));
    expect(processBirth(pid)).toBeNull();
  });
});
