import tencentcloud from 'tencentcloud-sdk-nodejs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../domain/refusal.ts';
import { systemClock } from '../lib/clock.ts';
import type { AnyAction, Call } from './define-action.ts';
import { answerOf, NOW, OTHER_SPELLING, REGION, startApi, type ApiUnderTest } from './testing/api-under-test.ts';
import { DISABLED_SECRET_ID } from './testing/memory-storage.ts';
import { connected, exchange, nextAnswer, postBytes } from './testing/raw-http.ts';

let lastCall: Call<never> | undefined;
const RUNNING = { Status: 1, Output: 'done' };

/** Actions of the model whose answers say what reached them. */
const ACTIONS: readonly AnyAction<undefined>[] = [
  {
    ...{ product: 'ckafka', version: '2019-08-19', name: 'DescribeRegion', changes: false, regional: false },
    run: (call) => {
      lastCall = call;
      return Promise.resolve({ Result: [] });
    },
  },
  {
    ...{ product: 'ckafka', version: '2019-08-19', name: 'DescribeTaskStatus', changes: false, regional: true },
    run: (call) => {
      lastCall = call;
      return Promise.resolve({ Result: RUNNING });
    },
  },
  {
    ...{ product: 'ckafka', version: '2019-08-19', name: 'DescribeCkafkaVersion', changes: false, regional: true },
    run: () => Promise.reject(new Error('password=hunter2 was refused by the database')),
  },
  {
    ...{ product: 'ckafka', version: '2019-08-19', name: 'DeleteInstancePost', changes: true, regional: true },
    run: () =>
      Promise.reject(
        new Refusal('InvalidParameterValue.InstanceNotExist', { en: 'It does not exist.', zh: '实例不存在。' }),
      ),
  },
  {
    ...{ product: 'vpc', version: '2017-03-12', name: 'DescribeVpcs', changes: false, regional: true },
    run: () => Promise.resolve({ TotalCount: '0', VpcSet: [] }),
  },
];

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi(ACTIONS);
});
afterAll(() => api.server.close());

const codeOf = async (answer: Promise<{ Error?: { Code: string } }>): Promise<string | undefined> =>
  (await answer).Error?.Code;

