import type {
  DescribeTopicSyncReplicaRequest,
  DescribeTopicSyncReplicaResponse,
  TopicInSyncReplicaInfo,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { FoundOffset } from '../../../kafka/kafka-messages.ts';
import type { KafkaPartition } from '../../../kafka/kafka-topics.ts';
import type { Services } from '../../services.ts';
import { askBrokers } from '../kafka-target.ts';
import { knownTopics, named } from './known-topics.ts';
import { topicPage } from './topic-page.ts';

/** Upstream names no maximum; a topic may have thousands of partitions. */
const MAX_LIMIT = 1000;
/** Kafka's -1 for "nobody", in the 32 bits without a sign that the API has for a leader. */
const NO_LEADER = 0xff_ff_ff_ff;

/**
 * Request: {InstanceId, TopicName, OutOfSyncReplicaOnly? (only partitions with a replica that is behind), Offset?, Limit? (20, at most 1000)}
 * Answer: {Result: {TotalCount, TopicInSyncReplicaList: [{Partition: "0", Leader: 1, Replica: "1,2,0", InSyncReplica: "1,0",
 *   OutOfSyncReplica: "2", BeginOffset, EndOffset, MessageCount}]}}, by partition. MessageCount is the distance of the two offsets. Of a
 * partition that nobody leads (Leader 4294967295) the offsets are not known and 0.
 */
export const describeTopicSyncReplica = defineAction<
  Services,
  DescribeTopicSyncReplicaRequest,
  DescribeTopicSyncReplicaResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeTopicSyncReplica',
  changes: false,
  regional: true,
  async run(call, services) {
    const { parameters } = call;
    topicPage([], parameters, MAX_LIMIT);
    const known = await knownTopics(call, services);
    const { topicName: topic, partitions } = named(known, parameters.TopicName);
    const wanted = partitions.filter((it) => parameters.OutOfSyncReplicaOnly !== true || outOfSync(it).length > 0);
    const page = topicPage(wanted, parameters, MAX_LIMIT);
    const led = page.filter((it) => it.leader !== null).map(({ partition }) => ({ topic, partition }));
    const { target } = known;
    const [begins, ends] = await askBrokers(target, () =>
      services.messages.ask(target, (logs) =>
        Promise.all([logs.offsetsAt(led, 'start'), logs.offsetsAt(led, 'end')] as const),
      ),
    );
    const list = page.map((it) => infoOf(it, offsetOf(begins, it), offsetOf(ends, it)));
    return { Result: { TopicInSyncReplicaList: list, TotalCount: wanted.length } };
  },
});

function outOfSync({ replicas, inSync }: KafkaPartition): number[] {
  return replicas.filter((it) => !inSync.includes(it));
}

function offsetOf(found: readonly FoundOffset[], { partition }: KafkaPartition): number {
  return found.find((it) => it.partition === partition)?.offset ?? 0;
}

function infoOf(partition: KafkaPartition, begin: number, end: number): TopicInSyncReplicaInfo {
  return {
    Partition: String(partition.partition),
    Leader: partition.leader ?? NO_LEADER,
    Replica: partition.replicas.join(','),
    InSyncReplica: partition.inSync.join(','),
    BeginOffset: begin,
    EndOffset: end,
    MessageCount: end - begin,
    OutOfSyncReplica: outOfSync(partition).join(','),
  };
}
