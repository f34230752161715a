import type { Account } from '../domain/account.ts';
import { Refusal } from '../domain/refusal.ts';
import type { KeyPairRows } from '../storage/storage.ts';
import type { HttpRequest } from './http-request.ts';
import { secretIdDisabled, secretIdNotFound, signatureExpired, signatureFailure, tokenNotServed } from './refusals.ts';
import type { SignatureScheme, SignedCall } from './signature-scheme.ts';
import { tc3Scheme } from './verify-tc3.ts';
import { v1Scheme } from './verify-v1.ts';

/** How far X-TC-Timestamp may be from the server's clock, either way (upstream's rule). */
export const SIGNATURE_WINDOW_MS = 5 * 60 * 1000;

/** The ways of signing that are served. A request that claims none is read as the first, which says what is missing. */
const SIGNATURE_SCHEMES: readonly [SignatureScheme, ...SignatureScheme[]] = [tc3Scheme, v1Scheme];

/** Stands in for the secret of an id that does not exist, so that asking takes as long as for one that does. */
const NO_SECRET = 'no-such-secret-no-such-secret-no';

/** A call whose signature was checked. */
export interface AuthenticCall extends Pick<SignedCall, 'secretId' | 'action' | 'version' | 'region'> {
  readonly account: Account;
}

/** How a request says that it is signed. */
export function schemeOf(request: HttpRequest): SignatureScheme {
  return SIGNATURE_SCHEMES.find((it) => it.claims(request)) ?? SIGNATURE_SCHEMES[0];
}

/**
 * Throws AuthFailure.… unless the signature is of now and of a key pair that is there and enabled. With `hints` a signature that does
 * not match is answered with what the server took for the signed text.
 */
export async function authenticate(
  signed: SignedCall,
  { keyPairs, now, hints }: { readonly keyPairs: KeyPairRows; readonly now: Date; readonly hints: boolean },
): Promise<AuthenticCall> {
  if (Math.abs(signed.unixSeconds * 1000 - now.getTime()) > SIGNATURE_WINDOW_MS) throw signatureExpired();
  if (signed.token !== '') throw tokenNotServed();

  const found = await keyPairs.bySecretId(signed.secretId);
  if (!found) {
    failsAsForWrongSecret(signed);
    throw secretIdNotFound();
  }
  checkSignature(signed, found.secretKey, hints);
  if (found.keyPair.disabledAt !== null) throw secretIdDisabled();
  const { secretId, action, version, region } = signed;
  return { secretId, action, version, region, account: found.account };
}

function checkSignature(signed: SignedCall, secretKey: string, hints: boolean): void {
  try {
    signed.check(secretKey);
  } catch (error) {
    if (hints && error instanceof Refusal && error.code === 'AuthFailure.SignatureFailure') {
      throw signatureFailure(signed.hint());
    }
    throw error;
  }
}

function failsAsForWrongSecret(signed: SignedCall): void {
  try {
    signed.check(NO_SECRET);
  } catch {
    // The answer is that the id is not found, whatever the check says.
  }
}
