import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareHome } from './home.ts';
import { fakeCli, fakeDatabase } from './testing/fake-context.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'brokerage-cli-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const authority = (instanceId: string) =>
  Promise.resolve(instanceId === 'ckafka-12345678' ? { certificate: 'PEM text\n', privateKey: 'secret' } : null);

it('is the certificate of the authority and not its key', async () => {
  prepareHome(home);
  const cli = fakeCli(home, fakeDatabase({ routes: { authority } }));
  expect(await cli.run('certificate', 'ckafka-12345678')).toBe(0);
  expect(cli.written.out).toBe('PEM text\n');
  const asJson = fakeCli(home, fakeDatabase({ routes: { authority } }));
  await asJson.run('certificate', 'ckafka-12345678', '--json');
  expect(asJson.json()).toEqual({ instanceId: 'ckafka-12345678', certificate: 'PEM text\n' });
});

it('ends with 1 and what to do where there is none, and makes no database', async () => {
  const cli = fakeCli(home);
  expect(await cli.run('certificate', 'ckafka-12345678')).toBe(1);
  expect(cli.written.err).toContain('make a route with AccessType 3');
  prepareHome(home);
  const other = fakeCli(home, fakeDatabase({ routes: { authority } }));
  expect(await other.run('certificate', 'ckafka-other000')).toBe(1);
  expect(other.written.err).toContain('ckafka-other000 has no certificate authority');
});
