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
  /** Throws AuthFailure.SignatureFailure unless this key made the signature. Compares in constant time. */
  check(secretKey: string): void;
}

/** One way of signing. Another way, with its parameters elsewhere in the request, is one more of these in authenticate.ts. */
export interface SignatureScheme {
  /** Whether the request is signed in this way, right or wrong. */
  claims(request: HttpRequest): boolean;
  /** Throws a refusal when something is missing or malformed. */
  read(request: HttpRequest): SignedCall;
}
