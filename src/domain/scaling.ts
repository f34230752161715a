import type { Instance } from './instance.ts';
import type { Offer } from './offer.ts';
import { refusedEmpty, refusedValue } from './parameter-refusals.ts';
import { proSize, standardSize } from './purchase-size.ts';

export interface AskedSize {
  readonly BandWidth?: number;
  readonly DiskSize?: number;
  readonly Partition?: number;
}

export type ScaledSize = Pick<Instance, 'bandwidthMBps' | 'diskSizeGB' | 'partitionLimit' | 'topicLimit'>;

/**
 * The size that an instance comes to, checked as a purchase of that size is; what is left out stays. Topics: what is there stays,
 * grows with the partitions as a purchase's default does, and never exceeds them. `usedPartitions` counts replicas.
 * Throws a Refusal: nothing asked for, a size that is not sold, fewer partitions than are used.
 */
export function scaledSize(asked: AskedSize, instance: Instance, usedPartitions: number, offer: Offer): ScaledSize {
  if (asked.BandWidth === undefined && asked.DiskSize === undefined && asked.Partition === undefined)
    throw refusedEmpty('BandWidth, DiskSize, Partition', {
      en: 'name at least one that is to change',
      zh: '至少传入一个要变更的规格',
    });
  const whole = {
    InstanceType: instance.instanceType,
    BandWidth: asked.BandWidth ?? instance.bandwidthMBps,
    DiskSize: asked.DiskSize ?? instance.diskSizeGB,
    Partition: asked.Partition ?? instance.partitionLimit,
    DiskType: instance.diskType,
  };
  const size = instance.edition === 'profession' ? proSize(whole, offer) : standardSize(whole, offer);
  const { bandwidthMBps, diskSizeGB, partitionLimit } = size;
  if (partitionLimit < usedPartitions)
    throw refusedValue('Partition', partitionLimit, {
      en: `at least ${usedPartitions}, which its topics use now, replicas counted; delete topics first`,
      zh: `至少 ${usedPartitions}（现有主题已使用的分区数，含副本）；请先删除主题`,
    });
  const topicLimit = Math.min(partitionLimit, Math.max(instance.topicLimit, size.topicLimit));
  return { bandwidthMBps, diskSizeGB, partitionLimit, topicLimit };
}
