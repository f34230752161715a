import type { InstanceDetail, InstanceResponse, Tag as WireTag, VipEntity } from '../../../../spec/types/ckafka.ts';
import { cloudDateTime } from '../../../domain/cloud-time.ts';
import type { Instance } from '../../../domain/instance.ts';
import type { Tag } from '../../../domain/tag.ts';
import type { InstanceUsage, ListedInstance, Page, Rows } from '../../../storage/storage.ts';

export const NO_USAGE: InstanceUsage = { topicCount: 0, partitionReplicaCount: 0 };

/** Upstream's way to say that nothing is planned. */
export const NEVER = '0000-00-00 00:00:00';

/** What all descriptions of an instance share. Requests carry bandwidth in MB/s, answers in Mbps. */
export function sharedMembers(instance: Pick<Instance, keyof Instance & keyof ListedInstance>) {
  const vport = String(instance.vport);
  const vips: VipEntity[] = [{ Vip: instance.vip, Vport: vport }];
  return {
    InstanceId: instance.instanceId,
    InstanceName: instance.instanceName,
    Vip: instance.vip,
    Vport: vport,
    VipList: vips,
    Status: instance.status,
    Bandwidth: instance.bandwidthMBps * 8,
    // Upstream: -1 where storage is elastic.
    DiskSize: instance.elasticStorage ? -1 : instance.diskSizeGB,
    ZoneId: instance.zoneId,
    // Upstream: empty for an instance of one zone.
    ZoneIds: instance.zoneIds.length > 1 ? [...instance.zoneIds] : [],
    VpcId: instance.vpcId,
    SubnetId: instance.subnetId,
    Healthy: instance.health,
    HealthyMessage: instance.healthMessage,
    CreateTime: Math.floor(instance.createdAt.getTime() / 1000),
    // Upstream: 0 for pay-as-you-go.
    ExpireTime: instance.expiresAt === null ? 0 : Math.floor(instance.expiresAt.getTime() / 1000),
    // The text that was asked for, so that 2.4.2 stays 2.4.2 in the caller's plans.
    Version: instance.askedKafkaVersion,
    Cvm: instance.edition === 'profession' ? 1 : 0,
    InstanceType: instance.edition,
    PublicNetwork: instance.publicNetworkMbps,
    ClusterType: 'CLOUD_CVM',
    Features: [] as string[],
    RetentionBytes: instance.retentionBytes,
  };
}

export function wireTags(tags: readonly Tag[] | undefined): WireTag[] {
  return (tags ?? []).map(({ key, value }) => ({ TagKey: key, TagValue: value }));
}

export function instanceDetail(instance: ListedInstance): InstanceDetail {
  return {
    ...sharedMembers(instance),
    RenewFlag: instance.renewFlag,
    IsInternal: 0,
    TopicNum: instance.topicCount,
    PartitionNumber: instance.partitionReplicaCount,
    Tags: wireTags(instance.tags),
    DiskType: instance.diskType,
    MaxTopicNumber: instance.topicLimit,
    MaxPartitionNumber: instance.partitionLimit,
    RebalanceTime: plannedTime(instance),
    PublicNetworkChargeType: instance.expiresAt === null ? 'BANDWIDTH_POSTPAID_BY_HOUR' : 'BANDWIDTH_PREPAID',
  };
}

/** When a planned upgrade begins. */
function plannedTime({ plannedUpgrade }: Pick<Instance, 'plannedUpgrade'>): string {
  return plannedUpgrade === null ? NEVER : cloudDateTime(new Date(plannedUpgrade.atMs));
}

/** A page of instances in the short form. */
export function instanceList(page: Page<ListedInstance>): InstanceResponse {
  return {
    TotalCount: page.total,
    InstanceList: page.items.map(({ instanceId, instanceName, status }) => ({
      InstanceId: instanceId,
      InstanceName: instanceName,
      Status: status,
      // The brokers are Apache Kafka as released.
      IfCommunity: true,
    })),
  };
}

/** Tags and usage of several instances, a statement each. */
export async function surroundings(rows: Rows, appId: number, instanceIds: readonly string[]) {
  const tags = await rows.tags.of(appId, 'ckafkaId', instanceIds);
  const usage = await rows.instances.usage(instanceIds);
  return { tags, usage };
}
