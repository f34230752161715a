import { describe, expect, it } from 'vitest';
import { actionCaller } from '../../../../test/support/action-caller.ts';
import { buy } from '../../../../test/support/buying.ts';
import { STATUS } from '../../../domain/instance.ts';
import { deleteInstancePost } from './delete-instance-post.ts';

describe('a deletion', () => {
  it('moves the instance to deleting, with a task to follow; a second answers the same task', async () => {
    const caller = await actionCaller();
    const [InstanceId = ''] = await buy(caller);
    const first = await caller.call(deleteInstancePost, { InstanceId });
    expect(first.Result.FlowId).toBeGreaterThan(0);
    expect(await caller.call(deleteInstancePost, { InstanceId })).toEqual(first);
    expect((await caller.storage.rows.instances.any(InstanceId))?.status).toBe(STATUS.deleting);
    expect(await caller.storage.rows.tasks.byFlowId(caller.account.appId, first.Result.FlowId)).toMatchObject({
      kind: 'delete-instance',
      status: 2,
    });
  });

  it('asked for by several at once is one', async () => {
    const caller = await actionCaller();
    const [InstanceId = ''] = await buy(caller);
    const answers = await Promise.all(Array.from({ length: 6 }, () => caller.call(deleteInstancePost, { InstanceId })));
    expect(new Set(answers.map((it) => it.Result.FlowId)).size).toBe(1);
  });

  it('of what is unknown, of another region or gone is refused', async () => {
    const caller = await actionCaller();
    const [InstanceId = ''] = await buy(caller);
    const { rows } = caller.storage;
    const codes = [
      await caller.refusal(deleteInstancePost, { InstanceId: 'ckafka-00000000' }),
      await caller.refusal(deleteInstancePost, { InstanceId }, { region: 'ap-guangzhou' }),
      await caller.refusal(deleteInstancePost, { InstanceId: '' }),
    ].map((it) => it.code);
    await caller.call(deleteInstancePost, { InstanceId });
    await rows.instances.moveStatus(InstanceId, STATUS.deleting, STATUS.deleted, caller.clock.now());
    codes.push((await caller.refusal(deleteInstancePost, { InstanceId })).code);
    const unknown = 'InvalidParameterValue.InstanceNotExist';
    expect(codes).toEqual([unknown, unknown, 'InvalidParameterValue.NotAllowedEmpty', unknown]);
  });
});
