import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { seededRandom, systemRandom } from '../lib/random.ts';
import { SetupError } from '../lib/setup-error.ts';
import { createKeyFile, keyFileOf, readKeyFile } from './key-file.ts';

function freshHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'brokerage-key-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  return home;
}

it('makes 32 random bytes that only the owner can read, and nothing else', () => {
  const home = freshHome();
  expect(readKeyFile(home)).toBeNull();
  const key = createKeyFile(home, systemRandom);
  expect(key).toHaveLength(32);
  expect(readKeyFile(home)).toEqual(key);
  expect(statSync(keyFileOf(home)).mode & 0o777).toBe(0o600);
  expect(readdirSync(home)).toEqual(['secret.key']);
});

it('never replaces a key that is there', () => {
  const home = freshHome();
  const key = createKeyFile(home, seededRandom(1));
  expect(createKeyFile(home, seededRandom(2))).toEqual(key);
});

it('goes on from what a crash left half-made', () => {
  const home = freshHome();
  writeFileSync(`${keyFileOf(home)}.${process.pid}`, 'half');
  expect(createKeyFile(home, systemRandom)).toHaveLength(32);
  expect(readdirSync(home)).toEqual(['secret.key']);
});

it.each([0o640, 0o604, 0o620])('refuses a file with mode %o and says how to repair it', (mode) => {
  const home = freshHome();
  createKeyFile(home, systemRandom);
  chmodSync(keyFileOf(home), mode);
  expect(() => readKeyFile(home)).toThrow(SetupError);
  expect(() => readKeyFile(home)).toThrow(/chmod 600 .*secret\.key$/);
});

it('refuses a file that is no key', () => {
  const home = freshHome();
  createKeyFile(home, systemRandom);
  truncateSync(keyFileOf(home), 31);
  expect(() => readKeyFile(home)).toThrow(/31 bytes/);
});
