import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnyAction, Call } from './define-action.ts';
import { v1SignedText, v1Signature } from './signature-v1.ts';
import { answerOf, NOW, REGION, startApi, type ApiUnderTest } from './testing/api-under-test.ts';
import type { TemporaryCredential } from '../domain/credential.ts';
import { ACCOUNT, READ_ONLY_SECRET_ID, SECRET_ID, SECRET_KEY } from './testing/memory-storage.ts';

const RUNNING = { Status: 1, Output: 'done' };
let lastCall: Call<never> | undefined;
const ACTIONS: readonly AnyAction<undefined>[] = [
  {
    ...{ product: 'ckafka', version: '2019-08-19', name: 'DescribeTaskStatus', changes: false, regional: true },
    run: (call) => {
      lastCall = call;
      return Promise.resolve({ Result: RUNNING });
    },
  },
];

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi(ACTIONS);
});
afterAll(() => api.server.close());

test('a wrong signature is explained only where the operator wants it', async () => {
  const wrong = { body: '{"FlowId":7}', headers: (it: ApiUnderTest) => it.sign('DescribeTaskStatus', '{}') };
  const messageOf = async (it: ApiUnderTest): Promise<string | undefined> => {
    const sent = { method: 'POST', body: wrong.body, headers: wrong.headers(it) };
    return (await answerOf(await fetch(it.url, sent))).Error?.Message;
  };
  const talkative = await startApi(ACTIONS, { signatureHints: true });
  expect(await messageOf(api)).not.toContain('SHA-256');
  const hash = createHash('sha256').update(wrong.body).digest('hex');
  expect(await messageOf(talkative)).toContain(`the payload hash ${hash}`);
  await talkative.server.close();
});

test('a v1 form reaches its action, in the language that it asks for', async () => {
  const parameters = {
    ...{ Action: 'DescribeTaskStatus', Version: '2019-08-19', Region: REGION, Language: 'zh-CN', FlowId: '7' },
    ...{ SecretId: SECRET_ID, SignatureMethod: 'HmacSHA256', Nonce: '9223372036854775808' },
    Timestamp: String(NOW.getTime() / 1000),
  };
  const text = v1SignedText('POST', `127.0.0.1:${api.port}`, '/', Object.entries(parameters));
  const signed = { ...parameters, Signature: v1Signature(SECRET_KEY, 'HmacSHA256', text) };
  const send = async (form: Record<string, string>) =>
    answerOf(await fetch(api.url, { method: 'POST', body: new URLSearchParams(form) }));
  expect((await send(signed))['Result']).toEqual(RUNNING);
  expect(lastCall).toMatchObject({ language: 'zh-CN', parameters: { FlowId: 7 } });
  expect((await send({ ...signed, FlowId: '8' })).Error?.Message).toContain('请求签名验证失败');
});

test('a long answer is packed for clients that ask for it, and only for them', async () => {
  const long = { Result: { Status: 1, Output: 'x'.repeat(100_000) } };
  const talker: AnyAction<undefined> = {
    ...{ product: 'ckafka', version: '2019-08-19', name: 'DescribeTaskStatus', changes: false, regional: true },
    run: () => Promise.resolve(long),
  };
  const it = await startApi([talker]);
  const sizeWith = async (accepted: string): Promise<number> => {
    const headers = { ...it.sign('DescribeTaskStatus', '{"FlowId":1}'), 'Accept-Encoding': accepted };
    const response = await fetch(it.url, { method: 'POST', body: '{"FlowId":1}', headers });
    expect((await answerOf(response))['Result']).toEqual(long.Result);
    return Number(response.headers.get('content-length'));
  };
  expect(await sizeWith('gzip, deflate')).toBeLessThan(5_000);
  expect(await sizeWith('deflate, gzip;q=0')).toBeGreaterThan(100_000);
  await it.server.close();
});

