import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { v1SignedText, v1Signature } from '../../../../src/api/signature-v1.ts';
import { diagnoseV1, isV1 } from './v1-diagnosis.ts';
import type { PastedRequest } from './pasted-request.ts';

const NOW = 1_795_000_000;
const KEY = 'the-secret-key';
const HOST = '127.0.0.1:8597';
const PARAMETERS: [string, string][] = [
  ['Action', 'DescribeRegion'],
  ['Version', '2019-08-19'],
  ['aName', 'x y&z'],
  ['Timestamp', String(NOW)],
  ['Nonce', '7'],
  ['SecretId', 'AKIDone'],
];

function get(signature: string, parameters = PARAMETERS): PastedRequest {
  const all = [...parameters, ['Signature', signature]];
  const query = all.map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`).join('&');
  return { method: 'GET', path: '/', query, headers: [['Host', HOST]], body: '' };
}

const text = (parameters = PARAMETERS, method = 'GET', host = HOST): string =>
  v1SignedText(method, host, '/', parameters);
const sign = (signed: string, key = KEY): string => v1Signature(key, 'HmacSHA1', signed);
const diagnose = (request: PastedRequest, nowSeconds = NOW): ReturnType<typeof diagnoseV1> =>
  diagnoseV1(request, { secretKey: KEY }, nowSeconds);

/** A program of somebody's own: what it signs with, and what it signs. */
interface Wrong {
  readonly method: string;
  readonly host: string;
  readonly mark: string;
  readonly parameters: [string, string][];
  readonly encode: (value: string) => string;
  readonly key: string;
  readonly hash: 'sha1' | 'sha256';
  /** What goes into Base64. */
  readonly digest: 'bytes' | 'hex';
}

const RIGHT: Wrong = {
  ...{ method: 'GET', host: HOST, mark: '?', encode: (value: string) => value },
  ...{ parameters: PARAMETERS.toSorted(([a], [b]) => (a < b ? -1 : 1)), key: KEY, hash: 'sha1', digest: 'bytes' },
};

function signedBy({ method, host, mark, parameters, encode, key, hash, digest }: Wrong): string {
  const pairs = parameters.map(([name, value]) => `${name}=${encode(value)}`).join('&');
  const made = createHmac(hash, key).update(`${method}${host}/${mark}${pairs}`).digest();
  return (digest === 'hex' ? Buffer.from(made.toString('hex')) : made).toString('base64');
}

describe('the debugger of HmacSHA1 and HmacSHA256 signatures', () => {
  it('takes what the server takes for right', async () => {
    const request = get(sign(text()));
    expect(isV1(request)).toBe(true);
    expect(await diagnose(request)).toMatchObject({ verdict: 'right', findings: [] });
    const post = { ...request, method: 'POST', query: '', body: request.query };
    expect(await diagnose(post)).toMatchObject({ verdict: 'explained' });
    const sha256: [string, string][] = [...PARAMETERS, ['SignatureMethod', 'HmacSHA256']];
    expect(await diagnose(get(v1Signature(KEY, 'HmacSHA256', text(sha256)), sha256))).toMatchObject({
      verdict: 'right',
    });
  });

  it.each([
    ['another hash', v1Signature(KEY, 'HmacSHA256', text()), 'signed with HmacSHA256'],
    ['another method', sign(text(PARAMETERS, 'POST')), 'signed the method POST'],
    ['another host', sign(text(PARAMETERS, 'GET', 'localhost')), 'signed the host localhost'],
    ['encoded values', sign(text().replace('x y&z', 'x%20y%26z')), 'signed the values encoded'],
    ['no question mark', sign(text().replace('?', '')), 'question mark'],
    ['the prefix of TC3', sign(text(), `TC3${KEY}`), 'TC3 before it'],
    ['hex', Buffer.from(createHmac('sha1', KEY).update(text()).digest('hex')).toString('base64'), 'hex text'],
    ['parameters as they came', sign(`GET${HOST}/?${PARAMETERS.map((it) => it.join('=')).join('&')}`), 'did not sort'],
  ])('finds %s', async (_name, signature, words) => {
    const found = await diagnose(get(signature));
    expect(found.verdict).toBe('explained');
    expect(found.summary.en).toContain(words);
  });

  /** What a client does wrong in a text, a key or a hash, and the words for it. */
  const WRONG: [words: string, wrong: Partial<Wrong>][] = [
    ['signed with HmacSHA256', { hash: 'sha256' }],
    ['signed the method POST', { method: 'POST' }],
    ['signed the host localhost', { host: 'localhost' }],
    ['did not sort', { parameters: PARAMETERS }],
    ['signed the values encoded', { encode: encodeURIComponent }],
    ['question mark', { mark: '' }],
    ['hex text', { digest: 'hex' }],
    ['TC3 before it', { key: `TC3${KEY}` }],
  ];
  const pairs = WRONG.flatMap((one, index) => WRONG.slice(index + 1).map((other) => [one, other] as const));

  it.each(pairs.map(([one, other]) => [one[0], other[0], { ...RIGHT, ...one[1], ...other[1] }] as const))(
    'finds two mistakes at once: "%s" and "%s"',
    async (one, other, client) => {
      const found = await diagnose(get(signedBy(client)));
      expect(found.verdict).toBe('explained');
      expect(found.summary.en).toContain(one);
      expect(found.summary.en).toContain(other);
    },
  );

  it('finds a plus that came as a space', async () => {
    const nonce = [...Array(99).keys()].map(String).find((it) => sign(text(withNonce(it))).includes('+')) ?? '';
    const parameters = withNonce(nonce);
    const signature = sign(text(parameters));
    const found = await diagnose(get(signature.replaceAll('+', ' '), parameters));
    expect(found.summary.en).toContain('%2B');
    expect(found.verdict).toBe('explained');
  });

  it('says what is missing and what is old, and that another key is another key', async () => {
    const found = await diagnose(get(sign(text(), 'another'), PARAMETERS.slice(0, 5)), NOW + 400);
    expect(found.verdict).toBe('unexplained');
    expect(found.findings.map((it) => it.text.en).join(' ')).toMatch(/SecretId is missing.*7 minutes before now/);
  });
});

function withNonce(nonce: string): [string, string][] {
  return PARAMETERS.map(([name, value]) => [name, name === 'Nonce' ? nonce : value]);
}
