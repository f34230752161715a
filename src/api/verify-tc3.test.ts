import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { httpRequest, type HttpRequest } from './http-request.ts';
import { canonicalRequest, sha256Hex, signingKey, tc3Signature, UNSIGNED_PAYLOAD } from './signature-tc3.ts';
import { SECRET_ID, SECRET_KEY } from './testing/memory-storage.ts';
import { tc3Scheme } from './verify-tc3.ts';

const TIMESTAMP = 1_795_403_157;
const SCOPE = { date: '2026-11-23', service: 'ckafka' };

interface Sent {
  readonly method?: string;
  readonly target?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** What a client put under its signature, where that differs from what it sent. */
interface Signed {
  readonly host: string;
  readonly path?: string;
  readonly query?: string;
  readonly contentType?: string;
  readonly payload?: string;
  readonly more?: readonly (readonly [string, string])[];
  readonly service?: string;
}

function signedRequest(sent: Sent, signed: Signed): HttpRequest {
  const { method = 'POST', target = '/', body = '{}' } = sent;
  const scope = { ...SCOPE, service: signed.service ?? SCOPE.service };
  const headers = [
    ['content-type', signed.contentType ?? 'application/json'],
    ['host', signed.host],
    ...(signed.more ?? []),
  ] as const;
  const signedHeaders = headers.map(([name]) => name).join(';');
  const canonical = canonicalRequest({
    method,
    path: signed.path ?? '/',
    query: signed.query ?? '',
    headers,
    signedHeaders,
    payloadHash: sha256Hex(signed.payload ?? body),
  });
  const signature = tc3Signature(signingKey(SECRET_KEY, scope), String(TIMESTAMP), scope, canonical).toString('hex');
  const raw = {
    method,
    headers: {
      'content-type': 'application/json',
      host: signed.host,
      'x-tc-action': 'DescribeRegion',
      'x-tc-version': '2019-08-19',
      'x-tc-timestamp': String(TIMESTAMP),
      authorization: `TC3-HMAC-SHA256 Credential=${SECRET_ID}/${scope.date}/${scope.service}/tc3_request, SignedHeaders=${signedHeaders}, Signature=${signature}`,
      ...sent.headers,
    },
  } as unknown as IncomingMessage;
  return httpRequest(raw, target, Buffer.from(body), new Date(TIMESTAMP * 1000));
}

const CLIENTS: readonly (readonly [name: string, sent: Sent, signed: Signed])[] = [
  ['Go and Python: the host with its port', {}, { host: '127.0.0.1:8597' }],
  ['Node: the host without its port', { headers: { host: '127.0.0.1:8597' } }, { host: '127.0.0.1', service: '127' }],
  [
    'Node at localhost: the service is the endpoint',
    { headers: { host: 'localhost:8597' } },
    { host: 'localhost', service: 'localhost:8597' },
  ],
  ['tccli: the host is a whole URL', {}, { host: 'http://127.0.0.1:8597' }],
  ['Go with a path in the endpoint: `/` is signed', { target: '/ckafka' }, { host: 'a.test' }],
  ['Node with a path: the path is signed', { target: '/ckafka' }, { host: 'a.test', path: '/ckafka' }],
  [
    'Go through a proxy: an absolute-form target',
    { target: 'http://ckafka.tencentcloudapi.com/' },
    { host: 'ckafka.tencentcloudapi.com' },
  ],
  [
    'no Host header beside an absolute-form target',
    { target: 'http://a.test:80/', headers: { host: '' } },
    { host: 'a.test:80' },
  ],
  [
    'Java: a content type with a charset',
    { headers: { 'content-type': 'application/json; charset=utf-8' } },
    { host: 'a.test', contentType: 'application/json; charset=utf-8' },
  ],
  [
    'the documentation: header values in lower case',
    { headers: { 'content-type': 'application/json; charset=UTF-8' } },
    { host: 'a.test', contentType: 'application/json; charset=utf-8', more: [['x-tc-action', 'describeregion']] },
  ],
  [
    'more signed headers, as sent',
    {},
    {
      host: 'a.test',
      more: [
        ['x-tc-action', 'DescribeRegion'],
        ['x-tc-version', '2019-08-19'],
      ],
    },
  ],
  [
    'an unsigned payload',
    { body: '{"Limit":1}', headers: { 'x-tc-content-sha256': UNSIGNED_PAYLOAD } },
    { host: 'a.test', payload: UNSIGNED_PAYLOAD },
  ],
  [
    'GET with the query as sent',
    {
      method: 'GET',
      target: '/?b=x+y&a=%E4%B8%AD',
      body: '',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
    { host: 'a.test', query: 'b=x+y&a=%E4%B8%AD', contentType: 'application/x-www-form-urlencoded' },
  ],
];

test.each(CLIENTS)('a signature is accepted as clients make it — %s', (_name, sent, signed) => {
  expect(() => tc3Scheme.read(signedRequest(sent, signed)).check(SECRET_KEY)).not.toThrow();
});

const FORGERIES: readonly (readonly [name: string, change: (request: HttpRequest) => HttpRequest])[] = [
  ['the body', (it) => ({ ...it, body: Buffer.from('{"Limit":2}') })],
  ['the method', (it) => ({ ...it, method: 'GET' })],
  ['the host', (it) => ({ ...it, headers: { ...it.headers, host: 'b.test' } })],
  ['the timestamp', (it) => ({ ...it, headers: { ...it.headers, 'x-tc-timestamp': String(TIMESTAMP + 1) } })],
  ['a signed header', (it) => ({ ...it, headers: { ...it.headers, 'x-tc-action': 'DeleteInstancePost' } })],
  [
    'the claim that the payload is unsigned',
    (it) => ({ ...it, headers: { ...it.headers, 'x-tc-content-sha256': UNSIGNED_PAYLOAD } }),
  ],
];

test.each(FORGERIES)('a signature fails after a change of %s', (_what, change) => {
  const request = signedRequest({ body: '{"Limit":1}' }, { host: 'a.test', more: [['x-tc-action', 'DescribeRegion']] });
  expect(() => tc3Scheme.read(change(request)).check(SECRET_KEY)).toThrow('AuthFailure.SignatureFailure');
});

test('a signature of another key fails', () => {
  const signed = tc3Scheme.read(signedRequest({}, { host: 'a.test' }));
  expect(() => signed.check('another')).toThrow('AuthFailure.SignatureFailure');
});

test('a query that was not signed fails for GET', () => {
  const request = signedRequest({ method: 'GET', target: '/?Limit=1', body: '' }, { host: 'a.test', query: 'Limit=2' });
  expect(() => tc3Scheme.read(request).check(SECRET_KEY)).toThrow('AuthFailure.SignatureFailure');
});

test.each([
  ['x-tc-action', 'Action'],
  ['x-tc-version', 'Version'],
  ['x-tc-timestamp', 'Timestamp'],
  ['authorization', 'Authorization'],
])('without %s the refusal names %s', (name, parameter) => {
  const request = signedRequest({ headers: { [name]: '' } }, { host: 'a.test' });
  expect(() => tc3Scheme.read(request)).toThrow(
    `MissingParameter: The request is missing a required parameter \`${parameter}\`.`,
  );
});

test('a timestamp that is not a number is refused as the wrong type', () => {
  const request = signedRequest({ headers: { 'x-tc-timestamp': '2026-11-23' } }, { host: 'a.test' });
  expect(() => tc3Scheme.read(request)).toThrow('InvalidParameter: Parameter `Timestamp` type error.');
});

test('a signature that does not cover the host is refused', () => {
  const authorization = `TC3-HMAC-SHA256 Credential=${SECRET_ID}/2026-11-23/ckafka/tc3_request, SignedHeaders=content-type, Signature=${'0'.repeat(64)}`;
  const request = signedRequest({ headers: { authorization } }, { host: 'a.test' });
  expect(() => tc3Scheme.read(request)).toThrow('SignedHeaders must include `host`');
});
