import { describe, expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { buy } from '../../../../test/support/buying.ts';
import { STATUS } from '../../../domain/instance.ts';
import type { DescribedGroup, GroupQuestions } from '../../../kafka/kafka-groups.ts';
import { describeTopicSubscribeGroup } from './describe-topic-subscribe-group.ts';

const consuming = (groupId: string, topic: string): DescribedGroup => ({
  ...{ groupId, state: 'Stable', protocolType: 'consumer', protocol: 'range' },
  members: [
    {
      ...{ memberId: 'm', clientId: 'c', clientHost: '/10.0.0.5' },
      assignment: { version: 1, topics: [{ topic, partitions: [0] }] },
    },
  ],
});
const empty = (groupId: string): DescribedGroup => ({
  ...{ groupId, state: 'Empty', protocolType: '', protocol: '', members: [] },
});
/** `committed` has read the topic, `new` is assigned it and has not committed, `other` has to do with another. */
const GROUPS = [empty('committed'), consuming('new', 'orders'), consuming('other', 'bills'), empty('idle')];

const questions = {
  partitionsOf: (names) => Promise.resolve(new Map(names.includes('orders') ? [['orders', [0]]] : [])),
  groups: () => Promise.resolve(GROUPS),
  describe: (ids) => Promise.resolve(GROUPS.filter((it) => ids.includes(it.groupId))),
  committed: (groupId) =>
    Promise.resolve(groupId === 'committed' ? [{ topic: 'orders', partition: 0, offset: 3, metadata: '' }] : []),
} as Partial<GroupQuestions> as GroupQuestions;

async function runningInstance(): Promise<{ caller: Caller; InstanceId: string }> {
  const caller = await actionCaller({ groups: { ask: (_, question) => question(questions) } });
  const [InstanceId = ''] = await buy(caller);
  await caller.storage.rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, caller.clock.now());
  return { caller, InstanceId };
}

describe('the groups that subscribe to a topic', () => {
  it('are those that have committed there and those that are assigned it', async () => {
    const { caller, InstanceId } = await runningInstance();
    const asked = { InstanceId, TopicName: 'orders' };
    const { Result } = await caller.call(describeTopicSubscribeGroup, asked);
    expect(Result).toMatchObject({ TotalCount: 2, StatusCountInfo: '1 Empty,1 Stable', Status: 1 });
    expect(Result.GroupsInfo.map((it) => [it.Group, it.Members.length])).toEqual([
      ['committed', 0],
      ['new', 1],
    ]);
    const page = await caller.call(describeTopicSubscribeGroup, { ...asked, Offset: 1, Limit: 1 });
    expect(page.Result.GroupsInfo.map((it) => it.Group)).toEqual(['new']);
    expect(page.Result.TotalCount).toBe(2);
  });

  it('are refused of a topic that is not there, and in pages that are none', async () => {
    const { caller, InstanceId } = await runningInstance();
    const code = async (asked: object) =>
      (await caller.refusal(describeTopicSubscribeGroup, { InstanceId, TopicName: 'orders', ...asked })).code;
    expect(await code({ TopicName: 'nothing' })).toBe('ResourceNotFound');
    expect(await code({ TopicName: '' })).toBe('InvalidParameterValue.NotAllowedEmpty');
    expect(await code({ Limit: 101 })).toBe('InvalidParameterValue');
  });
});
