import type { InquireCkafkaPriceRequest } from '../../../../spec/types/ckafka.ts';
import type { Catalogue } from '../../../catalogue/catalogue.ts';
import type { BilledSize } from '../../../domain/billed-size.ts';
import type { DiskType } from '../../../domain/instance.ts';
import { contains, type StepRange } from '../../../domain/offer.ts';
import { inWords, refusedEmpty, refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import type { Refusal, Text } from '../../../domain/refusal.ts';

/** The spellings of the price call; each is one of the two disks that can be bought. */
const DISK_TYPES: Readonly<Record<string, DiskType>> = {
  SSD: 'CLOUD_SSD',
  CLOUD_SSD: 'CLOUD_SSD',
  CLOUD_PREMIUM: 'CLOUD_BASIC',
  CLOUD_BASIC: 'CLOUD_BASIC',
};
const NEEDED = { en: 'a price needs it', zh: '询价时必填' };
const SOLD = ['profession', 'standard'] as const;

type Asked = InquireCkafkaPriceRequest;

/** The size that a price is asked for, without its public network. Throws a Refusal that names what cannot be bought. */
export function askedSize(asked: Asked, catalogue: Catalogue): BilledSize {
  const edition = SOLD.find((it) => it === asked.InstanceType);
  if (edition === undefined)
    throw refusedValue('InstanceType', asked.InstanceType, {
      en: `${SOLD.join(', ')}, which is what can be bought here`,
      zh: `${SOLD.join(', ')}（此处仅售这些版本）`,
    });
  if (asked.BillType !== undefined && asked.BillType !== '')
    throw refusedValue('BillType', asked.BillType, {
      en: 'nothing: it tells the packages of standards2 apart, which are not sold here',
      zh: '不传入：该参数仅用于 standards2，此处不售',
    });
  const bandwidthMBps = needed('Bandwidth', asked.Bandwidth);
  const diskType = diskTypeOf(asked.InquiryDiskParam?.DiskType);
  const diskSizeGB = needed('InquiryDiskParam.DiskSize', asked.InquiryDiskParam?.DiskSize);
  const same = { edition, bandwidthMBps, diskSizeGB, publicNetworkMbps: 0, elasticStorage: false };
  return edition === 'profession'
    ? { ...same, instanceType: 1, diskType, partitionLimit: proPartitions(asked, bandwidthMBps, diskSizeGB, catalogue) }
    : { ...same, ...standardRow(asked, bandwidthMBps, diskSizeGB, catalogue), diskType: 'CLOUD_BASIC' };
}

function proPartitions(asked: Asked, bandwidthMBps: number, diskSizeGB: number, catalogue: Catalogue): number {
  const spec = catalogue.proSpec(bandwidthMBps);
  if (spec === null) {
    const sold = catalogue.proEditions.map((it) => inWords(it.bandwidthMBps, { en: 'MB/s', zh: 'MB/s' }));
    throw refusedValue('Bandwidth', bandwidthMBps, {
      en: sold.map((it) => it.en).join('; '),
      zh: sold.map((it) => it.zh).join('；'),
    });
  }
  requireSold('InquiryDiskParam.DiskSize', diskSizeGB, spec.diskSizeGB, `${bandwidthMBps} MB/s`);
  const partitions = needed('Partition', asked.Partition);
  return requireSold('Partition', partitions, spec.partitions, `${bandwidthMBps} MB/s`);
}

function standardRow(
  asked: Asked,
  bandwidthMBps: number,
  diskSizeGB: number,
  { standardSpecs, limits }: Catalogue,
): Pick<BilledSize, 'instanceType' | 'partitionLimit'> {
  const row = standardSpecs.find((it) => it.bandwidthMBps === bandwidthMBps);
  if (row === undefined)
    throw refusedValue('Bandwidth', bandwidthMBps, sameWords(standardSpecs.map((it) => it.bandwidthMBps)));
  const { max, step } = limits.standardDiskSizeGB;
  requireSold('InquiryDiskParam.DiskSize', diskSizeGB, { min: row.diskSizeGB, max, step }, row.name);
  const partitionLimit = asked.Partition ?? row.partitionCount;
  requireSold('Partition', partitionLimit, { min: 1, max: row.partitionCount, step: 1 }, row.name);
  return { instanceType: row.instanceType, partitionLimit };
}

function diskTypeOf(asked: string | null | undefined): DiskType {
  const text = asked ?? 'CLOUD_BASIC';
  const found = Object.hasOwn(DISK_TYPES, text) ? DISK_TYPES[text] : undefined;
  if (found === undefined) throw refusedValue('InquiryDiskParam.DiskType', text, sameWords(Object.keys(DISK_TYPES)));
  return found;
}

function needed(parameter: string, value: number | null | undefined): number {
  if (value === undefined || value === null) throw refusedEmpty(parameter, NEEDED);
  return value;
}

function requireSold(parameter: string, value: number, range: StepRange, at: string): number {
  if (!contains(range, value)) throw notSold(parameter, value, inWords(range), at);
  return value;
}

function notSold(parameter: string, value: number, words: Text, at: string): Refusal {
  return refusedValue(parameter, value, { en: `${words.en} at ${at}`, zh: `${at} 时为 ${words.zh}` });
}
