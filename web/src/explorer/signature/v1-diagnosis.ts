import { bytes, hmac, type Bytes } from '../../api/sign.ts';
import type { Text } from '../../language/text.ts';
import type { Diagnosis, Finding } from './diagnosis.ts';
import { explained, rightSummary, SIGNATURE_TITLE, unexplained, UNKNOWN } from './diagnosis-texts.ts';
import { pairsOf } from './mistakes/pairs.ts';
import { headerOf, type PastedRequest } from './pasted-request.ts';
import { timeFindings } from './time-findings.ts';
import { v1Mistakes, type V1Mistake } from './v1-mistakes.ts';

/*
 * HmacSHA1 and HmacSHA256: all parameters, the signature too, in the query of a GET or the form of a POST; signed is the sorted text.
 */

export type V1Parameter = readonly [name: string, value: string];

export interface V1Signing {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly parameters: readonly V1Parameter[];
  readonly hash: 'SHA-1' | 'SHA-256';
  readonly secretKey: string;
  /** What a client may get wrong in how the parts are put together. */
  readonly form?: {
    readonly isUnsorted?: boolean;
    readonly isSortedByLetter?: boolean;
    readonly areValuesEncoded?: boolean;
    readonly isQuestionMarkMissing?: boolean;
    readonly isHex?: boolean;
  };
}

const REQUIRED = ['Action', 'Version', 'Timestamp', 'Nonce', 'SecretId', 'Signature'];

/** Whether the request is signed in this way. */
export function isV1(request: PastedRequest): boolean {
  return headerOf(request, 'authorization') === '' && /(^|&)Signature=/.test(request.query || request.body);
}

/** Why such a signature is wrong, or that it is right. Pure. */
export async function diagnoseV1(
  request: PastedRequest,
  keys: { readonly secretKey: string } | null,
  nowSeconds: number,
): Promise<Diagnosis> {
  const sent = readParameters(request.method === 'GET' ? request.query : request.body);
  const valueOf = (name: string): string => sent.find(([it]) => it === name)?.[1] ?? '';
  const given = valueOf('Signature');
  const findings = findingsOf(sent, given, timeFindings(valueOf('Timestamp'), nowSeconds, ''));
  const right: V1Signing = {
    method: request.method,
    host: headerOf(request, 'host'),
    path: '/',
    parameters: sent.filter(([name]) => name !== 'Signature'),
    hash: valueOf('SignatureMethod') === 'HmacSHA256' ? 'SHA-256' : 'SHA-1',
    secretKey: keys?.secretKey ?? '',
  };
  const base = { scheme: 'v1' as const, findings };
  const title: Text = { en: 'Text that is signed', zh: '签名原文' };
  const server = byLine(v1Text(right));
  if (keys === null) return { ...base, verdict: 'unknown', summary: UNKNOWN, steps: [{ title, server, client: null }] };
  const expected = await v1Signature(right);
  const signature = { title: SIGNATURE_TITLE, server: expected, client: given };
  for (const accepted of acceptedSignings(right, request))
    if ((await v1Signature(accepted)) === given) {
      const text = byLine(v1Text(accepted));
      const steps = [
        { title, server: text, client: text },
        { ...signature, server: given },
      ];
      return { ...base, verdict: 'right', summary: rightSummary(findings), steps };
    }
  const found = await explain(right, valueOf('SecretId'), given);
  if (found !== null) {
    const steps = [{ title, server, client: byLine(v1Text(found.signing)) }, signature];
    return { ...base, verdict: 'explained', summary: explained(found.mistakes), steps };
  }
  return { ...base, verdict: 'unexplained', summary: UNEXPLAINED, steps: [{ title, server, client: null }, signature] };
}

