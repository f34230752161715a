import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signRequest } from '../../../../src/api/sign-request.ts';
import { firstDifference, type Diagnosis } from './diagnosis.ts';
import { readPasted } from './pasted-request.ts';
import { diagnoseTc3 } from './tc3-diagnosis.ts';

const NOW = Date.UTC(2026, 10, 26, 20, 0, 0) / 1000;
const KEY = 'the-secret-key';
const BODY = '{"InstanceId":"ckafka-1","Name":"主题"}';

/** What one client or another does in place of what it should. */
interface Client {
  readonly signedHost?: string;
  readonly signedType?: string;
  readonly signedBody?: string;
  readonly key?: string;
  readonly signedTimestamp?: number;
  readonly date?: string;
  readonly scopeService?: string;
  readonly headersEnd?: string;
  readonly separator?: string;
  readonly signedHeaders?: string;
  readonly headerOrder?: readonly string[];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Signs by itself, step by step, as a program of somebody's own would. */
function authorizationOf(client: Client): string {
  const date = '2026-11-26';
  const headers: Record<string, string> = {
    'content-type': client.signedType ?? 'application/json',
    host: client.signedHost ?? 'api.example.test:8597',
  };
  const order = client.headerOrder ?? ['content-type', 'host'];
  const lines = order.map((name) => `${name}${client.separator ?? ':'}${headers[name] ?? ''}`).join('\n');
  const signedHeaders = client.signedHeaders ?? 'content-type;host';
  const hash = sha256(client.signedBody ?? BODY);
  const canonical = ['POST', '/', '', lines + (client.headersEnd ?? '\n'), signedHeaders, hash].join('\n');
  const service = client.scopeService ?? 'ckafka';
  const scope = `${client.date ?? date}/${service}/tc3_request`;
  const toSign = ['TC3-HMAC-SHA256', client.signedTimestamp ?? NOW, scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(client.key ?? `TC3${KEY}`, client.date ?? date), service), 'tc3_request');
  return `TC3-HMAC-SHA256 Credential=AKIDone/${date}/ckafka/tc3_request, SignedHeaders=${signedHeaders}, Signature=${hmac(key, toSign).toString('hex')}`;
}

const pasted = (timestamp: number | string = NOW, type = 'application/json'): string =>
  [
    'POST / HTTP/1.1',
    'Host: api.example.test:8597',
    `Content-Type: ${type}`,
    'X-TC-Action: DescribeTopic',
    'X-TC-Version: 2019-08-19',
    `X-TC-Timestamp: ${timestamp}`,
    '',
    BODY,
  ].join('\r\n');

async function diagnose(
  authorization: string,
  { text = pasted(), secretKey = KEY, nowSeconds = NOW } = {},
): Promise<Diagnosis> {
  const request = readPasted(text);
  if (request === null) throw new Error('the request was not read');
  return diagnoseTc3({ request, authorization, keys: { secretKey }, nowSeconds });
}

