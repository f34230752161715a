import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/*
 * The browser that the pages are tried in: the system's own Chromium. On a Debian where the run may install packages it is fetched
 * once; elsewhere the tests are left out, with the reason in their names, and with CI=true they fail by it.
 */

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ELSEWHERE = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/snap/bin/chromium'];
const INSTALL_WITHIN_MS = 300_000;

/** The program to start, or why there is none. */
export type Chromium = { readonly path: string } | { readonly missing: string };

/** Looks at CHROMIUM_PATH, and without it in the places where systems put Chromium. */
export function findChromium(): Chromium {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '')
    return isProgram(named) ? { path: named } : { missing: `CHROMIUM_PATH names ${named}, which cannot be run` };
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((it) => it !== '');
  const places = [...folders, '/usr/bin'].flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const path = [...places, ...ELSEWHERE].find(isProgram);
  return path === undefined ? { missing: 'Chromium is not on this machine' } : { path };
}

/** Finds it, or installs it where that is possible. Safe to call again. */
export function findOrInstallChromium(): Chromium {
  const found = findChromium();
  if ('path' in found || process.env['CHROMIUM_PATH'] !== undefined || !mayInstall()) return found;
  process.stderr.write('brokerage: no Chromium here, so the browser tests install it (apt-get install chromium)\n');
  try {
    aptGet('update');
    aptGet('install', '--no-install-recommends', '-y', 'chromium');
  } catch (problem) {
    return { missing: `apt-get could not install chromium: ${firstLine(problem)}` };
  }
  return findChromium();
}

function mayInstall(): boolean {
  return existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

function aptGet(...args: readonly string[]): void {
  execFileSync('apt-get', ['-q', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: INSTALL_WITHIN_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function firstLine(problem: unknown): string {
  const { stderr, message } = problem as { stderr?: Buffer; message?: string };
  const words = (stderr?.toString() ?? '').trim() || (message ?? String(problem));
  return words.split('\n')[0] ?? words;
}
