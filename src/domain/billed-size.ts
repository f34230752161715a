import { STATUS, type Instance, type Status } from './instance.ts';

/** What of an instance has a price. Written into the rows whenever it changes, so that every bill line can be computed again. */
export type BilledSize = Pick<
  Instance,
  | 'edition'
  | 'instanceType'
  | 'bandwidthMBps'
  | 'diskSizeGB'
  | 'diskType'
  | 'partitionLimit'
  | 'publicNetworkMbps'
  | 'elasticStorage'
>;

/** Of what has more, only what has a price. */
export function billedSizeOf(size: BilledSize): BilledSize {
  const { edition, instanceType, bandwidthMBps, diskSizeGB, diskType, partitionLimit } = size;
  const { publicNetworkMbps, elasticStorage } = size;
  return {
    ...{ edition, instanceType, bandwidthMBps, diskSizeGB, diskType, partitionLimit },
    ...{ publicNetworkMbps, elasticStorage },
  };
}

/** From `at` on the instance is billed as this size; null: it is not billed (isolated, or being deleted). */
export interface SizeChange {
  readonly at: Date;
  readonly size: BilledSize | null;
  /** The size is paid for by the month: no hour of it is charged, only what is used beyond it. */
  readonly isPrepaid?: boolean;
}

/** A time that an instance had one size in. */
export interface SizeInterval {
  readonly from: Date;
  readonly to: Date;
  readonly size: BilledSize;
}

/**
 * The intervals of an instance up to `until`, from its changes in the order in which they were written. A change with a time before
 * the one ahead of it (the clock was set back) counts from that one's time: the order of writing is what happened.
 */
export function intervalsOf(changes: readonly SizeChange[], until: Date): SizeInterval[] {
  let latest = new Date(-8.64e15);
  const ordered = changes.map(({ at, size, isPrepaid = false }) => {
    latest = at > latest ? at : latest;
    return { at: latest, size: isPrepaid ? null : size };
  });
  return ordered.flatMap(({ at, size }, index) => {
    const end = ordered[index + 1]?.at ?? until;
    const to = end < until ? end : until;
    return size === null || at > to ? [] : [{ from: at, to, size }];
  });
}

/**
 * What a move of the status means for the bill. An instance is billed from its purchase once it runs; one that never ran costs
 * nothing. It ends when its owner asks for the deletion, however long that takes, and pauses while it is isolated.
 */
export function billingEffect(from: Status, to: Status): 'begins' | 'ends' | null {
  if (to === STATUS.running && (from === STATUS.creating || from === STATUS.isolated)) return 'begins';
  return to === STATUS.deleting || to === STATUS.isolated ? 'ends' : null;
}
