import type { AskedKafkaVersion, DiskType, KafkaVersion } from './instance.ts';
import type { Text } from './refusal.ts';

/** Whole numbers from `min` to `max`, both included, `step` apart counted from `min`. */
export interface StepRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export function contains(range: StepRange, value: number): boolean {
  return value >= range.min && value <= range.max && (value - range.min) % range.step === 0;
}

export interface Zone {
  /** 100003. */
  readonly zoneId: number;
  /** ap-guangzhou-3, as the vpc product writes it. */
  readonly zoneCode: string;
  readonly name: Text;
  /** Whether an instance or a subnet may be put there. */
  readonly open: boolean;
  readonly regionCode: string;
}

export interface Region {
  readonly regionId: number;
  /** ap-guangzhou: X-TC-Region, and the region of every row. */
  readonly regionCode: string;
  /** Other spellings that callers use for the same region. */
  readonly aliases: readonly string[];
  /** gz. */
  readonly shortCode: string;
  readonly name: Text;
  readonly area: Text;
  readonly zones: readonly Zone[];
}

/** A tier of a pro edition: from this bandwidth up to the next tier's. */
export interface Tier extends StepRange {
  readonly fromMBps: number;
}

/** One of the two pro editions, as DescribeCkafkaZone tells it to purchase pages. */
export interface ProEdition {
  readonly name: 'BasicEdition' | 'HighPerformanceEdition';
  readonly bandwidthMBps: StepRange;
  /** Ascending; the first begins where the bandwidth does. */
  readonly diskSizeGB: readonly Tier[];
  /** The minimum is what the package includes. */
  readonly partitions: readonly Tier[];
  readonly retentionHours: StepRange;
}

/** What a bandwidth of the pro edition goes with. */
export interface ProSpec {
  readonly diskSizeGB: StepRange;
  readonly partitions: StepRange;
}

/** One row of the standard edition. */
export interface StandardSpec {
  readonly instanceType: number;
  readonly name: string;
  readonly bandwidthMBps: number;
  readonly diskSizeGB: number;
  readonly topicCount: number;
  readonly partitionCount: number;
}

export interface KafkaRelease {
  /** Every text that asks for it; the first is the release itself. */
  readonly askedAs: readonly AskedKafkaVersion[];
  readonly kafkaVersion: KafkaVersion;
}

/** What a purchase gets for each parameter that it leaves out, and the bounds that no tier changes. */
export interface PurchaseLimits {
  readonly instanceCount: StepRange;
  readonly zonesPerInstance: number;
  readonly instanceNameLength: number;
  readonly tagCount: number;
  readonly tagKeyLength: number;
  readonly tagValueLength: number;
  readonly retentionMinutes: StepRange & { readonly ifLeftOut: number };
  /** Above the free share. */
  readonly publicNetworkMbps: StepRange & { readonly free: number };
  readonly topicStep: number;
  readonly ifLeftOut: {
    readonly bandwidthMBps: number;
    readonly diskSizeGB: number;
    readonly diskType: DiskType;
    readonly partitions: number;
    /** At most; never more than half the partitions. */
    readonly topics: number;
  };
  readonly standardDiskSizeGB: { readonly max: number; readonly step: number };
}

/** What can be bought: all that the laws of a purchase ask. The catalogue is one. */
export interface Offer {
  region(regionCode: string): Region | null;
  readonly releases: readonly KafkaRelease[];
  readonly proEditions: readonly ProEdition[];
  /** null for a bandwidth that is not sold. */
  proSpec(bandwidthMBps: number): ProSpec | null;
  readonly standardSpecs: readonly StandardSpec[];
  readonly limits: PurchaseLimits;
}
