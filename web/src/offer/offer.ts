import { LIMITS, STANDARD_SPECS } from '../../../src/catalogue/data/specs.ts';
import type { DescribeCkafkaZoneResponse } from '../../../spec/types/ckafka.ts';
import type { Text } from '../language/text.ts';

/*
 * What can be bought in a region: zones, versions, the pro edition's ladders and public bandwidth as DescribeCkafkaZone tells them. What
 * no action tells, the eight packages of the standard edition and the bounds that no tier changes, is the catalogue's own data.
 */

/** Whole numbers from `min` to `max`, both included, `step` apart counted from `min`. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** From this bandwidth up to the next tier's. */
export interface Tier extends Range {
  readonly fromMBps: number;
}

export interface ProEdition {
  readonly bandwidthMBps: Range;
  readonly diskSizeGB: readonly Tier[];
  readonly partitions: readonly Tier[];
}

export interface OfferedZone {
  readonly zoneId: number;
  readonly name: string;
  readonly isOpen: boolean;
}

export type StandardPackage = (typeof STANDARD_SPECS)[number];

export interface Offer {
  readonly zones: readonly OfferedZone[];
  readonly versions: readonly string[];
  readonly proEditions: readonly ProEdition[];
  readonly standardPackages: readonly StandardPackage[];
  /** Mbps above the free share. */
  readonly publicMbps: Range & { readonly free: number };
  readonly instancesAtOnceMax: number;
}

export { LIMITS };

/** What a bandwidth of the pro edition goes with; null for one that is not sold. */
export function proSpec(offer: Offer, bandwidthMBps: number): { diskSizeGB: Range; partitions: Range } | null {
  const edition = offer.proEditions.find((it) => isIn(it.bandwidthMBps, bandwidthMBps));
  const tierOf = (tiers: readonly Tier[]): Tier | undefined => tiers.findLast((it) => it.fromMBps <= bandwidthMBps);
  const [diskSizeGB, partitions] = [tierOf(edition?.diskSizeGB ?? []), tierOf(edition?.partitions ?? [])];
  return diskSizeGB === undefined || partitions === undefined ? null : { diskSizeGB, partitions };
}

/** What may be bought beyond the package of a standard instance: disk; of its partitions and topics one may take fewer. */
export function standardSpec(row: StandardPackage): { diskSizeGB: Range; partitions: Range; topics: Range } {
  const { max, step } = LIMITS.standardDiskSizeGB;
  return {
    diskSizeGB: { min: row.diskSizeGB, max, step },
    partitions: { min: 1, max: row.partitionCount, step: 1 },
    topics: { min: 1, max: row.topicCount, step: 1 },
  };
}

export function isIn({ min, max, step }: Range, value: number): boolean {
  return value >= min && value <= max && (value - min) % step === 0;
}

/** `200 to 500,000 GB in steps of 100` */
export function rangeText({ min, max, step }: Range, unit = ''): Text {
  const figure = (value: number): string => new Intl.NumberFormat('en').format(value);
  const [low, high, of] = [figure(min), figure(max), unit === '' ? '' : ` ${unit}`];
  if (step === 1) return { en: `${low} to ${high}${of}`, zh: `${low} 至 ${high}${of}` };
  return { en: `${low} to ${high}${of} in steps of ${step}`, zh: `${low} 至 ${high}${of}，步长 ${step}` };
}

/** What is said at a field that holds something else. */
export function allowed({ en, zh }: Text): Text {
  return { en: `Allowed: ${en}.`, zh: `可取值：${zh}。` };
}

/** All bandwidths of the pro edition, in words. */
export function bandwidthText({ proEditions }: Offer): Text {
  const words = proEditions.map((it) => rangeText(it.bandwidthMBps, 'MB/s'));
  return { en: words.map((it) => it.en).join('; '), zh: words.map((it) => it.zh).join('；') };
}

type WireRange = Record<'Maximum' | 'Minimal' | 'Step', number>;
type WireEdition = {
  Bandwidth: WireRange;
  DiskCapacity: Record<string, WireRange>;
  Partition: Record<string, WireRange>;
};

/** Reads the answer, with the JSON texts inside it. */
export function offerOf({ Result }: DescribeCkafkaZoneResponse): Offer {
  const editions = Object.values(JSON.parse(Result.Profession) as Record<string, WireEdition>);
  const { Maximum, Minimal, step } = JSON.parse(Result.PublicNetworkLimit) as Record<string, number>;
  const [most = 0, free = 0] = [Maximum, Minimal];
  const versions = Result.ZoneList.flatMap((it) => it.SalesInfo.map(({ Version }) => Version));
  return {
    zones: Result.ZoneList.map((it) => ({
      zoneId: Number(it.ZoneId),
      name: it.ZoneName,
      isOpen: it.SoldOut !== 'true',
    })),
    versions: [...new Set(versions)],
    proEditions: editions.map((it) => ({
      bandwidthMBps: rangeOf(it.Bandwidth),
      diskSizeGB: tiersOf(it.DiskCapacity),
      partitions: tiersOf(it.Partition),
    })),
    standardPackages: STANDARD_SPECS,
    publicMbps: { min: 0, max: most - free, step: step ?? 1, free },
    instancesAtOnceMax: Result.MaxBuyInstanceNum,
  };
}

function rangeOf({ Maximum, Minimal, Step }: WireRange): Range {
  return { min: Minimal, max: Maximum, step: Step };
}

function tiersOf(byBandwidth: Record<string, WireRange>): Tier[] {
  const tiers = Object.entries(byBandwidth).map(([from, range]) => ({ ...rangeOf(range), fromMBps: Number(from) }));
  return tiers.toSorted((one, other) => one.fromMBps - other.fromMBps);
}
