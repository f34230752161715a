import { expect, it } from 'vitest';
import { actionCaller } from '../../../../test/support/action-caller.ts';
import { place } from '../../../../test/support/buying.ts';
import { describeTaskStatus } from '../tasks/describe-task-status.ts';
import { createInstancePost } from './create-instance-post.ts';

it('CreateInstancePost still buys, answers as it did, and its FlowId is followed to the end', async () => {
  const caller = await actionCaller();
  const { rows } = caller.storage;
  const { Result } = await caller.call(createInstancePost, {
    ...(await place(caller)),
    InstanceName: 'old',
    InstanceNum: 2,
  });
  const FlowId = Result.Data?.FlowId ?? 0;
  expect(Result).toEqual({
    ReturnCode: '0',
    ReturnMessage: 'ok[apply success]',
    Data: { FlowId, RouteDTO: { RouteId: 0 } },
  });
  expect((await caller.call(describeTaskStatus, { FlowId })).Result.Status).toBe(2);
  const bought = await rows.instances.listAll();
  expect(bought.map((it) => [it.instanceName, it.expiresAt]).toSorted()).toEqual([
    ['old1', null],
    ['old2', null],
  ]);
  expect(await rows.orders.byDealName(caller.account.appId, bought[0]?.dealName ?? '')).toMatchObject({
    action: 'CreateInstancePost',
    unitPrice: { period: 'hour' },
    paid: null,
  });
});

it('CreateInstancePost refuses what CreatePostPaidInstance refuses, and what it never knew', async () => {
  const caller = await actionCaller();
  const asked = await place(caller);
  expect((await caller.refusal(createInstancePost, { ...asked, BandWidth: 30 })).text.en).toContain('`BandWidth`');
  const newer = { ...asked, ElasticBandwidthSwitch: 1 };
  await expect(caller.call(createInstancePost, newer)).rejects.toThrow('ElasticBandwidthSwitch');
  expect(await caller.storage.rows.instances.listAll()).toEqual([]);
});
