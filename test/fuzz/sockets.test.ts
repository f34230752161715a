import { connect, type Socket } from 'node:net';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyAction } from '../../src/api/define-action.ts';
import { startApi, type ApiUnderTest } from '../../src/api/testing/api-under-test.ts';
import { connected, exchange, postBytes } from '../../src/api/testing/raw-http.ts';

/* Clients that keep connections busy, or idle, or half closed, keep nobody else from being served. */

const ACTION: AnyAction<undefined> = {
  ...{ product: 'ckafka', version: '2019-08-19', name: 'DescribeTaskStatus', changes: false, regional: true },
  run: () => Promise.resolve({ Result: { Status: 0, Output: '' } }),
};
const SERVED_WITHIN_MS = 5_000;

let api: ApiUnderTest;
const sockets: Socket[] = [];
beforeAll(async () => {
  api = await startApi([ACTION], { requestTimeoutMs: 3_000 });
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await api.server.close();
});

/** Ten thousand in the long run. Both ends are in this process, and it has other files open. */
function connectionCount(): number {
  const wanted = process.env['FUZZ'] === 'long' ? 10_000 : 2_000;
  const limit = execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim();
  return limit === 'unlimited' ? wanted : Math.min(wanted, Math.floor(Number(limit) / 2) - 500);
}

async function expectServed(): Promise<void> {
  const begun = Date.now();
  expect((await api.call('DescribeTaskStatus', { FlowId: 1 }))['Result']).toEqual({ Status: 0, Output: '' });
  expect(Date.now() - begun).toBeLessThan(SERVED_WITHIN_MS);
}

describe('the server answers others', { timeout: 60_000 }, () => {
  it('beside thousands of idle connections', async () => {
    const count = connectionCount();
    for (let opened = 0; opened < count; opened += 500) {
      const some = Array.from({ length: Math.min(500, count - opened) }, () => connected(api.port));
      sockets.push(...(await Promise.all(some)));
    }
    expect(sockets.length).toBeGreaterThanOrEqual(Math.min(count, 400));
    await expectServed();
  });

  it('beside bodies that come a byte at a time, and never end', async () => {
    const head = postBytes(api.port, { ...api.sign('DescribeTaskStatus', '{}'), 'Content-Length': '1000000' }, '');
    const slow = await Promise.all(Array.from({ length: 200 }, () => connected(api.port)));
    sockets.push(...slow);
    const ends = slow.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of slow) socket.resume().write(head);
    for (let times = 0; times < 5; times += 1) {
      for (const socket of slow) socket.write('x');
      await expectServed();
    }
    // The slow ones are told so, and let go.
    await Promise.all(ends);
    await expectServed();
  });

  it('answers a client that has closed its side after its request, and is not disturbed by halves of requests', async () => {
    const body = '{"FlowId":1}';
    const bytes = postBytes(api.port, { ...api.sign('DescribeTaskStatus', body), Connection: 'close' }, body);
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect({ host: '127.0.0.1', port: api.port, allowHalfOpen: true });
      socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      socket.on('error', reject).on('end', () => resolve(text));
      socket.end(bytes);
    });
    expect(answer).toContain('"Status":0');
    for (const cut of [1, 20, bytes.length - 3]) {
      const socket = await connected(api.port);
      sockets.push(socket);
      socket.end(bytes.slice(0, cut));
    }
    await expectServed();
    expect((await exchange(api.port, bytes)).body).toContain('"Status":0');
  });
});
