import { expect, test } from 'vitest';
import { canonicalRequest, parseAuthorization, sha256Hex, signingKey, tc3Signature, utcDate } from './signature-tc3.ts';

test('the upstream documentation’s example gives its hash and its signature', () => {
  const scope = { date: utcDate(1539084154), service: 'cvm' };
  const canonical = canonicalRequest({
    method: 'GET',
    path: '/',
    query: 'Limit=10&Offset=0',
    headers: [
      ['content-type', 'application/x-www-form-urlencoded'],
      ['host', 'cvm.tencentcloudapi.com'],
    ],
    signedHeaders: 'content-type;host',
    payloadHash: sha256Hex(''),
  });
  expect(scope.date).toBe('2018-10-09');
  expect(sha256Hex(canonical)).toBe('91c9c192c14460df6c1ffc69e34e6c5e90708de2a6d282cccf957dbf1aa7f3a7');
  const key = signingKey('Gu5t9xGARNpq86cd98joQYCN3EXAMPLE', scope);
  expect(tc3Signature(key, '1539084154', scope, canonical).toString('hex')).toBe(
    '5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474',
  );
});

const SIGNATURE = 'a'.repeat(64);

test('an Authorization header is taken apart, also when the service is an endpoint', () => {
  const text = `TC3-HMAC-SHA256 Credential=AKID/2026-11-23/http://127/tc3_request, SignedHeaders=content-type;host, Signature=${SIGNATURE}`;
  expect(parseAuthorization(text)).toEqual({
    secretId: 'AKID',
    date: '2026-11-23',
    service: 'http://127',
    signedHeaders: 'content-type;host',
    signature: SIGNATURE,
  });
});

test.each([
  [
    'another algorithm',
    `TC3-HMAC-SHA1 Credential=A/2026-11-23/c/tc3_request, SignedHeaders=host, Signature=${SIGNATURE}`,
  ],
  ['no credential', `TC3-HMAC-SHA256 SignedHeaders=content-type;host, Signature=${SIGNATURE}`],
  ['no end of scope', `TC3-HMAC-SHA256 Credential=A/2026-11-23/c, SignedHeaders=host, Signature=${SIGNATURE}`],
  ['no signed headers', `TC3-HMAC-SHA256 Credential=A/2026-11-23/c/tc3_request, Signature=${SIGNATURE}`],
  ['a short signature', 'TC3-HMAC-SHA256 Credential=A/2026-11-23/c/tc3_request, SignedHeaders=host, Signature=abc'],
  ['a skipped signature', 'SKIP'],
])('an Authorization header with %s is not read', (_what, text) => {
  expect(parseAuthorization(text)).toBeNull();
});
