import type { Text } from '../../language/text.ts';
import {
  allowed,
  bandwidthText,
  isIn,
  proSpec,
  rangeText,
  standardSpec,
  type Offer,
  type Range,
} from '../../offer/offer.ts';
import { bandwidthMBps, type DialogInstance } from './dialog-instance.ts';

/** null: nothing is typed. */
export interface Size {
  readonly bandwidthMBps: number | null;
  readonly diskSizeGB: number | null;
  readonly partitions: number | null;
}

type Bound = Range & { readonly text: Text };

/** What each part of the size may be, given the bandwidth; null where the bandwidth is not sold, which decides the rest. */
export function scaleBounds(size: Size, instance: DialogInstance, offer: Offer): Record<keyof Size, Bound> | null {
  const now = bandwidthMBps(instance);
  if (instance.InstanceType !== 'profession') {
    const row = offer.standardPackages.find((it) => it.bandwidthMBps === now);
    if (row === undefined) return null;
    const { diskSizeGB, partitions } = standardSpec(row);
    return {
      bandwidthMBps: bound({ min: now, max: now, step: 1 }, 'MB/s'),
      diskSizeGB: bound(diskSizeGB, 'GB'),
      partitions: bound(partitions),
    };
  }
  const asked = size.bandwidthMBps ?? 0;
  const spec = proSpec(offer, asked);
  const range = offer.proEditions.find((it) => isIn(it.bandwidthMBps, asked))?.bandwidthMBps;
  if (spec === null || range === undefined) return null;
  return {
    bandwidthMBps: { ...range, text: bandwidthText(offer) },
    diskSizeGB: bound(spec.diskSizeGB, 'GB'),
    partitions: bound(spec.partitions),
  };
}

/** What is wrong with a size, at the part that is wrong; empty where it is sold. */
export function scaleProblems(size: Size, instance: DialogInstance, offer: Offer): Partial<Record<keyof Size, Text>> {
  const bounds = scaleBounds(size, instance, offer);
  if (bounds === null) return { bandwidthMBps: allowed(bandwidthText(offer)) };
  const wrong = (Object.keys(bounds) as (keyof Size)[]).filter((name) => !isIn(bounds[name], size[name] ?? NaN));
  const problems = Object.fromEntries(wrong.map((name) => [name, allowed(bounds[name].text)]));
  const used = instance.PartitionNumber;
  if (!wrong.includes('partitions') && (size.partitions ?? 0) < used)
    return {
      ...problems,
      partitions: {
        en: `Its topics use ${used} partitions now, replicas counted: delete topics first.`,
        zh: `现有 Topic 已使用 ${used} 个分区（含副本），请先删除 Topic。`,
      },
    };
  return problems;
}

function bound(range: Range, unit?: string): Bound {
  return { ...range, text: rangeText(range, unit) };
}
