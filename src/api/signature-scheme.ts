import type { Text } from '../domain/refusal.ts';
import type { HttpRequest } from './http-request.ts';

/** Who says to have signed, and for what: read, not yet believed. */
export interface SignedCall {
  readonly secretId: string;
  readonly unixSeconds: number;
  readonly action: string;
  readonly version: string;
  /** Empty when none came. */
  readonly region: string;
  /** The token of temporary credentials; empty when none came. */
  readonly token: string;
  /** The language that was asked for, as written; empty when none was. */
  readonly language: string;
  /** Throws AuthFailure.SignatureFailure unless this key made the signature. Compares in constant time. */
  check(secretKey: string): void;
  /** What the server took for the signed text, for a person to compare with the client's own. Holds nothing that the client did not send. */
  hint(): Text;
}

/** One way of signing. Another way, with its parameters elsewhere in the request, is one more of these in authenticate.ts. */
export interface SignatureScheme {
  readonly name: 'TC3' | 'v1';
  /** Whether the request is signed in this way, right or wrong. */
  claims(request: HttpRequest): boolean;
  /** Throws a refusal when something is missing or malformed. */
  read(request: HttpRequest): SignedCall;
}
