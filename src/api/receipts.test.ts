import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '../domain/refusal.ts';
import type { AnyAction } from './define-action.ts';
import { startApi, type ApiUnderTest } from './testing/api-under-test.ts';
import { connected, exchange, nextAnswer, postBytes } from './testing/raw-http.ts';

/** How often the purchase ran, and what it waits for before it answers. */
let runs = 0;
let gate: Promise<undefined> = Promise.resolve(undefined);
/** Resolves when a purchase begins. */
let begun: PromiseWithResolvers<undefined>;
let refuseNext = false;

const PURCHASE: AnyAction<undefined> = {
  ...{ product: 'ckafka', version: '2019-08-19', name: 'DeleteInstancePost', changes: true, regional: true },
  async run() {
    runs += 1;
    const run = runs;
    begun.resolve(undefined);
    await gate;
    if (refuseNext) throw new Refusal('FailedOperation', { en: 'no', zh: '否' });
    return { Result: { FlowId: run } };
  },
};
const OTHER: AnyAction<undefined> = {
  ...{ product: 'ckafka', version: '2019-08-19', name: 'DescribeRegion', changes: false, regional: false },
  run: () => Promise.resolve({ Result: [] }),
};

const BODY = '{"InstanceId":"ckafka-1"}';
let api: ApiUnderTest;
let bytes: string;
beforeEach(async () => {
  runs = 0;
  gate = Promise.resolve(undefined);
  begun = Promise.withResolvers();
  refuseNext = false;
  api = await startApi([PURCHASE, OTHER]);
  bytes = postBytes(api.port, api.sign('DeleteInstancePost', BODY), BODY);
});
afterEach(() => api.server.close());

/** Which run of the purchase an answer is of. */
const runOf = (answer: { body: string }): unknown =>
  (JSON.parse(answer.body) as { Response: { Result?: { FlowId: number } } }).Response.Result?.FlowId;

/** Waits until the server has noticed; a socket's end and a reset come with the next turns of its event loop. */
async function eventually(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries++) await delay(5);
  expect(holds()).toBe(true);
}

/** Sends the bytes and breaks the connection while the purchase runs. */
async function loseAnswer(breakUp: 'destroy' | 'resetAndDestroy'): Promise<void> {
  const answerLeaves = Promise.withResolvers<undefined>();
  gate = answerLeaves.promise;
  const socket = await connected(api.port);
  socket.write(bytes);
  await begun.promise;
  socket[breakUp]();
  await delay(20);
  answerLeaves.resolve(undefined);
}

test.each(['destroy', 'resetAndDestroy'] as const)(
  'a retry after a connection that was lost (%s) gets the first answer and runs nothing',
  async (breakUp) => {
    await loseAnswer(breakUp);
    const retried = await exchange(api.port, bytes);
    expect(runs).toBe(1);
    expect(runOf(retried)).toBe(1);
    expect(retried.body).toBe(api.storage.receipts[0]?.body);
    await eventually(() => api.storage.receipts[0]?.open === false);
  },
);

test('a retry that arrives while the first call still runs waits for its answer', async () => {
  const answerLeaves = Promise.withResolvers<undefined>();
  gate = answerLeaves.promise;
  const socket = await connected(api.port);
  socket.write(bytes);
  await begun.promise;
  socket.destroy();
  const retried = exchange(api.port, bytes);
  await delay(20);
  answerLeaves.resolve(undefined);
  expect(runOf(await retried)).toBe(1);
  expect(runs).toBe(1);
});

test('after the retry was answered, the same bytes are another purchase', async () => {
  await loseAnswer('destroy');
  await exchange(api.port, bytes);
  expect(runOf(await exchange(api.port, bytes))).toBe(2);
});

test('two calls of the same bytes that are both answered run twice', async () => {
  const first = await exchange(api.port, bytes);
  const second = await exchange(api.port, bytes);
  expect([runOf(first), runOf(second)]).toEqual([1, 2]);
});

test('two calls of the same bytes on one connection run twice', async () => {
  const socket = await connected(api.port);
  const answers: unknown[] = [];
  for (let call = 0; call < 2; call++) {
    const answer = nextAnswer(socket);
    socket.write(bytes);
    answers.push(runOf(await answer));
  }
  expect(answers).toEqual([1, 2]);
});

test('two calls of the same bytes at once on living connections run twice', async () => {
  const answers = await Promise.all([exchange(api.port, bytes), exchange(api.port, bytes)]);
  expect(answers.map(runOf).sort()).toEqual([1, 2]);
});

test('a retry of other bytes is another call', async () => {
  await loseAnswer('destroy');
  const other = postBytes(
    api.port,
    api.sign('DeleteInstancePost', '{"InstanceId":"ckafka-2"}'),
    '{"InstanceId":"ckafka-2"}',
  );
  expect(runOf(await exchange(api.port, other))).toBe(2);
});

test('an answer that was handed over counts as lost when the connection is reset right after', async () => {
  const socket = await connected(api.port);
  const answer = nextAnswer(socket);
  socket.write(bytes);
  await answer;
  await eventually(() => api.storage.receipts[0]?.open === false);
  socket.resetAndDestroy();
  await eventually(() => api.storage.receipts[0]?.open === true);
  expect(runOf(await exchange(api.port, bytes))).toBe(1);
});

test('an answer counts as arrived for good once the connection brings another request', async () => {
  const socket = await connected(api.port);
  for (const request of [bytes, postBytes(api.port, api.sign('DescribeRegion', '{}'), '{}')]) {
    const answer = nextAnswer(socket);
    socket.write(request);
    await answer;
  }
  socket.resetAndDestroy();
  await delay(50);
  expect(api.storage.receipts[0]?.open).toBe(false);
});

test('an answer that a crash kept from leaving goes to the retry', async () => {
  await exchange(api.port, bytes);
  for (const receipt of api.storage.receipts) receipt.open = true;
  expect(runOf(await exchange(api.port, bytes))).toBe(1);
});

test('a refused call keeps nothing, and its retry is tried anew', async () => {
  refuseNext = true;
  await loseAnswer('destroy');
  await eventually(() => api.logged.some((line) => line.includes('FailedOperation')));
  expect(api.storage.receipts).toEqual([]);
  refuseNext = false;
  expect(runOf(await exchange(api.port, bytes))).toBe(2);
});

test('a call that changes nothing leaves no receipt', async () => {
  await api.call('DescribeRegion');
  expect(api.storage.receipts).toEqual([]);
});
