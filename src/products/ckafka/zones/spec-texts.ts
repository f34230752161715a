import type { Catalogue } from '../../../catalogue/catalogue.ts';
import type { ProEdition, StepRange, Tier } from '../../../domain/offer.ts';

/**
 * What can be bought, as DescribeCkafkaZone tells it: JSON inside a text, with upstream's names and spelling. Purchase pages read it.
 */

/** {"BasicEdition": {"Bandwidth": {"Maximum", "Minimal", "Step"}, "DiskCapacity": {"20": {…}}, "DiskTypes", "MessageRetention", "Partition"}, "HighPerformanceEdition": {…}} */
export function professionText({ proEditions }: Catalogue): string {
  return JSON.stringify(Object.fromEntries(proEditions.map((edition) => [edition.name, professionEdition(edition)])));
}

function professionEdition(edition: ProEdition): object {
  return {
    Bandwidth: range(edition.bandwidthMBps),
    DiskCapacity: byTier(edition.diskSizeGB),
    // The names of this text; a purchase says CLOUD_SSD and CLOUD_BASIC.
    DiskTypes: ['SSD', 'CLOUD_BASIC'],
    MessageRetention: range(edition.retentionHours),
    Partition: byTier(edition.partitions),
  };
}

function byTier(tiers: readonly Tier[]): object {
  return Object.fromEntries(tiers.map((tier) => [String(tier.fromMBps), range(tier)]));
}

function range({ min, max, step }: StepRange): object {
  return { Maximum: max, Minimal: min, Step: step };
}

/** {"InstanceTypeConfigSet": [{"Type", "Desc", "DescEn", "Bandwidth" (Mbps), …}], "maximumTopicPartition", "maximumInstanceConsumerGroup"} */
export function standardS2Text({ standardS2Specs }: Catalogue): string {
  return JSON.stringify({
    InstanceTypeConfigSet: standardS2Specs.map((it) => ({
      Type: it.type,
      Desc: it.nameZh,
      DescEn: it.nameEn,
      Bandwidth: it.bandwidthMbps,
      DiskSize: it.diskSizeGB,
      MinDiskSize: it.minDiskSizeGB,
      MaxDiskSize: it.maxDiskSizeGB,
      Pid: it.productId,
      MaximumInstancePartition: it.partitionCount,
      MaximumInstanceTopic: it.topicCount,
    })),
    maximumTopicPartition: 2500,
    maximumInstanceConsumerGroup: 0,
  });
}

/** Public network bandwidth in Mbps, with the free share; no zone and no region is excepted here. */
export function publicNetworkLimitText({ limits }: Catalogue): string {
  const { free, max, step } = limits.publicNetworkMbps;
  return JSON.stringify({ Maximum: max + free, Minimal: free, step, minimalZoneIds: [], unsupportedRegionId: [] });
}

/** The same in the older form, which upstream keeps for older pages. */
export function publicNetworkText({ limits }: Catalogue): string {
  const { free, max, step } = limits.publicNetworkMbps;
  return JSON.stringify([{ Maximum: max + free, Minimal: free, step }]);
}
