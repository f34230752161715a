import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signInProperties } from './client-sign-in.ts';
import { ensureUsersFile, usersFileOf, usersText, writeUsers } from './users-file.ts';

const user = (userName: string, ...tokenHashes: string[]) => ({
  userName,
  credentials: { sha256: 'salt=YQ==,iterations=1', sha512: 'salt=Yg==,iterations=2' },
  tokenHashes,
});
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brokerage-users-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('has an entry for each mechanism of a user, and one for tokens where there are any', () => {
  expect(usersText([user('alice', 'f00', 'ba4'), user('bob')])).toBe(
    'alice.SCRAM-SHA-256=salt=YQ==,iterations=1\nalice.SCRAM-SHA-512=salt=Yg==,iterations=2\nalice.tokens=f00,ba4\n' +
      'bob.SCRAM-SHA-256=salt=YQ==,iterations=1\nbob.SCRAM-SHA-512=salt=Yg==,iterations=2\n',
  );
});

it('begins without users, is its owner’s alone, and is replaced only when it changes', async () => {
  const file = usersFileOf(folder);
  await ensureUsersFile(folder);
  expect(await readFile(file, 'utf8')).toBe('');
  await writeUsers(folder, [user('alice')]);
  await ensureUsersFile(folder);
  expect(await readFile(file, 'utf8')).toContain('alice.');
  const before = await stat(file);
  expect(before.mode & 0o777).toBe(0o600);
  await writeUsers(folder, [user('alice')]);
  expect((await stat(file)).ino).toBe(before.ino);
  await writeUsers(folder, []);
  expect(await readFile(file, 'utf8')).toBe('');
  await expect(writeUsers(join(folder, 'no-such-broker'), [user('alice')])).resolves.toBeUndefined();
});

it('asks for a sign-in of ours on each mechanism of a listener, whatever case its name has', () => {
  const properties = signInProperties('ROUTE1', ['SCRAM-SHA-512']);
  expect(properties).toEqual({
    'listener.name.route1.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
    'listener.name.route1.principal.builder.class': 'io.brokerage.broker.UserPrincipalBuilder',
    'listener.name.route1.scram-sha-512.sasl.server.callback.handler.class': 'io.brokerage.broker.UserSignIn',
    'listener.name.route1.scram-sha-512.sasl.jaas.config':
      'org.apache.kafka.common.security.scram.ScramLoginModule required;',
  });
  expect(Object.keys(signInProperties('ROUTE1'))).toHaveLength(8);
});
