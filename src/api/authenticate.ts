import { createHash, timingSafeEqual } from 'node:crypto';
import type { Account } from '../domain/account.ts';
import type { Caller } from '../domain/credential.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Rows } from '../storage/storage.ts';
import type { HttpRequest } from './http-request.ts';
import {
  secretIdDisabled,
  secretIdNotFound,
  signatureExpired,
  signatureFailure,
  tokenExpired,
  tokenMissing,
  tokenWrong,
} from './refusals.ts';
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
export interface AuthenticCall extends Pick<SignedCall, 'action' | 'version' | 'region'> {
  readonly account: Account;
  readonly caller: Caller;
}

export type CredentialRows = Pick<Rows, 'keyPairs' | 'temporaryCredentials'>;

/** How a request says that it is signed. */
export function schemeOf(request: HttpRequest): SignatureScheme {
  return SIGNATURE_SCHEMES.find((it) => it.claims(request)) ?? SIGNATURE_SCHEMES[0];
}

interface AuthenticateWith {
  readonly rows: CredentialRows;
  /** What temporary credentials expire by. */
  readonly now: Date;
  /** What clients sign with. */
  readonly machineNow: Date;
  readonly hints: boolean;
}

/**
 * Throws AuthFailure.… unless the signature is of now and of a key pair that is there and enabled. With `hints` a signature that does
 * not match is answered with what the server took for the signed text.
 */
export async function authenticate(
  signed: SignedCall,
  { rows, now, machineNow, hints }: AuthenticateWith,
): Promise<AuthenticCall> {
  if (Math.abs(signed.unixSeconds * 1000 - machineNow.getTime()) > SIGNATURE_WINDOW_MS) throw signatureExpired();
  const { action, version, region } = signed;
  const known = await (signed.token === '' ? permanent(signed, rows, hints) : temporary(signed, rows, now, hints));
  return { action, version, region, ...known };
}

type Known = Pick<AuthenticCall, 'account' | 'caller'>;

async function permanent(signed: SignedCall, rows: CredentialRows, hints: boolean): Promise<Known> {
  const { secretId } = signed;
  const found = await rows.keyPairs.bySecretId(secretId);
  if (!found) {
    failsAsForWrongSecret(signed);
    // Whoever leaves the token of temporary credentials out is told so only with their right signature.
    const given = await rows.temporaryCredentials.bySecretId(secretId);
    if (!given) throw secretIdNotFound();
    checkSignature(signed, given.secretKey, hints);
    throw tokenMissing();
  }
  checkSignature(signed, found.secretKey, hints);
  if (found.keyPair.disabledAt !== null) throw secretIdDisabled();
  return { account: found.account, caller: { secretId, access: found.keyPair.access, temporary: null } };
}

async function temporary(signed: SignedCall, rows: CredentialRows, now: Date, hints: boolean): Promise<Known> {
  const { secretId } = signed;
  const found = await rows.temporaryCredentials.bySecretId(secretId);
  if (!found) {
    failsAsForWrongSecret(signed);
    throw tokenWrong();
  }
  checkSignature(signed, found.secretKey, hints);
  const given = createHash('sha256').update(signed.token).digest();
  if (!timingSafeEqual(given, found.tokenSha256) || found.access === null) throw tokenWrong();
  if (now >= found.credential.expiresAt) throw tokenExpired(found.credential.expiresAt);
  return { account: found.account, caller: { secretId, access: found.access, temporary: found.credential } };
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
