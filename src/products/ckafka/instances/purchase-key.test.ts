import { expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { buy, place } from '../../../../test/support/buying.ts';
import { describeInstances } from './describe-instances.ts';
import { describeInstancesDetail } from './describe-instances-detail.ts';
import { createPostPaidInstance } from './create-post-paid-instance.ts';
import { PURCHASE_KEY_TAG } from './purchase-key.ts';

const HOUR_MS = 3_600_000;
const keyed = (key: string) => ({ Tags: [{ TagKey: PURCHASE_KEY_TAG, TagValue: key }] });
const count = async (caller: Caller): Promise<number> =>
  (await caller.call(describeInstances, { Limit: 100 })).Result.TotalCount;

it('buys once for a key, answers the same to the same call for a day, and shows the tag', async () => {
  const caller = await actionCaller();
  const asked = { ...(await place(caller)), InstanceNum: 2, ...keyed('order-7') };
  const first = await caller.call(createPostPaidInstance, asked);
  caller.clock.advance(23 * HOUR_MS);
  expect(await caller.call(createPostPaidInstance, asked)).toEqual(first);
  expect(await count(caller)).toBe(2);
  const { Result } = await caller.call(describeInstancesDetail, { InstanceId: first.Result.Data.InstanceId });
  expect(Result.InstanceList[0]?.Tags).toEqual(keyed('order-7').Tags);
  caller.clock.advance(2 * HOUR_MS);
  const later = await caller.call(createPostPaidInstance, asked);
  expect(later.Result.Data.InstanceId).not.toBe(first.Result.Data.InstanceId);
  expect(await count(caller)).toBe(4);
});

it('buys once for calls side by side', async () => {
  const caller = await actionCaller();
  const asked = { ...(await place(caller)), ...keyed('order-8') };
  const answers = await Promise.all(Array.from({ length: 6 }, () => caller.call(createPostPaidInstance, asked)));
  expect(new Set(answers.map((it) => it.Result.Data.InstanceId)).size).toBe(1);
  expect(await count(caller)).toBe(1);
});

it('refuses other parameters under a key that was used, and an empty key', async () => {
  const caller = await actionCaller();
  const [id = ''] = await buy(caller, keyed('order-9'));
  const asked = { ...(await place(caller)), ...keyed('order-9'), InstanceName: 'another' };
  const refusal = await caller.refusal(createPostPaidInstance, asked);
  expect(refusal.code).toBe('InvalidParameterValue.RepetitionValue');
  expect(refusal.text.en).toContain(id);
  const empty = { ...(await place(caller)), ...keyed('') };
  expect((await caller.refusal(createPostPaidInstance, empty)).code).toBe('InvalidParameterValue.NotAllowedEmpty');
  expect(await count(caller)).toBe(1);
});

it('keeps nothing of a purchase that was refused', async () => {
  const caller = await actionCaller();
  const asked = { ...(await place(caller)), ...keyed('order-10') };
  caller.shortages = [{ what: 'memory', text: 'memory: 3000 MB needed, 120 MB free' }];
  await caller.refusal(createPostPaidInstance, asked);
  caller.shortages = [];
  await caller.call(createPostPaidInstance, asked);
  expect(await count(caller)).toBe(1);
});

it('lets two accounts use the same key', async () => {
  const caller = await actionCaller();
  const [first] = await buy(caller, keyed('order-11'));
  const account = { ...caller.account, appId: 1_300_000_002, uin: '100000000002' };
  await caller.storage.rows.accounts.insert(account);
  const [second] = await buy(asAccount(caller, account), keyed('order-11'));
  expect(second).toMatch(/^ckafka-/);
  expect(second).not.toBe(first);
});

/** The same caller with every call made for another account. */
function asAccount(caller: Caller, account: Caller['account']): Caller {
  return {
    ...caller,
    account,
    call: (action, parameters, options) => caller.call(action, parameters, { account, ...options }),
  };
}
