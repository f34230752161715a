import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SetupError } from '../lib/setup-error.ts';
import { fileProblem } from './file-problem.ts';
import { isHome, prepareHome } from './home.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brokerage-home-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('makes a home for its owner only, once', () => {
  const home = join(folder, 'deep', 'home');
  expect(isHome(home)).toBe(false);
  prepareHome(home);
  prepareHome(home);
  expect(isHome(home)).toBe(true);
  expect(statSync(home).mode & 0o777).toBe(0o700);
});

it.each(['2', 'x'])('refuses a home that a newer program made (format %j) and leaves it as it is', (format) => {
  writeFileSync(join(folder, 'format'), format);
  expect(() => prepareHome(folder)).toThrow(
    /was made by a newer Brokerage .*: upgrade Brokerage, or set BROKERAGE_HOME/,
  );
  expect(existsSync(join(folder, 'logs'))).toBe(false);
});

it('refuses a home that is a file, in one line', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => prepareHome(file)).toThrow(SetupError);
  expect(() => prepareHome(file)).toThrow(`cannot use ${file}`);
});

it.each([
  ['ENOSPC', 'the disk is full: free some space'],
  ['EACCES', 'this user may not write there: repair its owner'],
  ['EROFS', 'its file system is read-only: set BROKERAGE_HOME'],
])('turns %s into a line that says what to do', (code, words) => {
  const problem = Object.assign(new Error(code), { code, path: '/home/x' });
  expect(fileProblem(problem)?.message).toContain(`cannot use /home/x, ${words}`);
});

it('leaves other errors alone', () => {
  expect(fileProblem(new Error('x'))).toBeNull();
  expect(fileProblem(Object.assign(new Error('x'), { code: 'ENOENT', path: '/x' }))).toBeNull();
});
