import type { AnyAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { batchModifyGroupOffsets } from './groups/batch-modify-group-offsets.ts';
import { createConsumer } from './groups/create-consumer.ts';
import { deleteGroup } from './groups/delete-group.ts';
import { deleteGroupSubscribeTopic } from './groups/delete-group-subscribe-topic.ts';
import { describeConsumerGroup } from './groups/describe-consumer-group.ts';
import { describeGroup } from './groups/describe-group.ts';
import { describeGroupInfo } from './groups/describe-group-info.ts';
import { describeGroupOffsets } from './groups/describe-group-offsets.ts';
import { describeTopicSubscribeGroup } from './groups/describe-topic-subscribe-group.ts';
import { modifyGroupOffsets } from './groups/modify-group-offsets.ts';
import { createPostPaidInstance } from './instances/create-post-paid-instance.ts';
import { deleteInstancePost } from './instances/delete-instance-post.ts';
import { describeCkafkaVersion } from './instances/describe-ckafka-version.ts';
import { describeInstanceAttributes } from './instances/describe-instance-attributes.ts';
import { describeInstances } from './instances/describe-instances.ts';
import { describeInstancesDetail } from './instances/describe-instances-detail.ts';
import { describeModifyType } from './instances/describe-modify-type.ts';
import { describeTypeInstances } from './instances/describe-type-instances.ts';
import { instanceScalingDown } from './instances/instance-scaling-down.ts';
import { modifyInstanceAttributes } from './instances/modify-instance-attributes.ts';
import { upgradeBrokerVersion } from './instances/upgrade-broker-version.ts';
import { fetchMessageByOffset } from './messages/fetch-message-by-offset.ts';
import { fetchMessageListByOffset } from './messages/fetch-message-list-by-offset.ts';
import { fetchMessageListByTimestamp } from './messages/fetch-message-list-by-timestamp.ts';
import { sendMessage } from './messages/send-message.ts';
import { inquireCkafkaPrice } from './prices/inquire-ckafka-price.ts';
import { describeTaskStatus } from './tasks/describe-task-status.ts';
import { batchModifyTopicAttributes } from './topics/batch-modify-topic-attributes.ts';
import { createPartition } from './topics/create-partition.ts';
import { createTopic } from './topics/create-topic.ts';
import { deleteTopic } from './topics/delete-topic.ts';
import { describeTopic } from './topics/describe-topic.ts';
import { describeTopicAttributes } from './topics/describe-topic-attributes.ts';
import { describeTopicDetail } from './topics/describe-topic-detail.ts';
import { describeTopicSyncReplica } from './topics/describe-topic-sync-replica.ts';
import { modifyTopicAttributes } from './topics/modify-topic-attributes.ts';
import { describeCkafkaZone } from './zones/describe-ckafka-zone.ts';
import { describeRegion } from './zones/describe-region.ts';

/** The actions of ckafka 2019-08-19 that are served. */
export const ckafkaActions: readonly AnyAction<Services>[] = [
  batchModifyGroupOffsets,
  batchModifyTopicAttributes,
  createConsumer,
  createPartition,
  createPostPaidInstance,
import { createThrottleRule } from './throttle/create-throttle-rule.ts';
import { deleteThrottleRule } from './throttle/delete-throttle-rule.ts';
import { describeThrottleRules } from './throttle/describe-throttle-rules.ts';
import { modifyThrottleRule } from './throttle/modify-throttle-rule.ts';
  createTopic,
  deleteGroup,
  deleteGroupSubscribeTopic,
  deleteInstancePost,
  deleteTopic,
  describeCkafkaVersion,
  describeCkafkaZone,
  describeConsumerGroup,
  describeGroup,
  describeGroupInfo,
  describeGroupOffsets,
  createRoute,
  createThrottleRule,
  describeInstanceAttributes,
  describeInstances,
  describeInstancesDetail,
  describeModifyType,
  deleteRoute,
  deleteRouteTriggerTime,
  deleteThrottleRule,
  describeRegion,
  describeTaskStatus,
  describeTopic,
  describeTopicAttributes,
  describeTopicDetail,
  describeTopicSubscribeGroup,
  describeTopicSyncReplica,
  describeTypeInstances,
  fetchMessageByOffset,
  fetchMessageListByOffset,
  fetchMessageListByTimestamp,
  inquireCkafkaPrice,
  instanceScalingDown,
  modifyGroupOffsets,
  modifyInstanceAttributes,
  modifyTopicAttributes,
  describeThrottleRules,
  sendMessage,
  upgradeBrokerVersion,
];
  modifyRouteSecurityGroups,
  modifyThrottleRule,
