import { describe, expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { buy } from '../../../../test/support/buying.ts';
import { STATUS } from '../../../domain/instance.ts';
import type { LogQuestions } from '../../../kafka/kafka-messages.ts';
import type { KafkaPartition, KafkaTopics } from '../../../kafka/kafka-topics.ts';
import { describeTopicSyncReplica } from './describe-topic-sync-replica.ts';

const PARTITIONS: readonly KafkaPartition[] = [
  { partition: 0, leader: 1, replicas: [1, 2, 0], inSync: [0, 1, 2] },
  { partition: 1, leader: 2, replicas: [2, 0, 1], inSync: [2] },
  { partition: 2, leader: null, replicas: [0], inSync: [0] },
];

/** Of each partition n the log goes from n to 10 n; one without a leader must not be asked about. */
const logs = {
  offsetsAt: (asked, moment) => {
    expect(asked.map((it) => it.partition)).not.toContain(2);
    const found = asked.map((it) => ({ ...it, offset: it.partition * (moment === 'start' ? 1 : 10), errorCode: 0 }));
    return Promise.resolve(found);
  },
} as Partial<LogQuestions> as LogQuestions;
const topics = {
  list: () => Promise.resolve([{ topicName: 'orders', partitions: PARTITIONS }]),
} as Partial<KafkaTopics> as KafkaTopics;

async function runningInstance(): Promise<{ caller: Caller; InstanceId: string }> {
  const caller = await actionCaller({ topics, messages: { ask: (_, question) => question(logs) } });
  const [InstanceId = ''] = await buy(caller);
  await caller.storage.rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, caller.clock.now());
  return { caller, InstanceId };
}

describe("the replicas of a topic's partitions", () => {
  it('are told with those in sync, those behind, and how long the log is', async () => {
    const { caller, InstanceId } = await runningInstance();
    const { Result } = await caller.call(describeTopicSyncReplica, { InstanceId, TopicName: 'orders' });
    const offsets = { BeginOffset: 0, EndOffset: 0, MessageCount: 0 };
    expect(Result).toEqual({
      TotalCount: 3,
      TopicInSyncReplicaList: [
        { ...offsets, Partition: '0', Leader: 1, Replica: '1,2,0', InSyncReplica: '0,1,2', OutOfSyncReplica: '' },
        {
          ...{ Partition: '1', Leader: 2, Replica: '2,0,1', InSyncReplica: '2', OutOfSyncReplica: '0,1' },
          ...{ BeginOffset: 1, EndOffset: 10, MessageCount: 9 },
        },
        { ...offsets, Partition: '2', Leader: 4_294_967_295, Replica: '0', InSyncReplica: '0', OutOfSyncReplica: '' },
      ],
    });
  });

  it('can be told of those behind alone, and page by page', async () => {
    const { caller, InstanceId } = await runningInstance();
    const told = async (asked: object) => {
      const { Result } = await caller.call(describeTopicSyncReplica, { InstanceId, TopicName: 'orders', ...asked });
      return [Result.TotalCount, Result.TopicInSyncReplicaList.map((it) => it.Partition)];
    };
    expect(await told({ OutOfSyncReplicaOnly: true })).toEqual([1, ['1']]);
    expect(await told({ Offset: 1, Limit: 1 })).toEqual([3, ['1']]);
    expect(await told({ Offset: 9 })).toEqual([3, []]);
  });

  it('are refused of a topic that is not there, and in pages that are none', async () => {
    const { caller, InstanceId } = await runningInstance();
    const asked = { InstanceId, TopicName: 'orders' };
    const code = async (wrong: object) => (await caller.refusal(describeTopicSyncReplica, { ...asked, ...wrong })).code;
    expect(await code({ TopicName: 'nothing' })).toBe('ResourceNotFound');
    expect(await code({ TopicName: '' })).toBe('InvalidParameterValue.NotAllowedEmpty');
    expect(await code({ Limit: 0 })).toBe('InvalidParameterValue');
  });
});
