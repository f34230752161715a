import { bytes, hex, sha256 } from '../../api/sign.ts';
import type { Text } from '../../language/text.ts';
import { firstDifference, type ComparedStep, type Diagnosis, type Finding } from './diagnosis.ts';
import { explained, rightSummary, SIGNATURE_TITLE, unexplained, UNKNOWN } from './diagnosis-texts.ts';
import { headerOf, type PastedRequest } from './pasted-request.ts';
import { authorizationFindings, readAuthorization, type Tc3Authorization } from './tc3-authorization.ts';
import { timeFindings } from './time-findings.ts';
import { pairsOf } from './mistakes/pairs.ts';
import type { MistakeContext, Tc3Mistake } from './mistakes/tc3-mistake.ts';
import { tc3Mistakes } from './tc3-mistakes.ts';
import {
  canonicalRequestOf,
  tc3Steps,
  tc3StepsOf,
  type DerivedKeys,
  type Tc3Signing,
  type Tc3Steps,
} from './tc3-signing.ts';

export interface Tc3Question {
  readonly request: PastedRequest;
  /** The Authorization header. */
  readonly authorization: string;
  /** null: not known. */
  readonly keys: { readonly secretKey: string } | null;
  /** What the client's program printed as its canonical request; empty when it did not. */
  readonly clientCanonical?: string;
  /** UNIX seconds: when the server got the request. */
  readonly nowSeconds: number;
}

const UNSIGNED = 'UNSIGNED-PAYLOAD';

/** Why a TC3 signature is wrong, or that it is right. Pure. */
export async function diagnoseTc3(question: Tc3Question): Promise<Diagnosis> {
  const { request, keys } = question;
  const authorization = readAuthorization(question.authorization);
  const findings = findingsOf(question, authorization);
  const accepted = await acceptedSignings(request, authorization, keys?.secretKey ?? '');
  const [usual] = accepted;
  if (keys === null) return unknown(usual, findings);
  const server = await tc3Steps(usual);
  const given = authorization.signature.toLowerCase();
  for (const signing of accepted) {
    const steps = await tc3Steps(signing);
    if (steps.signature === given) return { ...same(steps, given), summary: rightSummary(findings), findings };
  }
  const own = (question.clientCanonical ?? '').replaceAll('\r\n', '\n').trim();
  if (own !== '') return { ...(await againstOwn(usual, own, given)), findings };
  const context = { request, secretKey: keys.secretKey, secretId: authorization.secretId };
  const found = await explain(accepted, given, context);
  if (found === null) return { ...differing(server, null, given), summary: UNEXPLAINED, findings };
  const summary = explained(found.mistakes);
  return { ...differing(await tc3Steps(found.right), found.steps, given), summary, findings };
}

function findingsOf({ request, authorization: text, nowSeconds }: Tc3Question, read: Tc3Authorization): Finding[] {
  const found = authorizationFindings(text, read);
  const refuse = (en: string, zh: string): void => void found.push({ weight: 'refused', text: { en, zh } });
  for (const name of ['X-TC-Action', 'X-TC-Version', 'X-TC-Timestamp'])
    if (headerOf(request, name) === '') refuse(`The header ${name} is missing.`, `缺少请求头 ${name}。`);
  const names = read.signedHeaders.toLowerCase().split(';');
  for (const name of ['content-type', 'host'])
    if (!names.includes(name)) refuse(`SignedHeaders does not have ${name}.`, `SignedHeaders 中缺少 ${name}。`);
  for (const name of names.filter((it) => it !== '' && headerOf(request, it) === ''))
    refuse(`${name} is signed, but the request does not have it.`, `${name} 参与了签名，但请求中没有该请求头。`);
  if (names.join(';') !== names.toSorted().join(';') || read.signedHeaders !== names.join(';'))
    found.push({
      weight: 'noted',
      text: {
        en: `SignedHeaders is ${read.signedHeaders}; the cloud wants the names in lower case and sorted. This server takes any order.`,
        zh: `SignedHeaders 为 ${read.signedHeaders}；云端要求名称小写并按序排列，本服务接受任意顺序。`,
      },
    });
  return [
    ...found,
    ...timeFindings(headerOf(request, 'X-TC-Timestamp'), nowSeconds, read.date),
    ...bodyFindings(request),
  ];
}

function bodyFindings(request: PastedRequest): Finding[] {
  const said = headerOf(request, 'content-length');
  const length = bytes(request.body).length;
  if (said === '' || Number(said) === length) return [];
  return [
    {
      weight: 'noted',
      text: {
        en: `Content-Length says ${said} bytes, and the body here has ${length}: it is not the whole body, or not the one that was sent.`,
        zh: `Content-Length 为 ${said} 字节，而此处请求体为 ${length} 字节：内容不完整，或不是实际发送的请求体。`,
      },
    },
  ];
}

type AtLeastOne<T> = [T, ...T[]];

