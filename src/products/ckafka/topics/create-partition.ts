import type { CreatePartitionRequest, CreatePartitionResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { knownTopics, lockTopics, named } from './known-topics.ts';
import { DONE } from './topic-answer.ts';
import { applyChange, changeOf, checkGrowth, checkMorePartitions } from './topic-change.ts';

/**
 * Request: {InstanceId, TopicName, PartitionNum (in all, more than there are)}
 * Answer: {Result: {ReturnCode "0", ReturnMessage, Data null}}, once every broker knows the new partitions. A second call is refused.
 */
export const createPartition = defineAction<Services, CreatePartitionRequest, CreatePartitionResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CreatePartition',
  changes: true,
  regional: true,
  async run(call, services) {
    const { parameters, rows, receivedAt } = call;
    await lockTopics(call);
    const known = await knownTopics(call, services);
    const topic = named(known, parameters.TopicName);
    checkMorePartitions(parameters.PartitionNum, topic, topic.partitions.length + 1);
    const change = changeOf({ PartitionNum: parameters.PartitionNum }, topic, known, services, receivedAt);
    checkGrowth(known, [change]);
    await applyChange(change, known, services, rows);
    return { Result: DONE };
  },
});
