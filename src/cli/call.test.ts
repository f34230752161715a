import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnyAction } from '../api/define-action.ts';
import { actionToCall, callAction } from '../api/call-action.ts';
import { startApi, type ApiUnderTest } from '../api/testing/api-under-test.ts';
import { SECRET_ID, SECRET_KEY } from '../api/testing/memory-storage.ts';
import { allActions } from '../products/all-actions.ts';
import { prepareHome } from './home.ts';
import { isLock, tryHomeLock, type HomeLock } from './home-lock.ts';
import { fakeCli, type FakeCli } from './testing/fake-context.ts';

const ACTION: AnyAction<undefined> = {
  ...{ product: 'ckafka', version: '2019-08-19', name: 'DescribeTaskStatus', changes: false, regional: true },
  run: ({ parameters }) => Promise.resolve({ Result: { Status: 0, Output: JSON.stringify(parameters) } }),
};

let home: string;
let api: ApiUnderTest;
let lock: HomeLock;
let cli: FakeCli;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'brokerage-call-'));
  prepareHome(home);
  api = await startApi([ACTION]);
  api.clock.set(new Date('2026-01-31T12:00:00Z'));
  const taken = tryHomeLock(home, 'up');
  if (!isLock(taken)) throw new Error('taken');
  lock = taken;
  lock.announce(api.url.replace(/\/$/, ''));
  cli = fakeCli(
    home,
    { actionToCall, callAction },
    { BROKERAGE_SECRET_ID: SECRET_ID, BROKERAGE_SECRET_KEY: SECRET_KEY },
  );
});
afterEach(async () => {
  lock.release();
  await api.server.close();
  rmSync(home, { recursive: true });
});

it('calls an action of the running server', async () => {
  expect(await cli.run('call', 'DescribeTaskStatus', '{"FlowId": 7}')).toBe(0);
  expect(cli.json()).toMatchObject({ Result: { Status: 0, Output: '{"FlowId":7}' } });
});

it('ends with 1 and shows the refusal when the call is refused', async () => {
  expect(await cli.run('call', 'DescribeTaskStatus')).toBe(1);
  expect(cli.json()).toMatchObject({ Error: { Code: 'MissingParameter' } });
});

it.each([
  [['call', 'DescribeTaskStatuss'], 'did you mean DescribeTaskStatus?'],
  [['call', 'DescribeZones'], 'name one with --product'],
  [['call', 'DescribeTaskStatus', '[]'], 'are not a JSON object'],
  [['call', 'DescribeTaskStatus', '{'], 'are not a JSON object'],
])('refuses %j in one line', async (args, words) => {
  expect(await cli.run(...args)).toBe(1);
  expect(cli.written.err).toContain(words);
});

it('prints the code of a call instead of making it', async () => {
  expect(await cli.run('call', '--as', 'tccli', 'DescribeTaskStatus', '{"FlowId": 9007199254740993}')).toBe(0);
  expect(cli.written.out).toBe(
    ['tccli ckafka DescribeTaskStatus', `--endpoint ${api.url.replace(/\/$/, '')}`, '--region ap-guangzhou']
      .concat('--FlowId 9007199254740993\n')
      .join(' \\\n  '),
  );
  expect(await cli.run('call', '--as', 'python', 'DescribeTaskStatus', '--json')).toBe(0);
  expect(cli.json()).toMatchObject({ fileName: 'call.py', install: 'pip install tencentcloud-sdk-python' });
  expect(await cli.run('call', '--as', 'terraform', 'DescribeTaskStatus')).toBe(1);
  expect(cli.written.err).toContain('terraform has no words for DescribeTaskStatus');
  expect(await cli.run('call', '--as', 'fortran', 'DescribeTaskStatus')).toBe(2);
});

it('prints the environment of each client', async () => {
  expect(await cli.run('env', '--client', 'terraform')).toBe(0);
  expect(cli.written.out).toContain(`export TENCENTCLOUD_SECRET_ID='${SECRET_ID}'\n`);
  expect(cli.written.out).toContain(`export HTTP_PROXY='${api.url.replace(/\/$/, '')}'\n`);
  await cli.run('env', '--client', 'node', '--region', 'ap-tokyo', '--json');
  expect(cli.json()).toEqual({
    ...{ BROKERAGE_URL: api.url.replace(/\/$/, ''), TENCENTCLOUD_REGION: 'ap-tokyo' },
    ...{ TENCENTCLOUD_SECRET_ID: SECRET_ID, TENCENTCLOUD_SECRET_KEY: SECRET_KEY },
  });
  await cli.run('env');
  expect(cli.written.out).toContain("export TCCLI_PROFILE='brokerage'\n");
  for (const product of new Set(allActions.map((it) => it.product)))
    expect(cli.written.out).toContain(` ${product}.endpoint "$BROKERAGE_URL"`);
  expect(await cli.run('env', '--client', 'fortran')).toBe(2);
});

it('says how to start a server where none runs', async () => {
  lock.release();
  expect(await cli.run('env')).toBe(1);
  expect(cli.written.err).toContain('start it with "brokerage up"');
});