describe('the debugger of TC3 signatures', () => {
  it('takes what the command line signs for right', async () => {
    const headers = signRequest({
      host: 'api.example.test:8597',
      product: 'ckafka',
      action: 'DescribeTopic',
      version: '2019-08-19',
      body: BODY,
      timestamp: NOW,
      secretId: 'AKIDone',
      secretKey: KEY,
    });
    const found = await diagnose(headers['Authorization'] ?? '');
    expect(found).toMatchObject({ verdict: 'right', findings: [] });
    expect(found.steps.every((it) => it.client === it.server)).toBe(true);
  });

  it('takes a host without its port for right, as the server does', async () => {
    expect(await diagnose(authorizationOf({ signedHost: 'api.example.test' }))).toMatchObject({ verdict: 'right' });
  });

  it.each<[string, Client, string, number | null]>([
    ['another host', { signedHost: 'ckafka.tencentcloudapi.com' }, 'host ckafka.tencentcloudapi.com', 5],
    ['another content type', { signedType: 'application/json; charset=utf-8' }, 'content type', 4],
    ['no body', { signedBody: '' }, 'an empty body', 8],
    [
      'JSON as Python writes it',
      { signedBody: '{"InstanceId": "ckafka-1", "Name": "\\u4e3b\\u9898"}' },
      'as Python',
      8,
    ],
    ['no empty line behind the headers', { headersEnd: '' }, 'empty line', 6],
    ['spaces behind colons', { separator: ': ' }, 'a space behind the colon', 4],
    ['headers in another order', { headerOrder: ['host', 'content-type'] }, 'order host;content-type', 4],
    ['milliseconds', { signedTimestamp: NOW * 1000 }, 'signed the timestamp', null],
    ['the time a moment before', { signedTimestamp: NOW - 2 }, 'Take the time once', null],
    ['the day in China', { date: '2026-11-27' }, 'the date 2026-11-27', null],
    ['another service', { scopeService: 'cvm' }, 'for the service cvm', null],
    ['a key without TC3', { key: KEY }, 'without TC3', null],
    ['a key with a line end', { key: `TC3${KEY}\n` }, 'line end behind it', null],
    ['no key', { key: 'TC3' }, 'was empty', null],
  ])('finds that %s was signed', async (_name, client, words, line) => {
    const found = await diagnose(authorizationOf(client));
    expect(found.verdict).toBe('explained');
    expect(found.summary.en).toContain(words);
    const [canonical] = found.steps;
    const difference = firstDifference(canonical?.server ?? '', canonical?.client ?? '');
    expect(difference?.line ?? null).toBe(line);
  });

  it('finds two mistakes at once', async () => {
    const found = await diagnose(authorizationOf({ signedHost: 'localhost', key: KEY }));
    expect(found.verdict).toBe('explained');
    expect(found.summary.en).toContain('host localhost');
    expect(found.summary.en).toContain('without TC3');
  });

  it('says of another key that no known mistake explains it', async () => {
    const found = await diagnose(authorizationOf({}), { secretKey: 'another' });
    expect(found.verdict).toBe('unexplained');
    expect(found.steps[0]?.client).toBeNull();
  });

  it('compares with what the client says that it signed', async () => {
    const clientCanonical = `POST\n/\n\ncontent-type:application/json\nhost:gateway\n\ncontent-type;host\n${sha256(BODY)}`;
    const request = readPasted(pasted());
    if (request === null) throw new Error('the request was not read');
    const asked = { request, keys: { secretKey: KEY }, nowSeconds: NOW, clientCanonical };
    const found = await diagnoseTc3({ ...asked, authorization: authorizationOf({ signedHost: 'gateway' }) });
    expect(found.verdict).toBe('explained');
    expect(found.summary.en).toContain('differs from line 5 on. It is what was signed');
    const other = await diagnoseTc3({
      ...asked,
      authorization: authorizationOf({ signedHost: 'gateway', key: 'TC3x' }),
    });
    expect(other.summary.en).toContain('the key differs too');
  });

  it.each([
    ['an old timestamp', authorizationOf({}), { nowSeconds: NOW + 301 }, '5 minutes before now'],
    ['a clock that is ahead', authorizationOf({}), { nowSeconds: NOW - 7_300 }, '2 hours after now'],
    ['milliseconds in the header', authorizationOf({}), { text: pasted(`${NOW}000`) }, 'in milliseconds'],
    ['the wrong day', authorizationOf({}).replace('2026-11-26', '2026-11-27'), {}, 'on 2026-11-26 in UTC'],
    [
      'a header that was not sent',
      authorizationOf({}).replace('host,', 'host;x-tc-nonce,'),
      {},
      'x-tc-nonce is signed',
    ],
    ['no host among the headers', authorizationOf({ signedHeaders: 'content-type' }), {}, 'does not have host'],
    ['headers that are not sorted', authorizationOf({ signedHeaders: 'host;content-type' }), {}, 'sorted'],
    [
      'a scope without its end',
      authorizationOf({}).replace('/tc3_request', ''),
      {},
      'SecretId/date/service/tc3_request',
    ],
    ['another algorithm', authorizationOf({}).replace('TC3-', 'AWS4-'), {}, 'begins with “AWS4-HMAC-SHA256”'],
    ['a short signature', authorizationOf({}).slice(0, -1), {}, '63 characters'],
    [
      'a body that was cut',
      authorizationOf({}),
      { text: pasted().replace('X-TC-Action', 'Content-Length: 99\r\nX-TC-Action') },
      'Content-Length says 99',
    ],
    [
      'no action',
      authorizationOf({}),
      { text: pasted().replace('X-TC-Action: DescribeTopic\r\n', '') },
      'X-TC-Action is missing',
    ],
  ])('tells of %s whatever the key', async (_name, authorization, change, words) => {
    const { findings } = await diagnose(authorization, change);
    expect(findings.map((it) => it.text.en).join(' ')).toContain(words);
  });

  it('shows without a key what the server makes of the request', async () => {
    const request = readPasted(pasted());
    if (request === null) throw new Error('the request was not read');
    const found = await diagnoseTc3({ request, authorization: authorizationOf({}), keys: null, nowSeconds: NOW });
    expect(found.verdict).toBe('unknown');
    expect(found.steps[0]?.server).toContain('host:api.example.test:8597');
  });
});