test('a signed call reaches its action with everything that the action needs', async () => {
  const answer = await api.call('DescribeTaskStatus', { FlowId: 7 }, { 'X-TC-Language': 'zh-CN' });
  expect(answer).toEqual({ Result: RUNNING, RequestId: answer.RequestId });
  expect(answer.RequestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(lastCall).toMatchObject({
    account: { appId: 1250000001 },
    region: REGION,
    requestId: answer.RequestId,
    language: 'zh-CN',
    parameters: { FlowId: 7 },
    receivedAt: NOW,
  });
});

test('every request has a RequestId of its own', async () => {
  const [first, second] = [await api.call('DescribeRegion'), await api.call('DescribeRegion')];
  expect(first.RequestId).not.toBe(second.RequestId);
});

test.each([
  ['an unknown action', 'Nope', {}, {}, 'InvalidAction'],
  ['another version', 'DescribeRegion', {}, { 'X-TC-Version': '2020-01-01' }, 'NoSuchVersion'],
  ['an action that is not served', 'CreateTopic', {}, {}, 'UnsupportedOperation'],
  ['an unknown region', 'DescribeTaskStatus', { FlowId: 1 }, { 'X-TC-Region': 'ap-nowhere' }, 'UnsupportedRegion'],
  ['no region', 'DescribeTaskStatus', { FlowId: 1 }, { 'X-TC-Region': '' }, 'MissingParameter'],
  ['a missing parameter', 'DescribeTaskStatus', {}, {}, 'MissingParameter'],
  ['an unknown parameter', 'DescribeTaskStatus', { FlowId: 1, X: 1 }, {}, 'UnknownParameter'],
  ['a parameter of another type', 'DescribeTaskStatus', { FlowId: '1' }, {}, 'InvalidParameter'],
  ['a body that is a list', 'DescribeTaskStatus', [], {}, 'InvalidParameter'],
  ['another content type', 'DescribeRegion', {}, { 'Content-Type': 'text/plain' }, 'UnsupportedProtocol'],
  ['a form', 'DescribeRegion', {}, { 'Content-Type': 'application/x-www-form-urlencoded' }, 'UnsupportedProtocol'],
  ['a content type that cannot be read', 'DescribeRegion', {}, { 'Content-Type': '///' }, 'UnsupportedProtocol'],
  ['a changed signature', 'DescribeRegion', {}, { Host: 'other.test' }, 'AuthFailure.SignatureFailure'],
  ['no signature', 'DescribeRegion', {}, { Authorization: '' }, 'MissingParameter'],
  ['a skipped signature', 'DescribeRegion', {}, { Authorization: 'SKIP' }, 'AuthFailure.InvalidAuthorization'],
  ['a token', 'DescribeRegion', {}, { 'X-TC-Token': 'abc' }, 'AuthFailure.TokenFailure'],
])('%s is refused with the upstream’s code', async (_what, action, parameters, headers, code) => {
  const body = JSON.stringify(parameters);
  const { head, body: text } = await exchange(
    api.port,
    postBytes(api.port, { ...api.sign(action, body), ...headers }, body),
  );
  expect(head).toMatch(/^HTTP\/1.1 200 OK\r\nContent-Type: application\/json\r\n/);
  expect(JSON.parse(text)).toEqual({
    Response: { Error: { Code: code, Message: expect.any(String) as string }, RequestId: expect.any(String) as string },
  });
});

test('malformed JSON is refused after its signature was checked, and says what is wrong', async () => {
  const body = '{"FlowId":}';
  const response = await fetch(api.url, { method: 'POST', body, headers: api.sign('DescribeTaskStatus', body) });
  expect((await answerOf(response)).Error).toEqual({
    Code: 'InvalidParameter',
    Message: "The request body cannot be read: it is not JSON (Unexpected token '}').",
  });
});

test('messages come in the language that was asked for', async () => {
  const answer = await api.call('DeleteInstancePost', { InstanceId: 'x' }, { 'X-TC-Language': 'zh-CN' });
  expect(answer.Error).toEqual({ Code: 'InvalidParameterValue.InstanceNotExist', Message: '实例不存在。' });
});

const at = (seconds: number): { timestamp: number } => ({ timestamp: NOW.getTime() / 1000 + seconds });

test.each([
  [-301, 'AuthFailure.SignatureExpire'],
  [301, 'AuthFailure.SignatureExpire'],
  [-300, undefined],
  [300, undefined],
])('a timestamp %i seconds off is answered with %s', async (seconds, code) => {
  const headers = api.sign('DescribeRegion', '{}', at(seconds));
  expect(await codeOf(answerOf(await fetch(api.url, { method: 'POST', body: '{}', headers })))).toBe(code);
});

test('the date of the credential must be that of the timestamp', async () => {
  const signed = api.sign('DescribeRegion', '{}');
  const headers = { Authorization: signed['Authorization']?.replace('2026-11-23', '2026-11-22') ?? '' };
  const { Error: error } = await api.call('DescribeRegion', {}, headers);
  expect(error?.Code).toBe('AuthFailure.SignatureFailure');
  expect(error?.Message).toContain('The date in Credential must be 2026-11-23');
});

test('a key that does not exist, is disabled, or has another secret is told apart', async () => {
  const as = async (changes: { secretId?: string; secretKey?: string }): Promise<unknown> => {
    const headers = api.sign('DescribeRegion', '{}', changes);
    return (await answerOf(await fetch(api.url, { method: 'POST', body: '{}', headers }))).Error;
  };
  expect(await as({ secretId: 'AKIDnone' })).toEqual({
    Code: 'AuthFailure.SecretIdNotFound',
    Message: 'The SecretId is not found, please ensure that your SecretId is correct.',
  });
  expect(await as({ secretId: DISABLED_SECRET_ID })).toEqual({
    Code: 'AuthFailure.SecretIdNotFound',
    Message: 'The SecretId is disabled. Sign with another key pair of the account, or create one.',
  });
  expect(await as({ secretId: DISABLED_SECRET_ID, secretKey: 'x' })).toMatchObject({
    Code: 'AuthFailure.SignatureFailure',
  });
  expect(await as({ secretKey: 'x' })).toEqual({
    Code: 'AuthFailure.SignatureFailure',
    Message: 'The provided credentials could not be validated. Please check your signature is correct.',
  });
});

test('a failure inside gives only the RequestId, and its cause goes to the log', async () => {
  const answer = await api.call('DescribeCkafkaVersion', { InstanceId: 'x' });
  expect(answer.Error?.Code).toBe('InternalError');
  expect(answer.Error?.Message).toContain(answer.RequestId);
  expect(answer.Error?.Message).not.toContain('hunter2');
  const line = api.logged.find((it) => it.includes(answer.RequestId)) ?? '';
  expect(JSON.parse(line)).toMatchObject({
    action: 'DescribeCkafkaVersion',
    appId: 1250000001,
    err: { stack: expect.any(String) as string },
  });
});

test('a refused call is logged with who, what and why, and never with its Authorization', async () => {
  const answer = await api.call('DescribeTaskStatus', {});
  const line = api.logged.find((it) => it.includes(answer.RequestId)) ?? '';
  expect(JSON.parse(line)).toMatchObject({ action: 'DescribeTaskStatus', appId: 1250000001, code: 'MissingParameter' });
  expect(api.logged.join('')).not.toMatch(/Signature=[0-9a-f]{64}|Gu5t9xGARNpq86cd98joQYCN3EXAMPLE/);
});

test('an answer that does not fit the model is found before a client chokes on it', async () => {
  const headers = { 'X-TC-Version': '2017-03-12' };
  expect(await codeOf(api.call('DescribeVpcs', {}, headers))).toBe('InternalError');
  expect(api.logged.join('')).toContain('DescribeVpcs.TotalCount is not of type uint64');
});

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('the method %s is refused', async (method) => {
  expect(await codeOf(answerOf(await fetch(api.url, { method })))).toBe('UnsupportedProtocol');
});

test('any path is the API’s, and a malformed one is answered too', async () => {
  expect(await codeOf(answerOf(await fetch(`${api.url}ckafka/%zz?%`)))).toBe('InvalidParameter');
});

test('a GET past 32 KB and a POST past 10 MB are refused by size', async () => {
  expect(await codeOf(answerOf(await fetch(`${api.url}?a=${'x'.repeat(33 * 1024)}`)))).toBe('RequestSizeLimitExceeded');
  const body = ' '.repeat(10 * 1024 * 1024 + 1);
  const post = await fetch(api.url, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
  expect(await codeOf(answerOf(post))).toBe('RequestSizeLimitExceeded');
});

test('bytes that are not HTTP, and headers that are too large, are answered in the envelope', async () => {
  const notHttp = await exchange(api.port, 'hello\r\n\r\n');
  expect(JSON.parse(notHttp.body)).toMatchObject({ Response: { Error: { Code: 'InvalidRequest' } } });
  const large = await exchange(api.port, `GET / HTTP/1.1\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`);
  expect(JSON.parse(large.body)).toMatchObject({ Response: { Error: { Code: 'RequestSizeLimitExceeded' } } });
});

test('a malformed request after a good one on the same connection is answered too', async () => {
  const socket = await connected(api.port);
  const first = nextAnswer(socket);
  socket.write(postBytes(api.port, api.sign('DescribeRegion', '{}'), '{}'));
  expect(JSON.parse((await first).body)).toMatchObject({ Response: { Result: [] } });
  const second = nextAnswer(socket);
  socket.write('hello\r\n\r\n');
  expect(JSON.parse((await second).body)).toMatchObject({ Response: { Error: { Code: 'InvalidRequest' } } });
});

test('a body that does not come in time is answered and its connection ends', async () => {
  const slow = await startApi(ACTIONS, { requestTimeoutMs: 100 });
  try {
    const head = postBytes(slow.port, { ...slow.sign('DescribeRegion', '{}'), 'Content-Length': '100' }, '{');
    const { body } = await exchange(slow.port, head);
    expect(JSON.parse(body)).toMatchObject({ Response: { Error: { Code: 'InvalidRequest' } } });
  } finally {
    await slow.server.close();
  }
});

test('the 21st call of an account and action within a second is refused', async () => {
  const busy = await startApi(ACTIONS, { throttleRequestsPerSecond: 20 });
  try {
    const codes = await Promise.all(Array.from({ length: 21 }, () => codeOf(busy.call('DescribeRegion'))));
    expect(codes.filter((code) => code === undefined)).toHaveLength(20);
    expect(codes.filter((code) => code === 'RequestLimitExceeded')).toHaveLength(1);
    expect(await codeOf(busy.call('DescribeTaskStatus', { FlowId: 1 }))).toBeUndefined();
    busy.clock.advance(1_000);
    expect(await codeOf(busy.call('DescribeRegion'))).toBeUndefined();
  } finally {
    await busy.server.close();
  }
});

test('health and metrics are served beside the API', async () => {
  await api.call('DescribeRegion');
  const health = await fetch(`${api.url}healthz`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  const metrics = await (await fetch(`${api.url}metrics`)).text();
  expect(metrics).toMatch(/brokerage_api_calls_total\{action="DescribeRegion",code="OK"\} \d+/);
  expect(metrics).toMatch(/brokerage_api_calls_total\{action="unknown",code="InvalidAction"\} \d+/);
  expect(metrics).toContain('process_resident_memory_bytes');
});

test('health is not given while the database does not answer', async () => {
  const down = await startApi(ACTIONS);
  try {
    Object.assign(down.storage, { ping: () => Promise.reject(new Error('no')) });
    expect((await fetch(`${down.url}healthz`)).status).toBe(503);
  } finally {
    await down.server.close();
  }
});

test.each([
  [
    'Go through a proxy: an absolute-form target',
    'POST http://ckafka.tencentcloudapi.com/ HTTP/1.1',
    'ckafka.tencentcloudapi.com',
  ],
  ['tccli: a whole URL as the host', 'POST / HTTP/1.1', 'http://127.0.0.1:28080'],
  ['an endpoint with a path', 'POST /ckafka HTTP/1.1', 'ckafka.example.test:8597'],
])('a request is served as clients send it — %s', async (_client, requestLine, host) => {
  const headers = { ...api.sign('DescribeTaskStatus', '{"FlowId":9}', { host }), Host: host };
  const bytes = postBytes(api.port, headers, '{"FlowId":9}').replace('POST / HTTP/1.1', requestLine);
  const { body } = await exchange(api.port, bytes);
  expect(JSON.parse(body)).toMatchObject({ Response: { Result: RUNNING } });
});

test('an action is told the region’s code, however the caller spelled it', async () => {
  await api.call('DescribeTaskStatus', { FlowId: 9 }, { 'X-TC-Region': OTHER_SPELLING });
  expect(lastCall?.region).toBe(REGION);
});

const sdk = (port: number, reqMethod: 'GET' | 'POST', language?: 'zh-CN') =>
  new tencentcloud.ckafka.v20190819.Client({
    credential: { secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE' },
    region: REGION,
    profile: {
      ...(language ? { language } : {}),
      httpProfile: { protocol: 'http://', endpoint: `127.0.0.1:${port}`, reqMethod },
    },
  });

test.each(['GET', 'POST'] as const)('the cloud’s own Node SDK signs calls that are served, by %s', async (method) => {
  const real = await startApi(ACTIONS, { clock: { ...api.clock, now: () => systemClock.now() } });
  try {
    const answer = await sdk(real.port, method).DescribeTaskStatus({ FlowId: 5 });
    expect(answer.Result).toEqual(RUNNING);
    expect(lastCall?.parameters).toEqual({ FlowId: 5 });
    const refused = sdk(real.port, method, 'zh-CN').DeleteInstancePost({ InstanceId: 'ckafka-none' });
    await expect(refused).rejects.toMatchObject({
      code: 'InvalidParameterValue.InstanceNotExist',
      message: '实例不存在。',
    });
  } finally {
    await real.server.close();
  }
});
