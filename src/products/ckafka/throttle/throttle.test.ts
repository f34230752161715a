import { describe, expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { buy } from '../../../../test/support/buying.ts';
import { STATUS } from '../../../domain/instance.ts';
import { createThrottleRule } from './create-throttle-rule.ts';
import { deleteThrottleRule } from './delete-throttle-rule.ts';
import { describeThrottleRules } from './describe-throttle-rules.ts';
import { modifyThrottleRule } from './modify-throttle-rule.ts';

const { creating, running, upgrading } = STATUS;

async function runningInstance(): Promise<{ caller: Caller; InstanceId: string }> {
  const caller = await actionCaller();
  const [InstanceId = ''] = await buy(caller);
  await caller.storage.rows.instances.moveStatus(InstanceId, creating, running, caller.clock.now());
  return { caller, InstanceId };
}

/** What the engine does once the brokers have them. */
async function carriedOut({ storage, clock }: Caller, instanceId: string): Promise<void> {
  expect(await storage.rows.instances.moveStatus(instanceId, upgrading, running, clock.now())).toBe(true);
}

const rulesOf = ({ storage }: Caller, instanceId: string) => storage.rows.throttleRules.list(instanceId);

describe('throttle rules', () => {
  it('are made for each user with each client id, and shown a page at a time', async () => {
    const { caller, InstanceId } = await runningInstance();
    const { Result } = await caller.call(createThrottleRule, {
      ...{ InstanceId, ThrottleType: 1, UserNameList: ['a', 'b'], ClientIdList: ['x=1', 'ÿ'] },
      ...{ ProduceThrottle: 5, ConsumeThrottle: 10 },
    });
    const task = await caller.storage.rows.tasks.byFlowId(caller.account.appId, Result?.Data?.FlowId ?? 0);
    expect(task).toMatchObject({ kind: 'change-instance', status: 2 });
    await carriedOut(caller, InstanceId);
    const rules = await rulesOf(caller, InstanceId);
    expect(rules.map((it) => [it.userName, it.clientId, it.produceMBps, it.consumeMBps])).toEqual([
      ['a', 'x=1', 5, 10],
      ['a', 'ÿ', 5, 10],
      ['b', 'x=1', 5, 10],
      ['b', 'ÿ', 5, 10],
    ]);
    const shown = async (asked: object) =>
      (await caller.call(describeThrottleRules, { InstanceId, ...asked })).Result ?? {};
    const page = await shown({ Limit: 1, Offset: 3 });
    expect(page).toEqual({
      TotalCount: 4,
      ThrottleRuleList: [
        {
          ...{ ThrottleRuleId: rules[3]?.ruleId, ThrottleType: 1, UserName: 'b', ClientId: 'ÿ', ConsumeThrottle: 10 },
          ...{ UpdateTime: '2026-03-01 12:05:06', TopicName: '', TopicId: '' },
        },
      ],
    });
    expect((await shown({ SearchWord: 'x=' })).TotalCount).toBe(2);
    expect((await shown({ ThrottleDimension: 2 })).TotalCount).toBe(0);
  });

  it('are changed and deleted, and gone with their instance', async () => {
    const { caller, InstanceId } = await runningInstance();
    const made = { InstanceId, ThrottleType: 1, ClientIdList: ['one', 'two'], ConsumeThrottle: 3 };
    await caller.call(createThrottleRule, made);
    await carriedOut(caller, InstanceId);
    const [one, two] = (await rulesOf(caller, InstanceId)).map((it) => it.ruleId);
    await caller.call(modifyThrottleRule, { InstanceId, ThrottleRuleId: one ?? 0, ConsumeThrottle: 7 });
    await carriedOut(caller, InstanceId);
    await caller.call(deleteThrottleRule, { InstanceId, ThrottleRuleId: String(two) });
    await carriedOut(caller, InstanceId);
    expect(await rulesOf(caller, InstanceId)).toMatchObject([{ ruleId: one, clientId: 'one', consumeMBps: 7 }]);
    await caller.storage.rows.throttleRules.removeAll(InstanceId);
    expect(await rulesOf(caller, InstanceId)).toEqual([]);
  });

  it('that cannot be held or are not there are refused, and leave the instance as it was', async () => {
    const { caller, InstanceId } = await runningInstance();
    const rule = { InstanceId, ThrottleType: 1, ClientIdList: ['one'], ProduceThrottle: 1 };
    await caller.call(createThrottleRule, rule);
    expect((await caller.refusal(createThrottleRule, { ...rule, ClientIdList: ['two'] })).code).toBe('ResourceInUse');
    await carriedOut(caller, InstanceId);
    const bad = [
      [{ ThrottleType: 2, GroupNameList: ['g'] }, 'UnsupportedOperation', 'does not tell Kafka its group'],
      [{ ThrottleType: 3, TopicNameList: ['t'] }, 'UnsupportedOperation', 'several topics'],
      [{ GroupNameList: ['g'] }, 'UnsupportedOperation', 'GroupNameList'],
      [{ ThrottleType: 4 }, 'InvalidParameterValue', 'ThrottleType'],
      [{ ClientIdList: [] }, 'InvalidParameterValue.NotAllowedEmpty', 'ClientIdList'],
      [{ ClientIdList: ['a', 'a'] }, 'InvalidParameterValue.RepetitionValue', 'ClientIdList'],
      [{ ClientIdList: ['new', 'one'] }, 'InvalidParameterValue.RepetitionValue', 'ModifyThrottleRule'],
      [{ ProduceThrottle: 0 }, 'InvalidParameterValue', 'ProduceThrottle'],
      [{ ConsumeThrottle: 100_001 }, 'InvalidParameterValue', 'ConsumeThrottle'],
      [{ ClientIdList: Array.from({ length: 200 }, (_, n) => `c${n}`) }, 'LimitExceeded', '200 throttle rules'],
    ] as const;
    for (const [asked, code, words] of bad) {
      const refusal = await caller.refusal(createThrottleRule, { ...rule, ...asked } as typeof rule);
      expect([asked, refusal.code]).toEqual([asked, code]);
      expect(refusal.text.en).toContain(words);
    }
    const empty = { InstanceId, ThrottleType: 1, ClientIdList: ['two'] };
    expect((await caller.refusal(createThrottleRule, empty)).code).toBe('InvalidParameterValue.NotAllowedEmpty');
    const none = { InstanceId, ThrottleRuleId: 99_999 };
    const code = async (refusal: Promise<{ code: string }>) => (await refusal).code;
    expect(await code(caller.refusal(modifyThrottleRule, { ...none, ConsumeThrottle: 1 }))).toBe('ResourceNotFound');
    expect(await code(caller.refusal(deleteThrottleRule, { ...none, ThrottleRuleId: '99999' }))).toBe(
      'ResourceNotFound',
    );
    expect(await code(caller.refusal(deleteThrottleRule, { ...none, ThrottleRuleId: '1e3' }))).toBe(
      'InvalidParameterValue',
    );
    const nothing = caller.refusal(modifyThrottleRule, none);
    expect(await code(nothing)).toBe('InvalidParameterValue.NotAllowedEmpty');
    const page = { InstanceId, ThrottleDimension: 3 };
    expect(await code(caller.refusal(describeThrottleRules, page))).toBe('InvalidParameterValue');
    expect(await rulesOf(caller, InstanceId)).toHaveLength(1);
    expect((await caller.storage.rows.instances.any(InstanceId))?.status).toBe(running);
  });
});
