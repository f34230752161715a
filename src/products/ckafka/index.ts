import type { AnyAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { batchCreateAcl } from './acls/batch-create-acl.ts';
import { createAcl } from './acls/create-acl.ts';
import { createAclRule } from './acls/create-acl-rule.ts';
import { createTopicIpWhiteList } from './acls/create-topic-ip-white-list.ts';
import { deleteAcl } from './acls/delete-acl.ts';
import { deleteAclRule } from './acls/delete-acl-rule.ts';
import { deleteTopicIpWhiteList } from './acls/delete-topic-ip-white-list.ts';
import { describeAcl } from './acls/describe-acl.ts';
import { describeAclRule } from './acls/describe-acl-rule.ts';
import { modifyAclRule } from './acls/modify-acl-rule.ts';
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
import { createInstancePost } from './instances/create-instance-post.ts';
import { createInstancePre } from './instances/create-instance-pre.ts';
import { createPostPaidInstance } from './instances/create-post-paid-instance.ts';
import { deleteInstancePost } from './instances/delete-instance-post.ts';
import { deleteInstancePre } from './instances/delete-instance-pre.ts';
import { describeCkafkaVersion } from './instances/describe-ckafka-version.ts';
import { describeInstanceAttributes } from './instances/describe-instance-attributes.ts';
import { describeInstances } from './instances/describe-instances.ts';
import { describeInstancesDetail } from './instances/describe-instances-detail.ts';
import { describeModifyType } from './instances/describe-modify-type.ts';
import { describeTypeInstances } from './instances/describe-type-instances.ts';
import { instanceScalingDown } from './instances/instance-scaling-down.ts';
import { isolatedInstancePre } from './instances/isolated-instance-pre.ts';
import { modifyInstanceAttributes } from './instances/modify-instance-attributes.ts';
import { modifyInstancePre } from './instances/modify-instance-pre.ts';
import { renewCkafkaInstance } from './instances/renew-ckafka-instance.ts';
import { upgradeBrokerVersion } from './instances/upgrade-broker-version.ts';
import { modifyRoutineMaintenanceTask } from './maintenance/modify-routine-maintenance-task.ts';
import { fetchMessageByOffset } from './messages/fetch-message-by-offset.ts';
import { fetchMessageListByOffset } from './messages/fetch-message-list-by-offset.ts';
import { fetchMessageListByTimestamp } from './messages/fetch-message-list-by-timestamp.ts';
import { sendMessage } from './messages/send-message.ts';
import { inquireCkafkaPrice } from './prices/inquire-ckafka-price.ts';
import { associateRoutesSecurityGroup } from './routes/associate-routes-security-group.ts';
import { createRoute } from './routes/create-route.ts';
import { deleteRoute } from './routes/delete-route.ts';
import { deleteRouteTriggerTime } from './routes/delete-route-trigger-time.ts';
import { describeAccessPolicy } from './routes/describe-access-policy.ts';
import { describeRoute } from './routes/describe-route.ts';
import { describeSecurityGroupRoutes } from './routes/describe-security-group-routes.ts';
import { disassociateRoutesSecurityGroup } from './routes/disassociate-routes-security-group.ts';
import { modifyAccessPolicy } from './routes/modify-access-policy.ts';
import { modifyRouteSecurityGroups } from './routes/modify-route-security-groups.ts';
import { createPrometheus } from './prometheus/create-prometheus.ts';
import { describePrometheus } from './prometheus/describe-prometheus.ts';
import { describeTaskStatus } from './tasks/describe-task-status.ts';
import { batchModifyTopicAttributes } from './topics/batch-modify-topic-attributes.ts';
import { createPartition } from './topics/create-partition.ts';
import { createTopic } from './topics/create-topic.ts';
import { deleteTopic } from './topics/delete-topic.ts';
import { describeTopic } from './topics/describe-topic.ts';
import { describeTopicAttributes } from './topics/describe-topic-attributes.ts';
import { describeTopicDetail } from './topics/describe-topic-detail.ts';
import { describeTopicSyncReplica } from './topics/describe-topic-sync-replica.ts';
import { describeTopicFlowRanking } from './topics/describe-topic-flow-ranking.ts';
import { describeTopicProduceConnection } from './topics/describe-topic-produce-connection.ts';
import { modifyTopicAttributes } from './topics/modify-topic-attributes.ts';
import { createThrottleRule } from './throttle/create-throttle-rule.ts';
import { deleteThrottleRule } from './throttle/delete-throttle-rule.ts';
import { describeThrottleRules } from './throttle/describe-throttle-rules.ts';
import { modifyThrottleRule } from './throttle/modify-throttle-rule.ts';
import { authorizeToken } from './users/authorize-token.ts';
import { cancelAuthorizationToken } from './users/cancel-authorization-token.ts';
import { createToken } from './users/create-token.ts';
import { createUser } from './users/create-user.ts';
import { deleteUser } from './users/delete-user.ts';
import { describeUser } from './users/describe-user.ts';
import { modifyPassword } from './users/modify-password.ts';
import { describeCkafkaZone } from './zones/describe-ckafka-zone.ts';
import { describeRegion } from './zones/describe-region.ts';

/** The actions of ckafka 2019-08-19 that are served. */
export const ckafkaActions: readonly AnyAction<Services>[] = [
  associateRoutesSecurityGroup,
  authorizeToken,
  batchCreateAcl,
  batchModifyGroupOffsets,
  batchModifyTopicAttributes,
  cancelAuthorizationToken,
  createAcl,
  createAclRule,
  createConsumer,
  createInstancePost,
  createInstancePre,
  createPartition,
  createPostPaidInstance,
  createPrometheus,
  createRoute,
  createThrottleRule,
  createToken,
  createTopic,
  createTopicIpWhiteList,
  createUser,
  deleteAcl,
  deleteAclRule,
  deleteGroup,
  deleteGroupSubscribeTopic,
  deleteInstancePost,
  deleteInstancePre,
  deleteRoute,
  deleteRouteTriggerTime,
  deleteThrottleRule,
  deleteTopic,
  deleteTopicIpWhiteList,
  deleteUser,
  describeAccessPolicy,
  describeAcl,
  describeAclRule,
  describeCkafkaVersion,
  describeCkafkaZone,
  describeConsumerGroup,
  describeGroup,
  describeGroupInfo,
  describeGroupOffsets,
  describeInstanceAttributes,
  describeInstances,
  describeInstancesDetail,
  describeModifyType,
  describePrometheus,
  describeRegion,
  describeRoute,
  describeSecurityGroupRoutes,
  describeTaskStatus,
  describeThrottleRules,
  describeTopic,
  describeTopicAttributes,
  describeTopicDetail,
  describeTopicFlowRanking,
  describeTopicProduceConnection,
  describeTopicSubscribeGroup,
  describeTopicSyncReplica,
  describeTypeInstances,
  describeUser,
  disassociateRoutesSecurityGroup,
  fetchMessageByOffset,
  fetchMessageListByOffset,
  fetchMessageListByTimestamp,
  inquireCkafkaPrice,
  instanceScalingDown,
  isolatedInstancePre,
  modifyAccessPolicy,
  modifyAclRule,
  modifyGroupOffsets,
  modifyInstanceAttributes,
  modifyInstancePre,
  modifyPassword,
  modifyRouteSecurityGroups,
  modifyRoutineMaintenanceTask,
  modifyThrottleRule,
  modifyTopicAttributes,
  renewCkafkaInstance,
  sendMessage,
  upgradeBrokerVersion,
];
