import { expect, it } from 'vitest';
import { insertSurroundings, newInstance, noon } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';

const instanceId = 'ckafka-aaaaaaaa';
const credentials = { sha256: 'salt=a', sha512: 'salt=b' };
const later = new Date(noon.getTime() + 1000);

async function rowsWithInstance() {
  const { storage } = await freshStorage();
  await insertSurroundings(storage.rows);
  await storage.rows.instances.insert([newInstance()]);
  return storage.rows;
}

it('keeps one user of a name, and tells the brokers of those tokens only that are authorized', async () => {
  const { users } = await rowsWithInstance();
  expect(await users.insert({ instanceId, userName: 'alice', credentials, at: noon })).toBe(true);
  expect(
    await users.insert({ instanceId, userName: 'alice', credentials: { sha256: 'x', sha512: 'y' }, at: later }),
  ).toBe(false);
  expect(await users.insert({ instanceId, userName: 'bob_%', credentials, at: noon })).toBe(true);
  const alice = await users.byName(instanceId, 'alice');
  expect(alice).toMatchObject({ userName: 'alice', createdAt: noon, updatedAt: noon });
  expect(alice).not.toHaveProperty('scramSha256');
  expect(await users.byName('ckafka-bbbbbbbb', 'alice')).toBeNull();
  const userId = alice?.userId ?? 0;
  expect(userId).toBeGreaterThan(0);
  await users.addToken(userId, 'hash-1', noon);
  await users.addToken(userId, 'hash-2', noon);
  expect((await users.access(instanceId)).map((it) => it.tokenHashes)).toEqual([[], []]);
  expect(await users.authorizeToken(userId, 'hash-2', true)).toBe(true);
  expect(await users.authorizeToken(userId, 'hash-3', true)).toBe(false);
  await users.setCredentials(userId, { sha256: 'salt=c', sha512: 'salt=d' }, later);
  expect(await users.access(instanceId)).toEqual([
    { userName: 'alice', credentials: { sha256: 'salt=c', sha512: 'salt=d' }, tokenHashes: ['hash-2'] },
    { userName: 'bob_%', credentials, tokenHashes: [] },
  ]);
  expect((await users.byName(instanceId, 'alice'))?.updatedAt).toEqual(later);
  await users.authorizeToken(userId, 'hash-2', false);
  expect((await users.access(instanceId))[0]?.tokenHashes).toEqual([]);
  await users.remove(userId);
  expect(await users.names(instanceId)).toEqual(['bob_%']);
  await users.removeAll(instanceId);
  expect(await users.access(instanceId)).toEqual([]);
});

it('finds users by a part of the name, which is text and no pattern, in pages', async () => {
  const { users } = await rowsWithInstance();
  for (const userName of ['Alice', 'malik', 'bob_%'])
    await users.insert({ instanceId, userName, credentials, at: noon });
  const names = async (search: string, limit = 10, offset = 0) => {
    const { total, items } = await users.list(instanceId, search, limit, offset);
    return [total, ...items.map((it) => it.userName)];
  };
  expect(await names('ali')).toEqual([2, 'malik', 'Alice']);
  expect(await names('%')).toEqual([1, 'bob_%']);
  expect(await names('', 1, 1)).toEqual([3, 'malik']);
});

it('keeps one rule of a name', async () => {
  const { aclRules } = await rowsWithInstance();
  const grants = [{ principal: 'User:*', host: '*', operation: 3, permissionType: 3 }];
  const rule = { instanceId, ruleName: 'readers', patternType: 'PRESET' as const, pattern: '', grants };
  const rest = { isApplied: false, comment: 'who reads', createdAt: noon, updatedAt: noon };
  const ruleId = await aclRules.insert({ ...rule, ...rest });
  expect(ruleId).toBeGreaterThan(0);
  expect(await aclRules.insert({ ...rule, ...rest })).toBeNull();
  await aclRules.setApplied(ruleId ?? 0, true, later);
  expect(await aclRules.list(instanceId)).toEqual([{ ruleId, ...rule, ...rest, isApplied: true, updatedAt: later }]);
  await aclRules.remove(ruleId ?? 0);
  expect(await aclRules.list(instanceId)).toEqual([]);
});
