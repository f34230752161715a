import { timingSafeEqual } from 'node:crypto';
import { Refusal } from '../domain/refusal.ts';
import { header, type HttpRequest } from './http-request.ts';
import { invalidAuthorization, missingParameter, signatureFailure } from './refusals.ts';
import { hostForms } from './signed-host.ts';
import type { SignatureScheme, SignedCall } from './signature-scheme.ts';
import {
  canonicalRequest,
  parseAuthorization,
  sha256Hex,
  signingKey,
  tc3Signature,
  UNSIGNED_PAYLOAD,
  utcDate,
  type CanonicalParts,
  type Tc3Authorization,
} from './signature-tc3.ts';

/** TC3-HMAC-SHA256: common parameters in X-TC-… headers, the signature in Authorization. */
export const tc3Scheme: SignatureScheme = {
  name: 'TC3',
  claims: (request) => header(request, 'authorization') !== '',
  read: readTc3,
};

function readTc3(request: HttpRequest): SignedCall {
  const action = requiredHeader(request, 'Action', 'x-tc-action');
  const version = requiredHeader(request, 'Version', 'x-tc-version');
  const timestamp = requiredHeader(request, 'Timestamp', 'x-tc-timestamp');
  const authorization = parseAuthorization(requiredHeader(request, 'Authorization', 'authorization'));
  if (!/^\d{1,11}$/.test(timestamp)) {
    throw new Refusal('InvalidParameter', {
      en: 'Parameter `Timestamp` type error. X-TC-Timestamp is the UNIX time in seconds.',
      zh: '参数 `Timestamp` 类型错误，X-TC-Timestamp 为以秒为单位的 UNIX 时间戳。',
    });
  }
  if (!authorization) {
    throw invalidAuthorization(
      'send `TC3-HMAC-SHA256 Credential=<SecretId>/<date>/<service>/tc3_request, SignedHeaders=…, Signature=…`.',
      '应为 `TC3-HMAC-SHA256 Credential=<SecretId>/<日期>/<服务>/tc3_request, SignedHeaders=…, Signature=…`。',
    );
  }
  checkSignedHeaders(authorization.signedHeaders);
  const unixSeconds = Number(timestamp);
  return {
    secretId: authorization.secretId,
    unixSeconds,
    action,
    version,
    region: header(request, 'x-tc-region'),
    token: header(request, 'x-tc-token'),
    language: header(request, 'x-tc-language'),
    check: (secretKey) => {
      const matches = signatureMatches(request, authorization, timestamp, secretKey);
      if (authorization.date !== utcDate(unixSeconds)) {
        throw signatureFailure({
          en: `The date in Credential must be ${utcDate(unixSeconds)}, the UTC day of X-TC-Timestamp.`,
          zh: `Credential 中的日期应为 X-TC-Timestamp 对应的 UTC 日期 ${utcDate(unixSeconds)}。`,
        });
      }
      if (!matches) throw signatureFailure();
    },
    hint: () => hintOf(request, authorization),
  };
}

function requiredHeader(request: HttpRequest, name: string, headerName: string): string {
  const value = header(request, headerName);
  if (value === '') throw missingParameter(name);
  return value;
}

function checkSignedHeaders(signedHeaders: string): void {
  const names = signedHeaders.toLowerCase().split(';');
  for (const name of ['content-type', 'host']) {
    if (!names.includes(name)) {
      throw invalidAuthorization(
        `SignedHeaders must include \`${name}\`; the usual list is \`content-type;host\`.`,
        `SignedHeaders 必须包含 \`${name}\`，通常为 \`content-type;host\`。`,
      );
    }
  }
}

/** Whether any canonical form that a client of this cloud is known to sign has this signature. Which one it is, is no secret. */
function signatureMatches(
  request: HttpRequest,
  authorization: Tc3Authorization,
  timestamp: string,
  secretKey: string,
): boolean {
  const key = signingKey(secretKey, authorization);
  const given = Buffer.from(authorization.signature, 'hex');
  for (const parts of canonicalForms(request, authorization.signedHeaders)) {
    const expected = tc3Signature(key, timestamp, authorization, canonicalRequest(parts));
    if (timingSafeEqual(expected, given)) return true;
  }
  return false;
}

/**
 * Clients differ in what they sign: host with or without its port, `/` whatever the path, an empty query for POST, and
 * the documented form lowers header values, which the SDKs do not. What most of them sign comes first.
 */
function* canonicalForms(request: HttpRequest, signedHeaders: string): Generator<CanonicalParts> {
  const isGet = request.method === 'GET';
  const unsigned = header(request, 'x-tc-content-sha256') === UNSIGNED_PAYLOAD;
  const payloadHash = sha256Hex(unsigned ? UNSIGNED_PAYLOAD : isGet ? '' : request.body);
  const names = signedHeaders.toLowerCase().split(';');
  for (const host of hostForms(request)) {
    const asSent = names.map((name) => [name, name === 'host' ? host : header(request, name)] as const);
    const lowered = asSent.map(([name, value]) => [name, value.toLowerCase()] as const);
    const differ = asSent.some(([, value], index) => value !== lowered[index]?.[1]);
    for (const headers of differ ? [asSent, lowered] : [asSent]) {
      for (const path of new Set(['/', request.path])) {
        for (const query of new Set(isGet ? [request.query] : ['', request.query])) {
          yield { method: request.method, path, query, headers, signedHeaders, payloadHash };
        }
      }
    }
  }
}

function hintOf(request: HttpRequest, { signedHeaders }: Tc3Authorization): { en: string; zh: string } {
  const [parts] = canonicalForms(request, signedHeaders);
  if (parts === undefined) return { en: 'The request has no Host.', zh: '请求没有 Host。' };
  const canonical = sha256Hex(canonicalRequest(parts));
  const headers = parts.headers.map(([name, value]) => `${name}:${value}`).join(', ');
  return {
    en: `The server's canonical request has the SHA-256 ${canonical}: ${parts.method} ${parts.path} with the query \`${parts.query}\`, the headers \`${headers}\` and the payload hash ${parts.payloadHash}.`,
    zh: `服务端规范请求串的 SHA-256 为 ${canonical}：${parts.method} ${parts.path}，查询 \`${parts.query}\`，请求头 \`${headers}\`，负载哈希 ${parts.payloadHash}。`,
  };
}
