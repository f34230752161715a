import type { Account } from '../domain/account.ts';
import type { KeyPairRows } from '../storage/storage.ts';
import type { HttpRequest } from './http-request.ts';
import { secretIdDisabled, secretIdNotFound, signatureExpired, tokenNotServed } from './refusals.ts';
import type { SignatureScheme, SignedCall } from './signature-scheme.ts';
import { tc3Scheme } from './verify-tc3.ts';

/** How far X-TC-Timestamp may be from the server's clock, either way (upstream's rule). */
export const SIGNATURE_WINDOW_MS = 5 * 60 * 1000;

/** The ways of signing that are served. A request that claims none is read as the first, which says what is missing. */
const SIGNATURE_SCHEMES: readonly [SignatureScheme, ...SignatureScheme[]] = [tc3Scheme];

/** Stands in for the secret of an id that does not exist, so that asking takes as long as for one that does. */
const NO_SECRET = 'no-such-secret-no-such-secret-no';

/** A call whose signature was checked. */
export interface AuthenticCall extends Pick<SignedCall, 'secretId' | 'action' | 'version' | 'region'> {
  readonly account: Account;
}

/** Reads what the request claims, without believing it. Throws a refusal when the claim is incomplete or malformed. */
export function readSignedCall(request: HttpRequest): SignedCall {
  const scheme = SIGNATURE_SCHEMES.find((it) => it.claims(request)) ?? SIGNATURE_SCHEMES[0];
  return scheme.read(request);
}

/** Throws AuthFailure.… unless the signature is of now and of a key pair that is there and enabled. */
export async function authenticate(signed: SignedCall, keyPairs: KeyPairRows, now: Date): Promise<AuthenticCall> {
  if (Math.abs(signed.unixSeconds * 1000 - now.getTime()) > SIGNATURE_WINDOW_MS) throw signatureExpired();
  if (signed.token !== '') throw tokenNotServed();

  const found = await keyPairs.bySecretId(signed.secretId);
  if (!found) {
    failsAsForWrongSecret(signed);
    throw secretIdNotFound();
  }
  signed.check(found.secretKey);
  if (found.keyPair.disabledAt !== null) throw secretIdDisabled();
  const { secretId, action, version, region } = signed;
  return { secretId, action, version, region, account: found.account };
}

function failsAsForWrongSecret(signed: SignedCall): void {
  try {
    signed.check(NO_SECRET);
  } catch {
    // The answer is that the id is not found, whatever the check says.
  }
}
