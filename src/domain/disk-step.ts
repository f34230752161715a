import type { InstanceFigures } from './figures.ts';
import type { Instance } from './instance.ts';

/** What an instance's disk asks for: to grow, or that records are kept for a shorter or again a longer time. */
export type DiskStep =
  | { readonly kind: 'grow'; readonly change: { readonly diskSizeGB: number } }
  | { readonly kind: 'shorten' | 'lengthen'; readonly change: { readonly shortenedRetentionMinutes: number | null } };

/** Disk is sold in steps of so many GB. */
const DISK_STEP_GB = 100;
/** Retention grows back only when so many points are free below what shortens it: records must not come and go in turn. */
const ROOM_POINTS = 25;

type Followed = Pick<
  Instance,
  | 'expiresAt'
  | 'diskSizeGB'
  | 'retentionMinutes'
  | 'shortenedRetentionMinutes'
  | 'dynamicDisk'
  | 'dynamicRetention'
  | 'diskStepAt'
>;

/**
 * The next step of an instance whose owner wants its disk to be followed, or null. One step for each figure that was read after the last
 * step and `restMs` later: what a step does shows in the figures only when Kafka has deleted what is too old. Growing comes first. Pure.
 */
export function diskStepOf(
  instance: Followed,
  seen: { readonly readAt: Date; readonly figures: Pick<InstanceFigures, 'diskPercent'> } | null,
  restMs: number,
): DiskStep | null {
  const { dynamicRetention, diskStepAt, retentionMinutes, shortenedRetentionMinutes: shortened } = instance;
  // The owner's own retention holds again at once when it is the shorter one, or is no longer to be shortened.
  if (shortened !== null && (!dynamicRetention.enabled || retentionMinutes <= shortened)) return lengthened(null);
  if (seen === null || (diskStepAt !== null && seen.readAt.getTime() < diskStepAt.getTime() + restMs)) return null;
  const { diskPercent } = seen.figures;
  return growth(instance, diskPercent) ?? retentionStep(instance, diskPercent);
}

/** Of a pay-as-you-go instance only: a prepaid one has to be paid before it grows. */
function growth({ expiresAt, diskSizeGB, dynamicDisk }: Followed, diskPercent: number): DiskStep | null {
  const { enabled, diskQuotaPercent, stepPercent, largestDiskGB } = dynamicDisk;
  if (expiresAt !== null || !enabled || diskPercent < diskQuotaPercent) return null;
  const wanted = Math.ceil((diskSizeGB * (100 + stepPercent)) / 100 / DISK_STEP_GB) * DISK_STEP_GB;
  const allowed = Math.min(wanted, Math.floor(largestDiskGB / DISK_STEP_GB) * DISK_STEP_GB);
  return allowed > diskSizeGB ? { kind: 'grow', change: { diskSizeGB: allowed } } : null;
}

function retentionStep(
  { retentionMinutes, shortenedRetentionMinutes: shortened, dynamicRetention }: Followed,
  diskPercent: number,
): DiskStep | null {
  const { enabled, diskQuotaPercent, stepPercent, shortestRetentionMinutes } = dynamicRetention;
  if (!enabled) return null;
  const now = shortened ?? retentionMinutes;
  const kept = (100 - stepPercent) / 100;
  if (diskPercent >= diskQuotaPercent) {
    const shorter = Math.max(shortestRetentionMinutes, Math.floor(now * kept));
    return shorter < now ? { kind: 'shorten', change: { shortenedRetentionMinutes: shorter } } : null;
  }
  if (shortened === null || diskPercent >= diskQuotaPercent - ROOM_POINTS) return null;
  const longer = kept > 0 ? Math.ceil(now / kept) : retentionMinutes;
  return lengthened(longer < retentionMinutes ? longer : null);
}

function lengthened(shortenedRetentionMinutes: number | null): DiskStep {
  return { kind: 'lengthen', change: { shortenedRetentionMinutes } };
}
