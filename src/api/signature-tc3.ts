import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

/*
 * TC3-HMAC-SHA256, one implementation for both sides: authenticate.ts verifies with it, sign-request.ts signs with it.
 * Header texts are hashed as latin1, which is how Node hands over the bytes of a request: what was sent is what is hashed.
 */

export const TC3 = 'TC3-HMAC-SHA256';
/** The text that a client puts in X-TC-Content-SHA256, and hashes instead of the body, when the body is not signed. */
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';

/** What a signing key is good for: one UTC day (`2026-11-23`) and one service. */
export interface Scope {
  readonly date: string;
  /** As the client wrote it: some use the product, some the first label of the endpoint (`127`). */
  readonly service: string;
}

/** `Authorization: TC3-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`, taken apart. */
export interface Tc3Authorization extends Scope {
  readonly secretId: string;
  /** As sent: `content-type;host`, or more. */
  readonly signedHeaders: string;
  /** 64 hex digits. */
  readonly signature: string;
}

export interface CanonicalParts {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** In the order of `signedHeaders`. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly signedHeaders: string;
  /** Lower-case hex SHA-256 of the body. */
  readonly payloadHash: string;
}

const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/\s,]+)\/(\d{4}-\d{2}-\d{2})\/([^\s,]+)\/tc3_request, ?SignedHeaders=([^\s,]+), ?Signature=([0-9a-f]{64})$/;

/** null when it does not follow the form, to the letter. */
export function parseAuthorization(text: string): Tc3Authorization | null {
  const fields = AUTHORIZATION.exec(text);
  if (!fields) return null;
  const [, secretId = '', date = '', service = '', signedHeaders = '', signature = ''] = fields;
  return { secretId, date, service, signedHeaders, signature };
}

export function sha256Hex(text: string | Buffer): string {
  return hash('sha256', typeof text === 'string' ? Buffer.from(text, 'latin1') : text, 'hex');
}

export function canonicalRequest(parts: CanonicalParts): string {
  const headers = parts.headers.map(([name, value]) => `${name}:${value}\n`).join('');
  return [parts.method, parts.path, parts.query, headers, parts.signedHeaders, parts.payloadHash].join('\n');
}

const KEYS_KEPT_MAX = 1_000;
const keptKeys = new Map<string, KeyObject>();

/** The key for one day and service. Kept, for callers come again and deriving it takes longer than all else about a signature. */
export function signingKey(secretKey: string, scope: Scope): KeyObject {
  const name = JSON.stringify([secretKey, scope.date, scope.service]);
  const kept = keptKeys.get(name);
  if (kept !== undefined) return kept;
  const key = createSecretKey(derivedKey(secretKey, scope));
  if (keptKeys.size >= KEYS_KEPT_MAX) keptKeys.clear();
  keptKeys.set(name, key);
  return key;
}

function derivedKey(secretKey: string, scope: Scope): Buffer {
  const ofDay = createHmac('sha256', `TC3${secretKey}`).update(scope.date).digest();
  const ofService = createHmac('sha256', ofDay).update(Buffer.from(scope.service, 'latin1')).digest();
  return createHmac('sha256', ofService).update('tc3_request').digest();
}

/** 32 bytes. `timestamp`: the text of X-TC-Timestamp, UNIX seconds. */
export function tc3Signature(key: KeyObject, timestamp: string, scope: Scope, canonical: string): Buffer {
  const toSign = [TC3, timestamp, `${scope.date}/${scope.service}/tc3_request`, sha256Hex(canonical)].join('\n');
  return createHmac('sha256', key).update(Buffer.from(toSign, 'latin1')).digest();
}

/** The UTC day of a UNIX time in seconds: `2026-11-23`. */
export function utcDate(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString().slice(0, 10);
}
