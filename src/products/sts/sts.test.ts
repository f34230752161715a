import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { actionCaller } from '../../../test/support/action-caller.ts';
import { getUserAppId } from '../cam/get-user-app-id.ts';
import { assumeRole } from './assume-role.ts';
import { getCallerIdentity } from './get-caller-identity.ts';
import { getFederationToken } from './get-federation-token.ts';

const UIN = '100000000001';
const POLICY = '{"version":"2.0","statement":[{"effect":"allow","action":["ckafka:Describe*"],"resource":["*"]}]}';
const ROLE = { RoleArn: `qcs::cam::uin/${UIN}:roleName/deployer`, RoleSessionName: 'ci-7' };

/** A caller whose key pair is in the rows, as temporary credentials need it. */
async function withKeyPair() {
  const caller = await actionCaller();
  const { appId } = caller.account;
  const pair = { secretId: 'AKIDtest', appId, name: 'ci', access: 'full' as const, createdAt: caller.clock.now() };
  await caller.storage.rows.keyPairs.insert({ ...pair, disabledAt: null }, 'secret');
  return caller;
}

it('says who calls', async () => {
  const caller = await withKeyPair();
  expect(await caller.call(getUserAppId, {})).toEqual({ Uin: UIN, OwnerUin: UIN, AppId: 1_300_000_001 });
  expect(await caller.call(getCallerIdentity, {})).toEqual({
    ...{ AccountId: UIN, UserId: UIN, PrincipalId: UIN, Type: 'CAMUser' },
    Arn: `qcs::cam:${UIN}:uin/${UIN}`,
  });
});

it('gives a role credentials that stand for the key pair until they run out', async () => {
  const caller = await withKeyPair();
  const { Credentials, ExpiredTime, Expiration } = await caller.call(assumeRole, { ...ROLE, DurationSeconds: 60 });
  expect([ExpiredTime, Expiration]).toEqual([
    Math.floor(caller.clock.now().getTime() / 1000) + 60,
    '2026-03-01T04:06:06Z',
  ]);
  const kept = await caller.storage.rows.temporaryCredentials.bySecretId(Credentials.TmpSecretId);
  expect(kept).toMatchObject({ account: caller.account, access: 'full', secretKey: Credentials.TmpSecretKey });
  expect(kept?.tokenSha256).toEqual(createHash('sha256').update(Credentials.Token).digest());
  const temporary = kept?.credential ?? null;
  const identity = await caller.call(getCallerIdentity, {}, { caller: { secretId: 'x', access: 'full', temporary } });
  expect(identity).toMatchObject({
    ...{ Type: 'CAMRole', UserId: 'deployer:ci-7', Arn: `qcs::sts:${UIN}:assumed-role/deployer` },
  });

  await caller.storage.rows.keyPairs.disable(caller.account.appId, 'AKIDtest', caller.clock.now());
  expect(await caller.storage.rows.temporaryCredentials.bySecretId(Credentials.TmpSecretId)).toMatchObject({
    access: null,
  });
  await caller.storage.rows.temporaryCredentials.prune(new Date((ExpiredTime + 1) * 1000));
  expect(await caller.storage.rows.temporaryCredentials.bySecretId(Credentials.TmpSecretId)).toBeNull();
});

it('gives a federated user credentials within a policy', async () => {
  const caller = await withKeyPair();
  const { Credentials } = await caller.call(getFederationToken, { Name: 'bob', Policy: encodeURIComponent(POLICY) });
  const kept = await caller.storage.rows.temporaryCredentials.bySecretId(Credentials.TmpSecretId);
  expect(kept?.credential).toMatchObject({
    ...{ kind: 'federated-user', name: 'bob' },
    policy: { statements: [{ effect: 'allow', actions: ['ckafka:Describe*'] }] },
    expiresAt: new Date('2026-03-01T04:35:06Z'),
  });
  const as = { secretId: 'x', access: 'full', temporary: kept?.credential ?? null } as const;
  expect(await caller.call(getCallerIdentity, {}, { caller: as })).toMatchObject({
    ...{ UserId: `${UIN}:bob`, Arn: `qcs::sts:${UIN}:federated-user/${UIN}` },
  });
  await expect(caller.call(assumeRole, ROLE, { caller: as })).rejects.toThrow('FailedOperation.TempKeyNotAllowed');
});

it.each([
  ['InvalidParameter.OverTimeError', { DurationSeconds: 43_201 }],
  ['InvalidParameter.OverTimeError', { DurationSeconds: 0 }],
  ['InvalidParameter.ResouceError', { RoleArn: 'deployer' }],
  ['ResourceNotFound.RoleNotFound', { RoleArn: 'qcs::cam::uin/100000000002:roleName/deployer' }],
  ['InvalidParameter.ParamError', { RoleSessionName: 'a b' }],
  ['InvalidParameter.StrategyFormatError', { Policy: '{}' }],
])('AssumeRole refuses with %s', async (code, change) => {
  expect((await (await withKeyPair()).refusal(assumeRole, { ...ROLE, ...change })).code).toBe(code);
});

it.each([
  ['InvalidParameter.OverTimeError', { DurationSeconds: 7201 }],
  ['InvalidParameter.ParamError', { Name: '1 bob' }],
])('GetFederationToken refuses with %s', async (code, change) => {
  const asked = { Name: 'bob', Policy: POLICY, ...change };
  expect((await (await withKeyPair()).refusal(getFederationToken, asked)).code).toBe(code);
});
