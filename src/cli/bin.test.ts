import { spawn, spawnSync, type ChildProcess, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** Answers what it was asked, and counts the signals that arrive until it ends a moment after the first. */
const PROGRAM = `
export async function main(args: readonly string[]): Promise<void> {
  if (args[0] === 'wait') {
    let count = 0;
    const counted = (signal: string): void => {
      if (++count === 1) setTimeout(() => { console.log(signal, count); process.exit(4); }, 150);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2']) process.on(signal, () => counted(signal));
    console.log('waiting');
    setInterval(() => undefined, 1000);
    return;
  }
  if (args[0] === 'die') process.kill(process.pid, 'SIGKILL');
  console.log(JSON.stringify(args));
  process.exitCode = 3;
}`;

let clone: string;
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'brokerage-bin-'));
  write('package.json', '{"type":"module"}');
  write('src/cli/main.ts', PROGRAM);
  write('node_modules/.package-lock.json', '{}');
  write('node_modules/.bin/node', `#!/bin/sh\nexec ${process.execPath} "$@"\n`);
  write('old-node.mjs', `Object.defineProperty(process.versions, 'node', { value: '20.20.2' });`);
  mkdirSync(join(clone, 'bin'));
  for (const file of ['bin/brokerage.mjs', 'bin/runtime.mjs'])
    copyFileSync(new URL(`../../${file}`, import.meta.url), join(clone, file));
});
afterEach(() => rmSync(clone, { recursive: true }));

function write(name: string, content: string): void {
  mkdirSync(dirname(join(clone, name)), { recursive: true });
  writeFileSync(join(clone, name), content);
  chmodSync(join(clone, name), 0o755);
}

const NODES: [name: string, args: string[]][] = [
  ['a Node that can run the program', []],
  ['an old Node', ['--import', './old-node.mjs']],
];

function brokerage(nodeArgs: string[], ...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [...nodeArgs, 'bin/brokerage.mjs', ...args], { cwd: clone, encoding: 'utf8' });
}

describe.each(NODES)('bin/brokerage.mjs with %s', (_, nodeArgs) => {
  it('passes arguments and the exit code on', () => {
    const { stdout, status } = brokerage(nodeArgs, 'logs', 'a b', '--follow', "it's");
    expect(JSON.parse(stdout)).toEqual(['logs', 'a b', '--follow', "it's"]);
    expect(status).toBe(3);
  });

  it('ends by the signal that ended the program', () => {
    expect(brokerage(nodeArgs, 'die').signal).toBe('SIGKILL');
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2'] as const)('passes %s on once', async (signal) => {
    const child = spawn(process.execPath, [...nodeArgs, 'bin/brokerage.mjs', 'wait'], { cwd: clone });
    const { lines, code } = await signalled(child, () => child.kill(signal));
    expect(lines).toEqual(['waiting', `${signal} 1`]);
    expect(code).toBe(4);
  });

  it('lets the program end in order at a Ctrl-C, which a terminal sends to the whole group', async () => {
    const child = spawn(process.execPath, [...nodeArgs, 'bin/brokerage.mjs', 'wait'], { cwd: clone, detached: true });
    const { lines, code } = await signalled(child, () => process.kill(-(child.pid ?? 0), 'SIGINT'));
    expect(lines[1]).toMatch(/^SIGINT [12]$/);
    expect(code).toBe(4);
  });
});

async function signalled(child: ChildProcess, send: () => void): Promise<{ lines: string[]; code: number | null }> {
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (printed === '') send();
    printed += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { lines: printed.trim().split('\n'), code };
}

describe('bin/brokerage.mjs', () => {
  it('says what to do when the packages are not installed', () => {
    rmSync(join(clone, 'node_modules'), { recursive: true });
    const { status, stderr } = brokerage([], 'up');
    expect(status).toBe(1);
    expect(stderr).toBe(
      'brokerage: its npm packages are not installed: run "npm start" once, or "node scripts/install.mjs"\n',
    );
  });

  it('says which Node it needs when there is only an old one', () => {
    rmSync(join(clone, 'node_modules/.bin'), { recursive: true });
    const { status, stderr } = brokerage(['--import', './old-node.mjs'], 'up');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^brokerage: it needs Node\.js 22\.18 or newer and this is v.*: install a newer Node\.js\n$/,
    );
  });

  it('runs the emitted program where there are no sources', () => {
    rmSync(join(clone, 'src'), { recursive: true });
    write('dist/cli/main.js', 'export const main = async (args) => console.log("emitted", ...args);');
    expect(brokerage([], 'status').stdout).toBe('emitted status\n');
  });
});
