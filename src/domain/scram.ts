import { createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

import type { Random } from '../lib/random.ts';

/**
 * What is kept of a password, for each mechanism in Kafka's own words: `salt=…,stored_key=…,server_key=…,iterations=8192` (base64).
 * It lets a broker check a password and prove that it knows it, and does not let anybody sign in.
 */
export interface ScramCredentials {
  readonly sha256: string;
  readonly sha512: string;
}

/** RFC 5802 asks for 4,096 at least; each sign-in with PLAIN costs a broker as many rounds, some milliseconds. */
const ITERATIONS = 8192;
const SALT_BYTES = 24;
const KEY_BYTES = { sha256: 32, sha512: 64 } as const;
type Hash = keyof typeof KEY_BYTES;

const derive = promisify(pbkdf2);

/** New ones each time: the salt is by chance. Some milliseconds, off the main thread. */
export async function scramCredentialsOf(password: string, random: Random): Promise<ScramCredentials> {
  const [sha256, sha512] = await Promise.all([
    credentialOf(password, 'sha256', random.bytes(SALT_BYTES), ITERATIONS),
    credentialOf(password, 'sha512', random.bytes(SALT_BYTES), ITERATIONS),
  ]);
  return { sha256, sha512 };
}

/** Whether these were made of this password. Takes equally long whichever letter is wrong. */
export async function isPasswordOf({ sha256 }: ScramCredentials, password: string): Promise<boolean> {
  const { salt = '', iterations = '0' } = fieldsOf(sha256);
  const offered = await credentialOf(password, 'sha256', Buffer.from(salt, 'base64'), Number(iterations));
  return timingSafeEqual(Buffer.from(offered), Buffer.from(sha256));
}

/** RFC 5802, section 3: the keys of SCRAM. Passwords here are ASCII, so there is nothing to prepare. */
async function credentialOf(password: string, hash: Hash, salt: Buffer, iterations: number): Promise<string> {
  const salted = await derive(password, salt, iterations, KEY_BYTES[hash], hash);
  const keyOf = (name: string): Buffer => createHmac(hash, salted).update(name).digest();
  const fields = {
    salt: salt.toString('base64'),
    stored_key: createHash(hash).update(keyOf('Client Key')).digest('base64'),
    server_key: keyOf('Server Key').toString('base64'),
    iterations: String(iterations),
  };
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}

function fieldsOf(credential: string): Record<string, string> {
  return Object.fromEntries(credential.split(',').map((field) => splitAtFirst(field)));
}

function splitAtFirst(field: string): [string, string] {
  const at = field.indexOf('=');
  return [field.slice(0, at), field.slice(at + 1)];
}
