import { createHmac } from 'node:crypto';
import type { FlatParameter } from './flat-parameters.ts';

/*
 * HmacSHA1 and HmacSHA256, the older way of signing: all parameters, common ones among them, stand in the query or the form and
 * are signed as sorted text, decoded. One implementation for both sides.
 */

/** By the name that SignatureMethod gives; without one it is HmacSHA1. */
export const V1_METHODS = { HmacSHA1: 'sha1', HmacSHA256: 'sha256' } as const;
export type V1Method = keyof typeof V1_METHODS;

/** Parameters of every call, which no action of the model has among its own. */
export const V1_COMMON_PARAMETERS: ReadonlySet<string> = new Set([
  'Action',
  'Language',
  'Nonce',
  'Region',
  'RequestClient',
  'SecretId',
  'Signature',
  'SignatureMethod',
  'Timestamp',
  'Token',
  'Version',
]);

/** `GETckafka.example.test/?Action=…&…`: what is signed. `parameters` decoded, in any order; Signature among them is left out. */
export function v1SignedText(method: string, host: string, path: string, parameters: readonly FlatParameter[]): string {
  const sorted = parameters.filter(([name]) => name !== 'Signature').sort(([a], [b]) => (a < b ? -1 : 1));
  return `${method}${host}${path}?${sorted.map(([name, value]) => `${name}=${value}`).join('&')}`;
}

/** In Base64. */
export function v1Signature(secretKey: string, signatureMethod: V1Method, signedText: string): string {
  return createHmac(V1_METHODS[signatureMethod], secretKey).update(signedText).digest('base64');
}