/** What the server takes for signed, the usual form first: src/api/verify-tc3.ts. */
async function acceptedSignings(
  request: PastedRequest,
  read: Tc3Authorization,
  secretKey: string,
): Promise<AtLeastOne<Tc3Signing>> {
  const isGet = request.method === 'GET';
  const isUnsigned = headerOf(request, 'x-tc-content-sha256') === UNSIGNED;
  const payload = isUnsigned ? UNSIGNED : isGet ? '' : request.body;
  const headers = read.signedHeaders
    .toLowerCase()
    .split(';')
    .map((name) => [name, headerOf(request, name)] as const);
  const usual: Tc3Signing = {
    method: request.method,
    path: '/',
    query: isGet ? request.query : '',
    headers,
    signedHeaders: read.signedHeaders,
    payloadHash: hex(await sha256(payload)),
    algorithm: 'TC3-HMAC-SHA256',
    timestamp: headerOf(request, 'X-TC-Timestamp'),
    date: read.date,
    service: read.service,
    terminator: 'tc3_request',
    firstKey: `TC3${secretKey}`,
  };
  const bareHost = headers.map(
    ([name, value]) => [name, name === 'host' ? value.replace(/:\d+$/, '') : value] as const,
  );
  const others = [headers, bareHost]
    .flatMap((it) => [it, it.map(([name, value]) => [name, value.toLowerCase()] as const)])
    .flatMap((it) => ['/', request.path].map((path) => ({ ...usual, headers: it, path })))
    .flatMap((it) => [usual.query, request.query].map((query) => ({ ...it, query })));
  const byText = new Map(others.map((it) => [canonicalRequestOf(it), it]));
  byText.delete(canonicalRequestOf(usual));
  return [usual, ...byText.values()];
}

/** Against what the client itself says that it signed. */
async function againstOwn(right: Tc3Signing, own: string, given: string): Promise<Omit<Diagnosis, 'findings'>> {
  const server = await tc3Steps(right);
  const client = await tc3StepsOf(own, right);
  const steps = compared(server, client, given);
  const difference = firstDifference(server.canonicalRequest, own);
  const signs = client.signature === given ? 'explained' : 'unexplained';
  if (difference === null) return { scheme: 'TC3', verdict: signs, summary: SAME_CANONICAL, steps };
  const where = { en: `line ${difference.line}`, zh: `第 ${difference.line} 行` };
  const summary = {
    en: `The client's canonical request differs from ${where.en} on.${signs === 'explained' ? ' It is what was signed, so this is the mistake.' : ' It does not make the signature with this key either: the key differs too, or another request was printed.'}`,
    zh: `客户端的规范请求串从${where.zh}开始不同。${signs === 'explained' ? '签名正是由它得到，问题即在于此。' : '用该密钥对它签名也得不到该签名：密钥也不同，或打印的是另一个请求。'}`,
  };
  return { scheme: 'TC3', verdict: signs, summary, steps };
}

interface Explained {
  readonly mistakes: readonly Tc3Mistake[];
  /** The form that the server takes, and that the mistakes were made in. */
  readonly right: Tc3Signing;
  readonly steps: Tc3Steps;
}

/** The fewest mistakes that make the signature that was given: one, in any form that the server takes, or two in the usual one. */
async function explain(
  accepted: AtLeastOne<Tc3Signing>,
  given: string,
  context: MistakeContext,
): Promise<Explained | null> {
  const keys = new Map<string, Promise<DerivedKeys>>();
  for (const right of accepted)
    for (const mistake of await tc3Mistakes(right, context)) {
      const steps = await tc3Steps(mistake.signing(right), keys);
      if (steps.signature === given) return { mistakes: [mistake], right, steps };
    }
  const [right] = accepted;
  for (const [first, second] of pairsOf(await tc3Mistakes(right, context))) {
    const steps = await tc3Steps(second.signing(first.signing(right)), keys);
    if (steps.signature === given) return { mistakes: [first, second], right, steps };
  }
  return null;
}

const titles = {
  canonical: { en: 'Canonical request', zh: '规范请求串' },
  toSign: { en: 'String to sign', zh: '待签名字符串' },
  date: { en: 'Date key', zh: '日期密钥' },
  service: { en: 'Service key', zh: '服务密钥' },
  signing: { en: 'Signing key', zh: '签名密钥' },
  signature: SIGNATURE_TITLE,
} satisfies Record<string, Text>;

function compared(server: Tc3Steps, client: Tc3Steps | null, given: string): ComparedStep[] {
  return [
    { title: titles.canonical, server: server.canonicalRequest, client: client?.canonicalRequest ?? null },
    { title: titles.toSign, server: server.stringToSign, client: client?.stringToSign ?? null },
    { title: titles.date, server: server.dateKey, client: client?.dateKey ?? null, isSecret: true },
    { title: titles.service, server: server.serviceKey, client: client?.serviceKey ?? null, isSecret: true },
    { title: titles.signing, server: server.signingKey, client: client?.signingKey ?? null, isSecret: true },
    { title: titles.signature, server: server.signature, client: given },
  ];
}

const same = (steps: Tc3Steps, given: string): Pick<Diagnosis, 'scheme' | 'verdict' | 'steps'> => ({
  scheme: 'TC3',
  verdict: 'right',
  steps: compared(steps, steps, given),
});

const differing = (
  server: Tc3Steps,
  client: Tc3Steps | null,
  given: string,
): Pick<Diagnosis, 'scheme' | 'verdict' | 'steps'> => ({
  scheme: 'TC3',
  verdict: client === null ? 'unexplained' : 'explained',
  steps: compared(server, client, given),
});

function unknown(usual: Tc3Signing, findings: readonly Finding[]): Diagnosis {
  const steps = [{ title: titles.canonical, server: canonicalRequestOf(usual), client: null }];
  return { scheme: 'TC3', verdict: 'unknown', summary: UNKNOWN, findings, steps };
}

const SAME_CANONICAL: Text = {
  en: 'The client has the same canonical request as the server. What differs comes after it: the timestamp or scope in the string to sign, or the SecretKey.',
  zh: '客户端与服务端的规范请求串一致。差异在其后：待签名字符串中的时间戳或凭证范围，或 SecretKey。',
};

const UNEXPLAINED = unexplained({
  en: 'the request was changed on its way. Let the client print its canonical request and put it in below: the first line that differs is then shown.',
  zh: '请求在途中被修改。请让客户端打印其规范请求串并填入下方，即可看到首个不同的行。',
});
