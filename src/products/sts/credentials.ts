import { createHash } from 'node:crypto';
import type { Call } from '../../api/define-action.ts';
import type { TemporaryCredential } from '../../domain/credential.ts';
import { inWords } from '../../domain/parameter-refusals.ts';
import { readPolicy } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { randomText } from '../../lib/random.ts';
import type { Services } from '../services.ts';

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const TOKEN_LENGTH = 160;

/** How long credentials may live, in seconds. */
interface Lifetime {
  readonly ifLeftOut: number;
  readonly most: number;
}

/** What AssumeRole and GetFederationToken answer. */
interface Issued {
  readonly Credentials: { readonly Token: string; readonly TmpSecretId: string; readonly TmpSecretKey: string };
  /** UNIX seconds. */
  readonly ExpiredTime: number;
  /** The same as text: 2026-11-24T12:00:00Z. */
  readonly Expiration: string;
}

/**
 * Makes credentials that stand for the calling key pair until they run out, and writes them into the rows of the call. Their secret key
 * and token are in the answer and nowhere else in the clear.
 */
export async function issueCredentials(
  call: Call<{ readonly DurationSeconds?: number; readonly Policy?: string }>,
  { random }: Services,
  asked: Pick<TemporaryCredential, 'kind' | 'name' | 'sessionName'>,
  lifetime: Lifetime,
): Promise<Issued> {
  const { account, caller, parameters, receivedAt, rows } = call;
  if (caller.temporary !== null) throw temporaryCaller();
  const seconds = parameters.DurationSeconds ?? lifetime.ifLeftOut;
  if (seconds < 1 || seconds > lifetime.most) throw wrongDuration(seconds, lifetime.most);
  const expiresAt = new Date(Math.floor(receivedAt.getTime() / 1000 + seconds) * 1000);
  const secretId = `AKID${randomText(random, 60, LETTERS_AND_DIGITS)}`;
  const secretKey = randomText(random, 44, LETTERS_AND_DIGITS);
  const token = randomText(random, TOKEN_LENGTH, LETTERS_AND_DIGITS);
  const credential: TemporaryCredential = {
    ...asked,
    secretId,
    appId: account.appId,
    parentSecretId: caller.secretId,
    policy: parameters.Policy === undefined ? null : readPolicy(parameters.Policy),
    createdAt: receivedAt,
    expiresAt,
  };
  const tokenSha256 = createHash('sha256').update(token).digest();
  await rows.temporaryCredentials.insert(credential, { secretKey, tokenSha256 });
  return {
    Credentials: { Token: token, TmpSecretId: secretId, TmpSecretKey: secretKey },
    ExpiredTime: expiresAt.getTime() / 1000,
    Expiration: expiresAt.toISOString().replace('.000Z', 'Z'),
  };
}

function temporaryCaller(): Refusal {
  return new Refusal('FailedOperation.TempKeyNotAllowed', {
    en: 'The call is signed with temporary credentials, which may not ask for others. Sign with a permanent key pair.',
    zh: '不支持使用临时密钥调用该接口，请使用永久密钥。',
  });
}

function wrongDuration(seconds: number, most: number): Refusal {
  const range = inWords({ min: 1, max: most, step: 1 }, { en: 'seconds', zh: '秒' });
  return new Refusal('InvalidParameter.OverTimeError', {
    en: `The value of parameter \`DurationSeconds\` is ${seconds}. Allowed: ${range.en}.`,
    zh: `参数 \`DurationSeconds\` 的取值为 ${seconds}。可取值：${range.zh}。`,
  });
}
