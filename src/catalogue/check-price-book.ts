import { contains, type Offer } from '../domain/offer.ts';
import { SetupError } from '../lib/setup-error.ts';
import type { Figure, PriceBook, Prices } from './price-book.ts';

type Steps = Pick<Prices['bandwidth']['tiers'][number], 'fromMBps' | 'toMBps' | 'stepMBps'>;

/**
 * Throws a SetupError that names the line when a book contradicts itself or what is sold: revisions out of order, tiers that overlap,
 * a sold bandwidth, package or disk that has neither a price nor a word why not, a free quota with a gap.
 */
export function checkPriceBook(book: PriceBook, offer: Offer): void {
  const place = `price book "${book.name}"`;
  if (book.revisions.length === 0) throw new SetupError(`${place} has no revision`, 'add one to its list "revisions"');
  book.revisions.forEach((prices, index) => {
    const before = book.revisions[index - 1];
    const here = `${place}, revisions[${index}]`;
    if (before !== undefined && before.effectiveFrom >= prices.effectiveFrom)
      throw new SetupError(`${here}.effectiveFrom is not after the one above`, 'order revisions by effectiveFrom');
    checkLadder(prices, offer, `${here}.bandwidth`);
    checkStandard(prices, offer, `${here}.standard`);
    checkDisks(prices, `${here}.disks`);
    checkPartitions(prices, offer, `${here}.partitions`);
    requireReason(prices.publicNetwork, `${here}.publicNetwork`);
    const { gb, notPriced } = prices.elasticBandwidth;
    requireReason({ hour: gb, month: gb, notPriced }, `${here}.elasticBandwidth`);
  });
}

function checkLadder({ bandwidth: { tiers, notPriced } }: Prices, offer: Offer, place: string): void {
  const named = [
    ...tiers.map((it, index) => ({ ...it, place: `${place}.tiers[${index}]` })),
    ...notPriced.map((it, index) => ({ ...it, place: `${place}.notPriced[${index}]` })),
  ];
  for (const line of named)
    if (line.toMBps < line.fromMBps || (line.toMBps - line.fromMBps) % line.stepMBps !== 0)
      throw new SetupError(
        `${line.place} cannot go from ${line.fromMBps} to ${line.toMBps} MB/s in steps of ${line.stepMBps}`,
        'end it a whole number of steps above its start',
      );
  tiers.forEach((tier, index) => requireReason(tier, `${place}.tiers[${index}]`));
  for (const edition of offer.proEditions) {
    const { min, max, step } = edition.bandwidthMBps;
    for (let bandwidth = min; bandwidth <= max; bandwidth += step) {
      const [first, second] = named.filter((line) => covers(line, bandwidth));
      if (first === undefined)
        throw new SetupError(
          `${place} has a gap: no line for ${bandwidth} MB/s`,
          'add a tier, or name it in notPriced',
        );
      if (second !== undefined)
        throw new SetupError(`${first.place} and ${second.place} overlap at ${bandwidth} MB/s`, 'leave it in one');
    }
  }
}

function covers({ fromMBps, toMBps, stepMBps }: Steps, bandwidthMBps: number): boolean {
  return contains({ min: fromMBps, max: toMBps, step: stepMBps }, bandwidthMBps);
}

function checkStandard({ standard }: Prices, offer: Offer, place: string): void {
  const types = standard.packages.map((it) => it.instanceType);
  const repeated = types.find((type, index) => types.indexOf(type) !== index);
  if (repeated !== undefined)
    throw new SetupError(`${place}.packages names instanceType ${repeated} twice`, 'leave it once');
  const isWhole = offer.standardSpecs.every(({ instanceType }) => types.includes(instanceType));
  const isPriced = standard.packages.every(({ hour, month }) => hour !== null && month !== null);
  if ((!isWhole || !isPriced) && standard.notPriced === '')
    throw new SetupError(`${place} misses prices of the standard edition`, 'add them, or say why in notPriced');
}

function checkDisks({ disks }: Prices, place: string): void {
  for (const [edition, diskType] of [
    ['profession', 'CLOUD_SSD'],
    ['profession', 'CLOUD_BASIC'],
    ['standard', 'CLOUD_BASIC'],
  ] as const) {
    const lines = disks.filter((it) => it.edition === edition && it.diskType === diskType);
    if (lines.length !== 1)
      throw new SetupError(`${place} names ${diskType} of ${edition} ${lines.length} times`, 'name it once');
  }
  disks.forEach((disk, index) => requireReason(disk, `${place}[${index}]`));
}

function checkPartitions({ partitions }: Prices, offer: Offer, place: string): void {
  requireReason(partitions, place);
  const { free } = partitions;
  const least = Math.min(...offer.proEditions.map((it) => it.bandwidthMBps.min));
  if (free[0]?.fromMBps !== least)
    throw new SetupError(`${place}.free has a gap: no entry begins at ${least} MB/s`, 'begin it there');
  free.forEach((entry, index) => {
    const before = free[index - 1];
    if (before !== undefined && before.fromMBps >= entry.fromMBps)
      throw new SetupError(`${place}.free[${index}] overlaps the entry above`, 'order the entries by fromMBps');
  });
}

function requireReason({ hour, month, notPriced }: Pick<Figure, 'hour' | 'month' | 'notPriced'>, place: string): void {
  if ((hour === null || month === null) && notPriced === '')
    throw new SetupError(`${place} has no price and does not say why`, 'fill it in, or say why in notPriced');
}
