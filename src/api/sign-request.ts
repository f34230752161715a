import { canonicalRequest, sha256Hex, signingKey, TC3, tc3Signature, utcDate } from './signature-tc3.ts';
import type { Language } from './language.ts';

export interface RequestToSign {
  readonly secretId: string;
  readonly secretKey: string;
  /** The Host header that will be sent, with its port: `127.0.0.1:8597`. */
  readonly host: string;
  readonly product: string;
  readonly action: string;
  readonly version: string;
  /** Left out for actions without a region. */
  readonly region?: string;
  readonly language?: Language;
  /** The JSON text that will be sent, byte for byte. */
  readonly body: string;
  /** UNIX seconds. */
  readonly timestamp: number;
}

/**
 * The headers of a signed POST / with a JSON body (TC3-HMAC-SHA256). Host is not among them: the HTTP client sends it.
 * Pure: the same input gives the same headers.
 */
export function signRequest(request: RequestToSign): Record<string, string> {
  const contentType = 'application/json';
  const timestamp = String(request.timestamp);
  const scope = { date: utcDate(request.timestamp), service: request.product };
  const signedHeaders = 'content-type;host';
  const canonical = canonicalRequest({
    method: 'POST',
    path: '/',
    query: '',
    headers: [
      ['content-type', contentType],
      ['host', request.host],
    ],
    signedHeaders,
    payloadHash: sha256Hex(Buffer.from(request.body)),
  });
  const signature = tc3Signature(signingKey(request.secretKey, scope), timestamp, scope, canonical).toString('hex');
  const credential = `${request.secretId}/${scope.date}/${scope.service}/tc3_request`;
  return {
    'Content-Type': contentType,
    'X-TC-Action': request.action,
    'X-TC-Version': request.version,
    'X-TC-Timestamp': timestamp,
    ...(request.region === undefined ? {} : { 'X-TC-Region': request.region }),
    ...(request.language === undefined ? {} : { 'X-TC-Language': request.language }),
    Authorization: `${TC3} Credential=${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  };
}
