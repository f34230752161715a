import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const SCRIPT = new URL('install.mjs', import.meta.url);
const LEFT_PAD = { version: '1.3.0', integrity: 'sha512-a' };
const FOR_OTHERS = { version: '2.0.0', integrity: 'sha512-b', optional: true, os: ['plan9'] };

let clone: string;
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'brokerage-install-'));
  mkdirSync(join(clone, 'scripts'));
  copyFileSync(SCRIPT, join(clone, 'scripts/install.mjs'));
  lock({ 'node_modules/left-pad': LEFT_PAD, 'node_modules/others': FOR_OTHERS });
});
afterEach(() => rmSync(clone, { recursive: true }));

function lock(packages: object): void {
  writeFileSync(join(clone, 'package-lock.json'), JSON.stringify({ packages: { '': { name: 'clone' }, ...packages } }));
}

/** An npm that writes down its arguments and installs `packages`. */
function fakeNpm(packages: object, { exitCode = 0, withNode = true } = {}): void {
  write(
    'fake/npm',
    `#!/bin/sh
    echo "$@ $npm_config_loglevel" >> calls
    mkdir -p node_modules/.bin
    echo '${JSON.stringify({ packages })}' > node_modules/.package-lock.json
    ${withNode ? 'echo > node_modules/.bin/node' : ':'}
    exit ${exitCode}`,
  );
}

function write(name: string, content: string): void {
  mkdirSync(dirname(join(clone, name)), { recursive: true });
  writeFileSync(join(clone, name), content);
  chmodSync(join(clone, name), 0o755);
}

function install(env: Record<string, string> = {}): { status: number | null; stderr: string; calls: string } {
  const path = `${join(clone, 'node_modules/.bin')}:${join(clone, 'fake')}:/usr/bin:/bin`;
  const { status, stderr } = spawnSync(process.execPath, ['scripts/install.mjs'], {
    cwd: clone,
    encoding: 'utf8',
    env: { PATH: path, ...env },
  });
  const calls = join(clone, 'calls');
  return { status, stderr, calls: existsSync(calls) ? readFileSync(calls, 'utf8') : '' };
}

describe('install.mjs', () => {
  it('runs npm ci once, with the development packages and without warnings, then nothing', () => {
    fakeNpm({ 'node_modules/left-pad': LEFT_PAD });
    expect(install()).toMatchObject({ status: 0, calls: 'ci --include=dev error\n' });
    expect(install()).toMatchObject({ status: 0, calls: 'ci --include=dev error\n', stderr: '' });
  });

  it('runs npm again when the lock file has another version of a package', () => {
    fakeNpm({ 'node_modules/left-pad': LEFT_PAD });
    install();
    const newer = { version: '1.4.0', integrity: 'sha512-c' };
    lock({ 'node_modules/left-pad': newer });
    fakeNpm({ 'node_modules/left-pad': newer });
    const { status, stderr, calls } = install();
    expect(status).toBe(0);
    expect(stderr).toContain('package-lock.json has changed');
    expect(calls.split('\n')).toHaveLength(3);
  });

  it.each([
    ['a package is missing', () => write('node_modules/.package-lock.json', '{"packages":{}}')],
    ['an install was broken off', () => rmSync(join(clone, 'node_modules/.package-lock.json'))],
    ['Node is missing', () => rmSync(join(clone, 'node_modules/.bin/node'))],
    [
      'it was installed on another system',
      () =>
        write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/others': FOR_OTHERS } })),
    ],
  ])('runs npm again when %s', (_, spoil) => {
    fakeNpm({ 'node_modules/left-pad': LEFT_PAD });
    install();
    spoil();
    expect(install().calls.split('\n')).toHaveLength(3);
  });

  it('runs the npm that started it, not the first on the path', () => {
    fakeNpm({}, { exitCode: 9 });
    write('other/npm-cli.js', `require('fs').writeFileSync('other-npm', process.argv.join(' ')); process.exit(3);`);
    const started = { npm_execpath: join(clone, 'other/npm-cli.js'), npm_node_execpath: process.execPath };
    expect(install(started)).toMatchObject({ status: 1, calls: '' });
    expect(readFileSync(join(clone, 'other-npm'), 'utf8')).toContain('npm-cli.js ci --include=dev');
  });

  it('says in one line what to do when npm fails, is missing, or runs no install scripts', () => {
    expect(install({ PATH: join(clone, 'fake') })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('npm cannot be started (ENOENT): install npm') as string,
    });
    fakeNpm({}, { exitCode: 7 });
    expect(install()).toMatchObject({ status: 1, stderr: expect.stringContaining('npm ci ended with 7: ') as string });
    rmSync(join(clone, 'node_modules'), { recursive: true });
    fakeNpm({ 'node_modules/left-pad': LEFT_PAD }, { withNode: false });
    expect(install()).toMatchObject({ status: 1, stderr: expect.stringContaining('npm rebuild') as string });
  });
});

describe('package.json', () => {
  it('decides on the install scripts of exactly the packages that have one', () => {
    const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, SCRIPT), 'utf8'));
    const { allowScripts } = read('../package.json') as { allowScripts: Record<string, boolean> };
    const { packages } = read('../package-lock.json') as { packages: Record<string, { hasInstallScript?: true }> };
    const withScript = Object.entries(packages).filter(([, entry]) => entry.hasInstallScript);
    const names = withScript.map(([path]) => path.replace('node_modules/', ''));
    expect(Object.keys(allowScripts).sort()).toEqual(names.sort());
  });
});

it('is JavaScript that the oldest Node we start on can read', () => {
  const source = readFileSync(SCRIPT, 'utf8');
  expect([...source.matchAll(/from '([^']+)'/g)].every(([, name]) => name?.startsWith('node:'))).toBe(true);
  execFileSync(process.execPath, ['--check', SCRIPT.pathname]);
});