/** The fewest mistakes that make the signature that was given: one, or two. */
async function explain(
  right: V1Signing,
  secretId: string,
  given: string,
): Promise<{ readonly mistakes: readonly V1Mistake[]; readonly signing: V1Signing } | null> {
  const all = v1Mistakes(right, secretId);
  const tries: (readonly V1Mistake[])[] = [...all.map((it) => [it]), ...pairsOf(all)];
  for (const mistakes of tries) {
    const signing = mistakes.reduce((signed, it) => it.signing(signed), right);
    const made = await v1Signature(signing);
    if (mistakes.reduce((sent, it) => it.sent?.(sent) ?? sent, made) === given) return { mistakes, signing };
  }
  return null;
}

/** As the server: src/api/verify-v1.ts. */
function acceptedSignings(right: V1Signing, request: PastedRequest): V1Signing[] {
  const dotted = right.parameters.map(([name, value]) => [name.replaceAll('_', '.'), value] as const);
  return [right.host, right.host.replace(/:\d+$/, '')].flatMap((host) =>
    ['/', request.path].flatMap((path) =>
      [right.parameters, dotted].map((parameters) => ({ ...right, host, path, parameters })),
    ),
  );
}

function findingsOf(sent: readonly V1Parameter[], given: string, ofTime: Finding[]): Finding[] {
  const found = REQUIRED.filter((name) => !sent.some(([it, value]) => it === name && value !== '')).map(
    (name): Finding => ({
      weight: 'refused',
      text: { en: `The parameter ${name} is missing.`, zh: `缺少参数 ${name}。` },
    }),
  );
  if (given.includes(' '))
    found.push({
      weight: 'refused',
      text: {
        en: 'The Signature has a space: its + was sent as it is, and must be encoded as %2B.',
        zh: 'Signature 中含有空格：其中的 + 未编码，应编码为 %2B。',
      },
    });
  const method = sent.find(([name]) => name === 'SignatureMethod')?.[1] ?? 'HmacSHA1';
  if (method !== 'HmacSHA1' && method !== 'HmacSHA256')
    found.push({
      weight: 'refused',
      text: {
        en: `SignatureMethod is ${method}; it must be HmacSHA1 or HmacSHA256.`,
        zh: `SignatureMethod 为 ${method}，应为 HmacSHA1 或 HmacSHA256。`,
      },
    });
  return [...found, ...ofTime];
}

function readParameters(text: string): V1Parameter[] {
  return text
    .split('&')
    .filter((it) => it !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [decoded(pair), ''] : [decoded(pair.slice(0, equals)), decoded(pair.slice(equals + 1))];
    });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** `GETckafka.example.test/?Action=…&…`. */
export function v1Text({ method, host, path, parameters, form = {} }: V1Signing): string {
  const {
    isUnsorted = false,
    isSortedByLetter = false,
    areValuesEncoded = false,
    isQuestionMarkMissing = false,
  } = form;
  const key = (name: string): string => (isSortedByLetter ? name.toLowerCase() : name);
  const ordered = isUnsorted ? parameters : parameters.toSorted(([a], [b]) => (key(a) < key(b) ? -1 : 1));
  const pairs = ordered.map(([name, value]) => `${name}=${areValuesEncoded ? encodeURIComponent(value) : value}`);
  return `${method}${host}${path}${isQuestionMarkMissing ? '' : '?'}${pairs.join('&')}`;
}

async function v1Signature(signing: V1Signing): Promise<string> {
  const made = await hmac(bytes(signing.secretKey || ' '), v1Text(signing), signing.hash);
  if (signing.form?.isHex !== true) return base64(made);
  return base64(bytes(Array.from(made, (it) => it.toString(16).padStart(2, '0')).join('')));
}

const base64 = (data: Bytes): string => btoa(String.fromCharCode(...data));

/** One parameter a line, so that the first one that differs can be seen. */
const byLine = (text: string): string => text.replace('?', '?\n').replaceAll('&', '\n&');

const UNEXPLAINED = unexplained({
  en: 'a parameter was changed after signing. Compare the text below with the one that the client signs.',
  zh: '签名后参数被修改。请将下方原文与客户端的签名原文对比。',
});
