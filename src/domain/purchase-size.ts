import type { DiskType, Purchase } from './instance.ts';
import { contains, type Offer, type ProSpec, type StandardSpec, type StepRange } from './offer.ts';
import { inWords, refusedValue, sameWords } from './parameter-refusals.ts';
import type { Text } from './refusal.ts';

interface AskedSize {
  readonly InstanceType?: number;
  readonly BandWidth?: number;
  readonly DiskSize?: number;
  readonly DiskType?: string;
  readonly Partition?: number;
  readonly TopicNum?: number;
}
type Size = Pick<
  Purchase,
  'instanceType' | 'bandwidthMBps' | 'diskSizeGB' | 'diskType' | 'partitionLimit' | 'topicLimit'
>;

const DISK_TYPES: readonly DiskType[] = ['CLOUD_SSD', 'CLOUD_BASIC'];
const GB = { en: 'GB', zh: 'GB' };
const MBPS = { en: 'MB/s', zh: 'MB/s' };

/**
 * The size of a pro instance: bandwidth of one of the two editions; disk and partitions of the tier that the bandwidth falls in;
 * topics in steps, no more than partitions. A default that the tier does not allow is refused like a value that was sent: nobody
 * pays for more than the documented default without having asked for it.
 */
export function proSize(asked: AskedSize, offer: Offer): Size {
  const { ifLeftOut } = offer.limits;
  if (asked.InstanceType !== undefined && asked.InstanceType !== 1)
    throw refusedValue('InstanceType', asked.InstanceType, { en: '1 for the pro edition', zh: '专业版只能为 1' });
  const bandwidthMBps = asked.BandWidth ?? ifLeftOut.bandwidthMBps;
  const spec = offer.proSpec(bandwidthMBps);
  if (spec === null) throw refusedValue('BandWidth', bandwidthMBps, soldBandwidths(offer));
  const partitionLimit = inTier('Partition', asked.Partition, ifLeftOut.partitions, spec.partitions, bandwidthMBps);
  return {
    instanceType: 1,
    bandwidthMBps,
    diskSizeGB: inTier('DiskSize', asked.DiskSize, ifLeftOut.diskSizeGB, spec.diskSizeGB, bandwidthMBps),
    diskType: diskTypeOf(asked.DiskType ?? ifLeftOut.diskType),
    partitionLimit,
    topicLimit: proTopics(asked.TopicNum, partitionLimit, offer),
  };
}

/** The size of a standard instance: the row of its InstanceType where nothing is sent, and nothing beyond the row but disk. */
export function standardSize(asked: AskedSize, offer: Offer): Size {
  const instanceType = asked.InstanceType ?? 1;
  const row = offer.standardSpecs.find((it) => it.instanceType === instanceType);
  if (row === undefined)
    throw refusedValue('InstanceType', instanceType, sameWords(offer.standardSpecs.map((it) => it.instanceType)));
  const { max, step } = offer.limits.standardDiskSizeGB;
  if (asked.BandWidth !== undefined && asked.BandWidth !== row.bandwidthMBps)
    throw refusedValue(
      'BandWidth',
      asked.BandWidth,
      ofRow({ en: `${row.bandwidthMBps} MB/s`, zh: `${row.bandwidthMBps} MB/s` }, row),
    );
  const upTo = (limit: number): StepRange => ({ min: 1, max: limit, step: 1 });
  return {
    instanceType,
    bandwidthMBps: row.bandwidthMBps,
    diskSizeGB: inRow('DiskSize', asked.DiskSize ?? row.diskSizeGB, { min: row.diskSizeGB, max, step }, row),
    // Upstream: not filled in for the standard edition.
    diskType: offer.limits.ifLeftOut.diskType,
    partitionLimit: inRow('Partition', asked.Partition ?? row.partitionCount, upTo(row.partitionCount), row),
    topicLimit: inRow('TopicNum', asked.TopicNum ?? row.topicCount, upTo(row.topicCount), row),
  };
}

function inTier(
  parameter: 'DiskSize' | 'Partition',
  asked: number | undefined,
  ifLeftOut: number,
  range: ProSpec[keyof ProSpec],
  bandwidthMBps: number,
): number {
  const value = asked ?? ifLeftOut;
  if (contains(range, value)) return value;
  const words = inWords(range, parameter === 'DiskSize' ? GB : undefined);
  const [leftOutEn, leftOutZh] =
    asked === undefined ? [`; it was left out, and the default is ${value}`, `；未传入时默认 ${value}`] : ['', ''];
  throw refusedValue(parameter, value, {
    en: `${words.en} at ${bandwidthMBps} MB/s${leftOutEn}`,
    zh: `带宽 ${bandwidthMBps} MB/s 时为 ${words.zh}${leftOutZh}`,
  });
}

function proTopics(asked: number | undefined, partitionLimit: number, offer: Offer): number {
  const { ifLeftOut, topicStep } = offer.limits;
  if (asked === undefined) return Math.min(ifLeftOut.topics, Math.floor(partitionLimit / 2));
  const range = { min: topicStep, max: partitionLimit, step: topicStep };
  if (!contains(range, asked)) {
    const words = inWords(range);
    throw refusedValue('TopicNum', asked, {
      en: `${words.en}, no more than Partition`,
      zh: `${words.zh}，且不超过 Partition`,
    });
  }
  return asked;
}

function diskTypeOf(asked: string): DiskType {
  const found = DISK_TYPES.find((it) => it === asked);
  if (found === undefined) throw refusedValue('DiskType', asked, sameWords(DISK_TYPES));
  return found;
}

function inRow(parameter: string, value: number, range: StepRange, row: StandardSpec): number {
  if (!contains(range, value)) throw refusedValue(parameter, value, ofRow(inWords(range), row));
  return value;
}

function ofRow(words: Text, row: StandardSpec): Text {
  return {
    en: `${words.en} for InstanceType ${row.instanceType} (${row.name})`,
    zh: `InstanceType ${row.instanceType}（${row.name}）为 ${words.zh}`,
  };
}

function soldBandwidths(offer: Offer): Text {
  const words = offer.proEditions.map((it) => inWords(it.bandwidthMBps, MBPS));
  return { en: words.map((it) => it.en).join('; '), zh: words.map((it) => it.zh).join('；') };
}