test('a read-only key pair reads, and is refused every change', async () => {
  const deletion: AnyAction<undefined> = {
    ...{ product: 'ckafka', version: '2019-08-19', name: 'DeleteInstancePost', changes: true, regional: true },
    run: () => Promise.reject(new Error('this must not run')),
  };
  const it = await startApi([...ACTIONS, deletion]);
  const send = async (action: string, body: string) => {
    const headers = it.sign(action, body, { secretId: READ_ONLY_SECRET_ID });
    return answerOf(await fetch(it.url, { method: 'POST', body, headers }));
  };
  expect((await send('DescribeTaskStatus', '{"FlowId":7}'))['Result']).toEqual(RUNNING);
  const { Error: refused } = await send('DeleteInstancePost', '{"InstanceId":"ckafka-1"}');
  expect(refused?.Code).toBe('UnauthorizedOperation');
  expect(refused?.Message).toContain('you are not authorized to perform operation (ckafka:DeleteInstancePost)');
  expect(refused?.Message).toContain('read-only');
  await it.server.close();
});

const TEMPORARY: TemporaryCredential = {
  ...{ secretId: 'AKIDtemporary', appId: ACCOUNT.appId, parentSecretId: SECRET_ID, kind: 'role', name: 'r' },
  ...{ sessionName: 's', policy: null, createdAt: NOW, expiresAt: new Date(NOW.getTime() + 60_000) },
};

test.each<[string, string, Partial<TemporaryCredential>, number, 'full' | null]>([
  ['OK', 'token', {}, 0, 'full'],
  ['AuthFailure.TokenFailure', 'another', {}, 0, 'full'],
  ['AuthFailure.TokenFailure', '', {}, 0, 'full'],
  ['AuthFailure.TokenFailure', 'token', {}, 60_000, 'full'],
  ['AuthFailure.TokenFailure', 'token', {}, 0, null],
  ['UnauthorizedOperation', 'token', { policy: { statements: [{ effect: 'allow', actions: ['vpc:*'] }] } }, 0, 'full'],
])('temporary credentials: %s with the token "%s", changed by %j, after %i ms, access %s', async (...row) => {
  const [code, token, change, laterMs, access] = row;
  const it = await startApi(ACTIONS);
  const tokenSha256 = createHash('sha256').update('token').digest();
  const credential = { ...TEMPORARY, ...change };
  it.storage.temporary.set('AKIDtemporary', { credential, account: ACCOUNT, access, secretKey: 'tmp', tokenSha256 });
  it.clock.advance(laterMs);
  const signed = it.sign('DescribeTaskStatus', '{"FlowId":7}', { secretId: 'AKIDtemporary', secretKey: 'tmp' });
  const headers = { ...signed, ...(token === '' ? {} : { 'X-TC-Token': token }) };
  const answer = await answerOf(await fetch(it.url, { method: 'POST', body: '{"FlowId":7}', headers }));
  expect(answer.Error?.Code ?? 'OK').toBe(code);
  await it.server.close();
});

test('a clock that was moved ahead changes nothing for signatures; temporary credentials run out by it', async () => {
  const it = await startApi(ACTIONS, { aheadMs: 60_000 });
  expect(await it.call('DescribeTaskStatus', { FlowId: 7 })).not.toHaveProperty('Error');
  const tokenSha256 = createHash('sha256').update('token').digest();
  const kept = { credential: TEMPORARY, account: ACCOUNT, access: 'full' as const, secretKey: 'tmp', tokenSha256 };
  it.storage.temporary.set('AKIDtemporary', kept);
  const signed = it.sign('DescribeTaskStatus', '{"FlowId":7}', { secretId: 'AKIDtemporary', secretKey: 'tmp' });
  const answer = await it.call('DescribeTaskStatus', { FlowId: 7 }, { ...signed, 'X-TC-Token': 'token' });
  expect(answer.Error?.Code).toBe('AuthFailure.TokenFailure');
  await it.server.close();
  const farAhead = await startApi(ACTIONS, { aheadMs: 366 * 86_400_000 });
  expect(await farAhead.call('DescribeTaskStatus', { FlowId: 7 })).not.toHaveProperty('Error');
  await farAhead.server.close();
});

test('a token with a permanent key pair is refused', async () => {
  const answer = await api.call('DescribeTaskStatus', { FlowId: 7 }, { 'X-TC-Token': 'token' });
  expect(answer.Error?.Code).toBe('AuthFailure.TokenFailure');
});
