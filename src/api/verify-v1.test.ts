import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { httpRequest, type HttpRequest } from './http-request.ts';
import { v1SignedText, v1Signature, type V1Method } from './signature-v1.ts';
import { SECRET_ID, SECRET_KEY } from './testing/memory-storage.ts';
import { v1Scheme } from './verify-v1.ts';

/** The parameters of the documentation's example. */
const DOCUMENTED = {
  Action: 'DescribeInstances',
  'InstanceIds.0': 'ins-09dx96dg',
  Limit: '20',
  Nonce: '11886',
  Offset: '0',
  Region: 'ap-guangzhou',
  SecretId: SECRET_ID,
  Timestamp: '1465185768',
  Version: '2017-03-12',
};

type Sent = Record<string, string>;

function request(method: 'GET' | 'POST', sent: Sent, host = 'cvm.tencentcloudapi.com', target = '/'): HttpRequest {
  const text = new URLSearchParams(sent).toString();
  const contentType = 'application/x-www-form-urlencoded; charset=utf-8';
  const headers = method === 'POST' ? { host, 'content-type': contentType } : { host };
  const raw = { method, headers } as unknown as IncomingMessage;
  const form = method === 'POST' ? text : '';
  return httpRequest(raw, method === 'GET' ? `${target}?${text}` : target, Buffer.from(form), new Date());
}

function signed(method: 'GET' | 'POST', host: string, sent: Sent, by: V1Method = 'HmacSHA1', path = '/'): Sent {
  const text = v1SignedText(method, host, path, Object.entries(sent));
  return { ...sent, Signature: v1Signature(SECRET_KEY, by, text) };
}

test('the documentation’s own example verifies', () => {
  const sent = { ...DOCUMENTED, Signature: 'EliP9YW3pW28FpsEdkXt/+WcGeI=' };
  const call = v1Scheme.read(request('GET', sent));
  expect(call).toMatchObject({
    ...{ secretId: SECRET_ID, unixSeconds: 1_465_185_768, action: 'DescribeInstances' },
    ...{ version: '2017-03-12', region: 'ap-guangzhou', token: '', language: '' },
  });
  expect(() => call.check(SECRET_KEY)).not.toThrow();
  expect(() => call.check('another')).toThrow('AuthFailure.SignatureFailure');
});

test.each<[string, HttpRequest]>([
  ['a form by HmacSHA256', formBy('a.test', 'HmacSHA256', {})],
  ['a host without the port that is sent', formBy('a.test', 'HmacSHA1', {}, 'a.test:8597')],
  ['a whole URL as host', formBy('http://127.0.0.1:8597', 'HmacSHA1', {})],
  [
    'a nonce of 2^63, texts of any alphabet and a token',
    formBy('a.test', 'HmacSHA1', { Nonce: '9223372036854775808', Token: 't', Name: '名 &=+%' }),
  ],
  ['names whose `_` is signed as `.`', underscored()],
  ['a target in absolute form', absolute()],
])('accepts %s', (_what, sent) => {
  expect(v1Scheme.claims(sent)).toBe(true);
  expect(() => v1Scheme.read(sent).check(SECRET_KEY)).not.toThrow();
});

function formBy(host: string, by: V1Method, more: Sent, sentHost = host): HttpRequest {
  return request('POST', signed('POST', host, { ...DOCUMENTED, SignatureMethod: by, ...more }, by), sentHost);
}

function underscored(): HttpRequest {
  const { Signature = '' } = signed('POST', 'a.test', { ...DOCUMENTED, 'a.b': '1' });
  return request('POST', { ...DOCUMENTED, a_b: '1', Signature }, 'a.test');
}

function absolute(): HttpRequest {
  return request('GET', signed('GET', 'b.test', DOCUMENTED), '', 'http://b.test/');
}

test.each([
  ['Action', '', 'MissingParameter'],
  ['Signature', '', 'MissingParameter'],
  ['Timestamp', 'now', 'Parameter `Timestamp` type error'],
  ['Nonce', '-1', 'Parameter `Nonce` type error'],
  ['SignatureMethod', 'HmacMD5', 'Send HmacSHA1 or HmacSHA256'],
])('refuses %s "%s": %s', (name, value, message) => {
  const sent = { ...signed('GET', 'a.test', DOCUMENTED), [name]: value };
  expect(() => v1Scheme.read(request('GET', sent, 'a.test'))).toThrow(message);
});

test('says what it took for the signed text', () => {
  const { en } = v1Scheme.read(request('GET', { ...DOCUMENTED, Signature: 'x' })).hint();
  expect(en).toContain('`GETcvm.tencentcloudapi.com/?`');
  expect(en).toMatch(/SHA-256 [0-9a-f]{64}/);
});
