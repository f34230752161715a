import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../domain/refusal.ts';
import { readFlatParameters, type FlatParameter } from './flat-parameters.ts';
import { header, mediaType, type HttpRequest } from './http-request.ts';
import { missingParameter, signatureFailure } from './refusals.ts';
import type { SignatureScheme, SignedCall } from './signature-scheme.ts';
import { v1SignedText, v1Signature, V1_METHODS, type V1Method } from './signature-v1.ts';
import { hostForms } from './signed-host.ts';

/** HmacSHA1 and HmacSHA256: everything, the signature too, in the query of a GET or the form of a POST. */
export const v1Scheme: SignatureScheme = {
  name: 'v1',
  claims: (request) =>
    header(request, 'authorization') === '' &&
    header(request, 'x-tc-action') === '' &&
    (request.method === 'GET' || mediaType(request) === 'application/x-www-form-urlencoded'),
  read: readV1,
};

/** All parameters of a v1 request, decoded. Throws InvalidParameter when they cannot be read. */
export function v1Parameters(request: HttpRequest): FlatParameter[] {
  return readFlatParameters(request.method === 'GET' ? request.query : request.body.toString('latin1'));
}

function readV1(request: HttpRequest): SignedCall {
  const parameters = v1Parameters(request);
  const byName = new Map(parameters);
  const required = (name: string): string => {
    const value = byName.get(name) ?? '';
    if (value === '') throw missingParameter(name);
    return value;
  };
  const action = required('Action');
  const version = required('Version');
  const timestamp = digits('Timestamp', required('Timestamp'), 11);
  // Up to 2^63 and more in some clients: it is signed and otherwise of no use here, so it stays text.
  digits('Nonce', required('Nonce'), 40);
  const secretId = required('SecretId');
  const signature = required('Signature');
  const method = signatureMethodOf(byName.get('SignatureMethod') ?? 'HmacSHA1');
  const texts = signedTexts(request, parameters);
  return {
    secretId,
    unixSeconds: Number(timestamp),
    action,
    version,
    region: byName.get('Region') ?? '',
    token: byName.get('Token') ?? '',
    language: byName.get('Language') ?? '',
    check: (secretKey) => {
      if (!matches(secretKey, method, texts, signature)) throw signatureFailure();
    },
    hint: () => hintOf(method, texts[0] ?? ''),
  };
}

function digits(name: string, text: string, most: number): string {
  if (/^\d+$/.test(text) && text.length <= most) return text;
  throw new Refusal('InvalidParameter', {
    en: `Parameter \`${name}\` type error. Send a positive whole number.`,
    zh: `参数 \`${name}\` 类型错误，应为正整数。`,
  });
}

function signatureMethodOf(text: string): V1Method {
  if (Object.hasOwn(V1_METHODS, text)) return text as V1Method;
  throw new Refusal('InvalidParameterValue', {
    en: `The value of parameter \`SignatureMethod\` is "${text}". Send HmacSHA1 or HmacSHA256, or sign with TC3-HMAC-SHA256 in headers.`,
    zh: `参数 \`SignatureMethod\` 的值为 "${text}"，应为 HmacSHA1 或 HmacSHA256，或改用请求头中的 TC3-HMAC-SHA256 签名。`,
  });
}

/**
 * The texts that clients of this cloud are known to sign for such a request: any form of its host, `/` whatever the path, and
 * names with `_` written as `.`, which the Python SDK does.
 */
function signedTexts(request: HttpRequest, parameters: readonly FlatParameter[]): string[] {
  const dotted = parameters.map(([name, value]) => [name.replaceAll('_', '.'), value] as const);
  const spellings = parameters.some(([name]) => name.includes('_')) ? [parameters, dotted] : [parameters];
  return [...hostForms(request)].flatMap((host) =>
    [...new Set(['/', request.path])].flatMap((path) =>
      spellings.map((spelling) => v1SignedText(request.method, host, path, spelling)),
    ),
  );
}

/** All texts are tried in any case. */
function matches(secretKey: string, method: V1Method, texts: readonly string[], signature: string): boolean {
  const given = Buffer.from(signature);
  let found = false;
  for (const text of texts) {
    const expected = Buffer.from(v1Signature(secretKey, method, text));
    if (expected.length === given.length && timingSafeEqual(expected, given)) found = true;
  }
  return found;
}

function hintOf(method: V1Method, text: string): { en: string; zh: string } {
  const hash = createHash('sha256').update(text).digest('hex');
  const start = text.slice(0, text.indexOf('?') + 1);
  return {
    en: `For ${method} the server signs a text that begins with \`${start}\`, has ${text.length} characters and the SHA-256 ${hash}.`,
    zh: `服务端以 ${method} 签名的原文以 \`${start}\` 开头，长度 ${text.length}，SHA-256 为 ${hash}。`,
  };
}
