import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { UserAccess } from '../../domain/user.ts';
import { isMissing } from './folders.ts';
import { createOwnFile, writeOwnFile } from './own-file.ts';

/** Where the users of one broker lie; its plug-ins read the file again when it is replaced (broker-extension, `Users`). */
export function usersFileOf(brokerFolder: string): string {
  return join(brokerFolder, 'users.properties');
}

/** What the plug-ins that know users need among a broker's settings; what a listener needs besides is in client-sign-in.ts. */
export function userSettings(usersFile: string, instanceId: string): Record<string, string> {
  return { 'brokerage.users.file': usersFile, 'brokerage.instance.id': instanceId };
}

/** Nobody, for a broker that starts for the first time; a file that is there stays. */
export async function ensureUsersFile(brokerFolder: string): Promise<void> {
  await createOwnFile(usersFileOf(brokerFolder), '');
}

/** Replaces a broker's users, whole or not at all. Does nothing when they are the same, or when the broker has no folder. */
export async function writeUsers(brokerFolder: string, users: readonly UserAccess[]): Promise<void> {
  const file = usersFileOf(brokerFolder);
  const text = usersText(users);
  try {
    const before = await readFile(file, 'utf8').catch(() => null);
    if (before !== text) await writeOwnFile(file, text);
  } catch (problem) {
    if (!isMissing(problem)) throw problem;
  }
}

/** Names and base64 hold nothing that Java's properties would read otherwise. */
export function usersText(users: readonly UserAccess[]): string {
  return users
    .flatMap(({ userName, credentials, tokenHashes }) => [
      `${userName}.SCRAM-SHA-256=${credentials.sha256}\n`,
      `${userName}.SCRAM-SHA-512=${credentials.sha512}\n`,
      ...(tokenHashes.length === 0 ? [] : [`${userName}.tokens=${tokenHashes.join(',')}\n`]),
    ])
    .join('');
}
