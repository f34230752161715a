import type {
  DescribeInstanceAttributesRequest,
  DescribeInstanceAttributesResponse,
  InstanceAttributesResponse,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Catalogue } from '../../../catalogue/catalogue.ts';
import type { Instance } from '../../../domain/instance.ts';
import type { Route } from '../../../domain/route.ts';
import type { Tag } from '../../../domain/tag.ts';
import type { InstanceUsage } from '../../../storage/storage.ts';
import type { Services } from '../../services.ts';
import { findInstance } from './find-instance.ts';
import { NEVER, NO_USAGE, sharedMembers, surroundings, wireTags } from './instance-answer.ts';

/** ElasticBandwidthOpenStatus of the upstream: 1 not enabled, 32 enabled. */
const ELASTIC_BANDWIDTH_STATUS = { off: 1, on: 32 } as const;

/**
 * Request: {InstanceId}
 * Answer: {Result: {InstanceId, Status, MsgRetentionTime (minutes), Config, RetentionTimeConfig, quotas and what is left of them, …}}
 */
export const describeInstanceAttributes = defineAction<
  Services,
  DescribeInstanceAttributesRequest,
  DescribeInstanceAttributesResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeInstanceAttributes',
  changes: false,
  regional: true,
  async run(call, { catalogue }) {
    const instance = await findInstance(call);
    const { tags, usage } = await surroundings(call.rows, call.account.appId, [instance.instanceId]);
    const used = usage.get(instance.instanceId) ?? NO_USAGE;
    const routes = await call.rows.routes.list(instance.instanceId);
    const Result = attributesOf(instance, used, tags.get(instance.instanceId), catalogue);
    return { Result: { ...Result, DeleteRouteTimestamp: plannedDeletion(routes) } };
  },
});

/** When the public route is to be deleted, in seconds; as upstream, an empty text when it is not. */
function plannedDeletion(routes: readonly Route[]): string {
  const planned = routes.find((it) => it.deleteAt !== null)?.deleteAt;
  return planned == null ? '' : String(Math.floor(planned.getTime() / 1000));
}

function attributesOf(
  instance: Instance,
  used: InstanceUsage,
  tags: readonly Tag[] | undefined,
  catalogue: Catalogue,
): InstanceAttributesResponse {
  const partitionsLeft = Math.max(0, instance.partitionLimit - used.partitionReplicaCount);
  const topicsLeft = Math.max(0, instance.topicLimit - used.topicCount);
  return {
    ...sharedMembers(instance),
    ...settingsOf(instance),
    CreatedPartitions: used.partitionReplicaCount,
    CreatedTopics: used.topicCount,
    RemainderPartitions: partitionsLeft,
    RemainingPartitions: partitionsLeft,
    RemainderTopics: topicsLeft,
    RemainingTopics: topicsLeft,
    Tags: wireTags(tags),
    MaxGroupNum: catalogue.quotas.groupCount[instance.edition],
    MaxConnection: catalogue.quotas.connectionCount,
    DeleteRouteTimestamp: '',
    SystemMaintenanceTime: NEVER,
    InstanceChargeType: instance.expiresAt === null ? 'POSTPAID_BY_HOUR' : 'PREPAID',
    ElasticBandwidthSwitch: instance.elasticBandwidth ? 1 : 0,
    ElasticBandwidthOpenStatus: instance.elasticBandwidth ? ELASTIC_BANDWIDTH_STATUS.on : ELASTIC_BANDWIDTH_STATUS.off,
    FreePartitionNumber: includedPartitions(instance, catalogue),
    CustomCertId: instance.customSslCertId,
  };
}

/** What the owner set, or what every instance begins with. */
function settingsOf(instance: Instance) {
  const { topicDefaults, dynamicRetention, dynamicDisk } = instance;
  return {
    MsgRetentionTime: instance.retentionMinutes,
    MaxMessageByte: instance.maxMessageBytes,
    TransactionalIdExpirationMs: instance.transactionalIdExpirationMs,
    UncleanLeaderElectionEnable: Number(instance.uncleanLeaderElection),
    DeleteProtectionEnable: Number(instance.deleteProtection),
    // null until somebody sets it: no topic is made by producing to it.
    Config: topicDefaults && {
      AutoCreateTopicsEnable: topicDefaults.autoCreate,
      DefaultNumPartitions: topicDefaults.partitionCount,
      DefaultReplicationFactor: topicDefaults.replicationFactor,
    },
    RetentionTimeConfig: {
      Enable: Number(dynamicRetention.enabled),
      DiskQuotaPercentage: dynamicRetention.diskQuotaPercent,
      StepForwardPercentage: dynamicRetention.stepPercent,
      BottomRetention: dynamicRetention.shortestRetentionMinutes,
    },
    DynamicDiskConfig: {
      Enable: Number(dynamicDisk.enabled),
      DiskQuotaPercentage: dynamicDisk.diskQuotaPercent,
      StepForwardPercentage: dynamicDisk.stepPercent,
      MaxDiskSpace: dynamicDisk.largestDiskGB,
    },
  };
}

/** Partitions that the package includes: the least of its tier, or all of a standard row. */
function includedPartitions(instance: Instance, catalogue: Catalogue): number {
  if (instance.edition === 'standard') return instance.partitionLimit;
  return catalogue.proSpec(instance.bandwidthMBps)?.partitions.min ?? instance.partitionLimit;
}
