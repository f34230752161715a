/*
 * TC3-HMAC-SHA256 with the browser's own WebCrypto, step by step: the explorer shows each step, calls use the last.
 */

export interface KeyPair {
  readonly secretId: string;
  readonly secretKey: string;
  /** Of temporary credentials; left out for lasting ones. */
  readonly token?: string;
}

export interface RequestToSign {
  /** The Host header as the browser sends it: `127.0.0.1:8597`. */
  readonly host: string;
  readonly product: string;
  /** The JSON text that is sent, byte for byte. */
  readonly body: string;
  /** UNIX seconds. */
  readonly timestamp: number;
}

/** What each step of the signature came to; texts as they are hashed, keys and hashes in lower-case hex. */
export interface SignatureSteps {
  readonly payloadHash: string;
  readonly canonicalRequest: string;
  readonly canonicalRequestHash: string;
  readonly credentialScope: string;
  readonly stringToSign: string;
  readonly dateKey: string;
  readonly serviceKey: string;
  readonly signingKey: string;
  readonly signature: string;
  readonly authorization: string;
}

export const ALGORITHM = 'TC3-HMAC-SHA256';
export const CONTENT_TYPE = 'application/json';
const SIGNED_HEADERS = 'content-type;host';

/** Whether this page may sign: browsers have WebCrypto only on HTTPS and on the machine's own addresses. */
export function canSign(): boolean {
  return 'subtle' in globalThis.crypto;
}

/** Pure: the same input gives the same steps. */
export async function signatureSteps(request: RequestToSign, keys: KeyPair): Promise<SignatureSteps> {
  const { host, product, body, timestamp } = request;
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const payloadHash = hex(await sha256(body));
  const headers = `content-type:${CONTENT_TYPE}\nhost:${host}\n`;
  const canonicalRequest = ['POST', '/', '', headers, SIGNED_HEADERS, payloadHash].join('\n');
  const canonicalRequestHash = hex(await sha256(canonicalRequest));
  const credentialScope = `${date}/${product}/tc3_request`;
  const stringToSign = [ALGORITHM, String(timestamp), credentialScope, canonicalRequestHash].join('\n');
  const dateKey = await hmac(bytes(`TC3${keys.secretKey}`), date);
  const serviceKey = await hmac(dateKey, product);
  const signingKey = await hmac(serviceKey, 'tc3_request');
  const signature = hex(await hmac(signingKey, stringToSign));
  const credential = `${keys.secretId}/${credentialScope}`;
  return {
    payloadHash,
    canonicalRequest,
    canonicalRequestHash,
    credentialScope,
    stringToSign,
    dateKey: hex(dateKey),
    serviceKey: hex(serviceKey),
    signingKey: hex(signingKey),
    signature,
    authorization: `${ALGORITHM} Credential=${credential}, SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`,
  };
}

export type Bytes = Uint8Array<ArrayBuffer>;

export const bytes = (text: string): Bytes => new TextEncoder().encode(text);
export const hex = (data: Bytes): string => Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join('');

export async function sha256(text: string): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes(text)));
}

export async function hmac(key: Bytes, text: string, hash: 'SHA-1' | 'SHA-256' = 'SHA-256'): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, bytes(text)));
}
