import { describe, expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { aclsInMemory } from '../../../../test/support/acls-in-memory.ts';
import { buy } from '../../../../test/support/buying.ts';
import { STATUS } from '../../../domain/instance.ts';
import { isPasswordOf } from '../../../domain/scram.ts';
import { tokenHashOf } from '../../../domain/user.ts';
import { createAcl } from '../acls/create-acl.ts';
import { authorizeToken } from './authorize-token.ts';
import { cancelAuthorizationToken } from './cancel-authorization-token.ts';
import { createToken } from './create-token.ts';
import { createUser } from './create-user.ts';
import { deleteUser } from './delete-user.ts';
import { describeUser } from './describe-user.ts';
import { modifyPassword } from './modify-password.ts';

const Password = 'First-pw.1';

async function withInstance() {
  const acls = aclsInMemory();
  const caller = await actionCaller({ acls });
  const [InstanceId = ''] = await buy(caller);
  await caller.storage.rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, caller.clock.now());
  return { caller, InstanceId, acls };
}

async function passwordOf(caller: Caller, instanceId: string, guess: string): Promise<boolean> {
  const [user] = await caller.storage.rows.users.access(instanceId);
  return user !== undefined && (await isPasswordOf(user.credentials, guess));
}

describe('users', () => {
  it('are made, listed newest first and by a part of the name, and deleted with what is theirs', async () => {
    const { caller, InstanceId, acls } = await withInstance();
    for (const Name of ['alice', 'bob-2']) await caller.call(createUser, { InstanceId, Name, Password });
    const listed = async (asked: object = {}) => {
      const { Result } = await caller.call(describeUser, { InstanceId, ...asked });
      return [Result.TotalCount, Result.Users.map((it) => it.Name)];
    };
    expect(await listed()).toEqual([2, ['bob-2', 'alice']]);
    expect(await listed({ SearchWord: 'LIC' })).toEqual([1, ['alice']]);
    expect(await listed({ Offset: 1, Limit: 1 })).toEqual([2, ['alice']]);
    const { Result } = await caller.call(describeUser, { InstanceId, SearchWord: 'alice' });
    expect(Result.Users[0]).toMatchObject({ CreateTime: '2026-03-01 12:05:06', UpdateTime: '2026-03-01 12:05:06' });
    const acl = { InstanceId, ResourceType: 2, ResourceName: 'orders', Operation: 3 };
    await caller.call(createAcl, { ...acl, PermissionType: 2, Principal: 'User:alice' });
    await caller.call(createAcl, { ...acl, PermissionType: 3, Principal: 'User:bob-2' });
    await caller.call(deleteUser, { InstanceId, Name: 'alice' });
    expect(await listed()).toEqual([1, ['bob-2']]);
    expect([...acls.kept.values()].map((it) => it.principal)).toEqual(['User:bob-2']);
    expect((await caller.refusal(deleteUser, { InstanceId, Name: 'alice' })).code).toBe('ResourceNotFound');
  });

  it('are refused twice, with a name that is none, or with no fit password, which is never repeated', async () => {
    const { caller, InstanceId } = await withInstance();
    await caller.call(createUser, { InstanceId, Name: 'alice', Password });
    const refused = async (asked: { Name: string; Password?: string }) =>
      (await caller.refusal(createUser, { InstanceId, ...asked })).message;
    expect(await refused({ Name: 'alice', Password })).toMatch(/^InvalidParameterValue.RepetitionValue/);
    for (const Name of ['', '1st', 'a b', 'a#b', 'a.b', 'ANONYMOUS', 'a'.repeat(65), 'é'])
      expect(await refused({ Name, Password })).toContain('`Name`');
    expect(await refused({ Name: 'bob' })).toContain('`Password`');
    for (const unfit of ['hush hush', 'hüsh', 'h'.repeat(65)]) {
      const message = await refused({ Name: 'bob', Password: unfit });
      expect(message).toContain('`Password`');
      expect(message).not.toContain(unfit);
    }
  });

  it('get another password from whoever knows the one they have', async () => {
    const { caller, InstanceId } = await withInstance();
    await caller.call(createUser, { InstanceId, Name: 'alice', Password });
    const change = { InstanceId, Name: 'alice', Password, PasswordNew: 'Second-pw!2' };
    const wrong = await caller.refusal(modifyPassword, { ...change, Password: 'guessed' });
    expect(wrong.message).not.toMatch(/guessed|First-pw|Second-pw/);
    expect(await passwordOf(caller, InstanceId, Password)).toBe(true);
    expect((await caller.refusal(modifyPassword, { ...change, PasswordNew: '' })).text.en).toContain('`PasswordNew`');
    await caller.call(modifyPassword, change);
    expect(await passwordOf(caller, InstanceId, 'Second-pw!2')).toBe(true);
    expect((await caller.refusal(modifyPassword, change)).code).toBe('InvalidParameterValue');
    expect((await caller.refusal(modifyPassword, { ...change, Name: 'bob' })).code).toBe('ResourceNotFound');
  });
});

it('tokens are told once, kept as hashes, and let in only while they are authorized', async () => {
  const { caller, InstanceId } = await withInstance();
  for (const Name of ['alice', 'bob']) await caller.call(createUser, { InstanceId, Name, Password });
  const { Result: token } = await caller.call(createToken, { InstanceId, User: 'alice' });
  expect(token).toMatch(/^[0-9a-f]{32}$/);
  const authorized = async () =>
    (await caller.storage.rows.users.access(InstanceId)).flatMap((it) =>
      it.tokenHashes.map((hash) => [it.userName, hash]),
    );
  const asked = { InstanceId, User: 'alice', Tokens: token };
  expect(await authorized()).toEqual([]);
  await caller.call(authorizeToken, asked);
  await caller.call(authorizeToken, asked);
  expect(await authorized()).toEqual([['alice', tokenHashOf(token)]]);
  expect((await caller.refusal(authorizeToken, { ...asked, User: 'bob' })).code).toBe('ResourceNotFound');
  const unknown = await caller.refusal(cancelAuthorizationToken, { ...asked, Tokens: 'another' });
  expect(unknown.message).not.toContain('another');
  await caller.call(cancelAuthorizationToken, asked);
  expect(await authorized()).toEqual([]);
  expect((await caller.refusal(createToken, { InstanceId, User: 'mallory' })).code).toBe('ResourceNotFound');
});
