import type { KafkaRelease, ProEdition, PurchaseLimits, StandardSpec, Tier } from '../../domain/offer.ts';

/** Source: `KafkaVersion` of CreatePostPaidInstance (21 November 2025): 2.4.1 and 2.4.2 are the same version. */
export const RELEASES: readonly KafkaRelease[] = [
  { kafkaVersion: '2.4.1', askedAs: ['2.4.1', '2.4.2'] },
  { kafkaVersion: '2.8.1', askedAs: ['2.8.1'] },
  { kafkaVersion: '3.2.3', askedAs: ['3.2.3'] },
];

const tiers = (max: number, minima: readonly (readonly [fromMBps: number, min: number])[]): Tier[] =>
  minima.map(([fromMBps, min]) => ({ fromMBps, min, max, step: 100 }));

/** Source: `Profession` in the example of DescribeCkafkaZone (August 2026). */
export const PRO_EDITIONS: readonly ProEdition[] = [
  {
    name: 'BasicEdition',
    bandwidthMBps: { min: 20, max: 1200, step: 20 },
    diskSizeGB: tiers(500_000, [
      [20, 200],
      [40, 500],
      [120, 1000],
      [320, 3000],
      [800, 5400],
      [1000, 7500],
    ]),
    partitions: tiers(40_000, [
      [20, 400],
      [40, 800],
      [60, 900],
      [120, 1200],
      [180, 1400],
      [240, 1600],
      [320, 1800],
      [400, 2000],
      [500, 2200],
      [600, 2400],
      [800, 2600],
      [1000, 2800],
      [1200, 3200],
    ]),
    retentionHours: { min: 24, max: 2160, step: 1 },
  },
  {
    name: 'HighPerformanceEdition',
    bandwidthMBps: { min: 1600, max: 100_000, step: 200 },
    diskSizeGB: tiers(500_000, [
      [1600, 10_000],
      [2000, 10_000],
      [2400, 10_000],
      [2800, 10_000],
      [3200, 10_000],
    ]),
    partitions: tiers(40_000, [
      [1600, 4000],
      [2000, 4500],
      [2400, 5000],
      [2800, 5500],
      [3200, 6000],
    ]),
    retentionHours: { min: 24, max: 2160, step: 1 },
  },
];

/** Bandwidths between the two editions that nobody can buy; the check on load wants every gap named here. */
export const PRO_GAPS_MBPS: readonly (readonly [above: number, below: number])[] = [[1200, 1600]];

const spec = (
  instanceType: number,
  name: string,
  bandwidthMBps: number,
  diskSizeGB: number,
  topicCount: number,
  partitionCount: number,
): StandardSpec => ({ instanceType, name, bandwidthMBps, diskSizeGB, topicCount, partitionCount });

/** Source: price list of the standard edition, "Billing Overview" of CKafka's documentation (6 May 2022). */
export const STANDARD_SPECS: readonly StandardSpec[] = [
  spec(1, 'general', 40, 300, 25, 60),
  spec(2, 'standard', 100, 1000, 40, 100),
  spec(3, 'advanced', 150, 2500, 50, 150),
  spec(4, 'capacity', 180, 4000, 150, 300),
  spec(5, 'specialized-1', 300, 6000, 250, 500),
  spec(6, 'specialized-2', 400, 6000, 250, 500),
  spec(7, 'specialized-3', 600, 6000, 350, 600),
  spec(8, 'specialized-4', 900, 9000, 450, 700),
];

/**
 * Sources: defaults, steps and bounds, parameters of CreatePostPaidInstance (21 November 2025); 20 instances at once, DescribeCkafkaZone;
 * public network up to 999 Mbps with 3 free, `PublicNetworkLimit` there; zones and tags, "Limits" (20 January 2026);
 * the tag service's lengths of keys and values.
 */
export const LIMITS: PurchaseLimits = {
  instanceCount: { min: 1, max: 20, step: 1 },
  zonesPerInstance: 4,
  instanceNameLength: 128,
  tagCount: 50,
  tagKeyLength: 127,
  tagValueLength: 255,
  retentionMinutes: { min: 1, max: 43_200, step: 1, ifLeftOut: 1440 },
  publicNetworkMbps: { min: 0, max: 996, step: 3, free: 3 },
  topicStep: 100,
  ifLeftOut: { bandwidthMBps: 40, diskSizeGB: 500, diskType: 'CLOUD_BASIC', partitions: 800, topics: 800 },
  standardDiskSizeGB: { max: 500_000, step: 100 },
};

/** One row of the mainland standard edition as DescribeCkafkaZone tells it. It is shown to purchase pages; the API sells the eight rows above. */
export interface StandardS2Spec {
  readonly type: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly bandwidthMbps: number;
  readonly diskSizeGB: number;
  readonly minDiskSizeGB: number;
  readonly maxDiskSizeGB: number;
  readonly productId: number;
  readonly partitionCount: number;
  readonly topicCount: number;
}

/** Source: `StandardS2` in the example of DescribeCkafkaZone (August 2026). */
export const STANDARD_S2_SPECS: readonly StandardS2Spec[] = [
  {
    type: 'sv_ckafka_instance_s2_1',
    nameZh: '入门型',
    nameEn: 'Small',
    bandwidthMbps: 320,
    diskSizeGB: 500,
    minDiskSizeGB: 300,
    maxDiskSizeGB: 1000,
    productId: 1_004_034,
    partitionCount: 60,
    topicCount: 25,
  },
  {
    type: 'sv_ckafka_instance_s2_2',
    nameZh: '标准型',
    nameEn: 'Standard',
    bandwidthMbps: 800,
    diskSizeGB: 1500,
    minDiskSizeGB: 500,
    maxDiskSizeGB: 2500,
    productId: 1_004_037,
    partitionCount: 100,
    topicCount: 40,
  },
  {
    type: 'sv_ckafka_instance_s2_3',
    nameZh: '进阶型',
    nameEn: 'Advanced',
    bandwidthMbps: 1200,
    diskSizeGB: 3000,
    minDiskSizeGB: 1000,
    maxDiskSizeGB: 4000,
    productId: 1_004_038,
    partitionCount: 150,
    topicCount: 50,
  },
];

/** Sources: connections, "Limits" (20 January 2026); consumer groups, the same page (50 standard, 200 pro). */
export const INSTANCE_QUOTAS = {
  connectionCount: 50_000,
  groupCount: { profession: 200, standard: 50 },
} as const;
