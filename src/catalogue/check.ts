import type { ProEdition, Region, StandardSpec, StepRange, Tier } from '../domain/offer.ts';

/** Throws, naming the rows, when a code or a number of regions or zones stands twice, or a region has no open zone. */
export function checkRegions(regions: readonly Region[]): void {
  const zones = regions.flatMap((it) => it.zones);
  requireUnique(
    'region code',
    regions.flatMap((it) => [it.regionCode, ...it.aliases]),
  );
  requireUnique(
    'region number',
    regions.map((it) => it.regionId),
  );
  requireUnique(
    'short region code',
    regions.map((it) => it.shortCode),
  );
  requireUnique(
    'zone number',
    zones.map((it) => it.zoneId),
  );
  requireUnique(
    'zone code',
    zones.map((it) => it.zoneCode),
  );
  for (const region of regions) {
    if (!region.zones.some((it) => it.open)) throw new Error(`catalogue: ${region.regionCode} has no open zone`);
  }
}

/**
 * Throws, naming the rows, when ranges or tiers contradict each other: editions that overlap, a gap between them that `gaps` does not
 * name (as [last below, first above]), tiers out of order or beginning elsewhere than their edition, rows of the standard edition out of order.
 */
export function checkSpecs(
  editions: readonly ProEdition[],
  gaps: readonly (readonly [number, number])[],
  standard: readonly StandardSpec[],
): void {
  for (const edition of editions) checkEdition(edition);
  checkNeighbours(editions, gaps);
  standard.forEach((spec, index) => {
    if (spec.instanceType !== index + 1) throw new Error(`catalogue: standard row ${index + 1} is missing`);
    if (spec.topicCount > spec.partitionCount)
      throw new Error(`catalogue: standard row ${spec.name} has more topics than partitions`);
    const before = standard[index - 1];
    if (before !== undefined && before.bandwidthMBps >= spec.bandwidthMBps)
      throw new Error(`catalogue: standard rows ${before.name} and ${spec.name} are out of order`);
  });
}

function checkEdition({ name, bandwidthMBps, diskSizeGB, partitions }: ProEdition): void {
  checkRange(`${name} bandwidth`, bandwidthMBps);
  for (const [what, tiers] of [
    ['disk', diskSizeGB],
    ['partitions', partitions],
  ] as const) {
    if (tiers[0]?.fromMBps !== bandwidthMBps.min)
      throw new Error(`catalogue: ${name} ${what} has a gap: no tier begins at ${bandwidthMBps.min} MB/s`);
    tiers.forEach((tier, index) => checkTier(`${name} ${what}`, tiers[index - 1], tier, bandwidthMBps));
  }
}

function checkTier(what: string, before: Tier | undefined, tier: Tier, bandwidth: StepRange): void {
  checkRange(`${what} from ${tier.fromMBps} MB/s`, tier);
  if (tier.fromMBps > bandwidth.max)
    throw new Error(`catalogue: ${what} from ${tier.fromMBps} MB/s is beyond the edition`);
  if (before === undefined) return;
  if (before.fromMBps >= tier.fromMBps)
    throw new Error(`catalogue: ${what} tiers from ${before.fromMBps} and ${tier.fromMBps} MB/s overlap`);
  if (before.min > tier.min) throw new Error(`catalogue: ${what} asks for less from ${tier.fromMBps} MB/s than below`);
}

function checkNeighbours(editions: readonly ProEdition[], gaps: readonly (readonly [number, number])[]): void {
  const ascending = [...editions].sort((one, other) => one.bandwidthMBps.min - other.bandwidthMBps.min);
  ascending.forEach((edition, index) => {
    const before = ascending[index - 1];
    if (before === undefined) return;
    const [end, begin] = [before.bandwidthMBps.max, edition.bandwidthMBps.min];
    if (begin <= end) throw new Error(`catalogue: ${before.name} and ${edition.name} overlap at ${begin} MB/s`);
    const isNamed = gaps.some(([above, below]) => above === end && below === begin);
    if (begin > end + before.bandwidthMBps.step && !isNamed)
      throw new Error(`catalogue: the gap between ${end} and ${begin} MB/s is not named`);
  });
}

function checkRange(what: string, { min, max, step }: StepRange): void {
  if (min > max || step <= 0 || (max - min) % step !== 0)
    throw new Error(`catalogue: ${what} cannot go from ${min} to ${max} in steps of ${step}`);
}

function requireUnique(what: string, values: readonly (string | number)[]): void {
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  if (repeated !== undefined) throw new Error(`catalogue: ${what} ${repeated} stands twice`);
}
