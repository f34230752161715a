import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openBench } from './bench.ts';

const open = (said: string[] = []) => openBench({ cacheFolder: '', runs: 1, say: (text) => void said.push(text) });

it('undoes the last thing first, once, and goes on when one of them fails', async () => {
  const said: string[] = [];
  const bench = open(said);
  const undone: string[] = [];
  bench.atEnd(() => Promise.resolve(void undone.push('folder')));
  bench.atEnd(() => Promise.reject(new Error('it hangs')));
  bench.atEnd(() => Promise.resolve(void undone.push('process')));
  await Promise.all([bench.end(), bench.end()]);
  expect(undone).toEqual(['process', 'folder']);
  expect(said).toEqual(['while cleaning up: Error: it hangs']);
});

it('removes its folders with what is in them', async () => {
  const bench = open();
  const folder = await bench.folder('test');
  expect(existsSync(folder)).toBe(true);
  await bench.end();
  expect(existsSync(folder)).toBe(false);
});
