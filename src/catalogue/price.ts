import type { BilledSize } from '../domain/billed-size.ts';
import { halfUp, writeAmount, type Amount } from '../domain/money.ts';
import { contains } from '../domain/offer.ts';
import { STANDARD_SPECS } from './data/specs.ts';
import type { Figure, LadderTier, Prices } from './price-book.ts';

export type Period = 'hour' | 'month';
export const ITEMS = ['package', 'disk', 'partitions', 'public-network', 'elastic-bandwidth'] as const;
export type Item = (typeof ITEMS)[number];

/** One thing that an instance is charged for, for one period: `amount` is `price` x `quantity` / `unit`, rounded half up, once. */
export interface PricedItem {
  readonly item: Item;
  /** Packages, GB, partitions above the free quota, Mbps above the free share. */
  readonly quantity: number;
  /** How many of these `price` is for. */
  readonly unit: number;
  readonly price: Amount;
  readonly amount: Amount;
  /** How `price` comes about, where it does not stand in the book as it is: `5.16 + 6 x 0.45`. */
  readonly formula: string;
  /** Of a package: what of the price is bandwidth above the tier's first. */
  readonly stepsAmount: Amount;
}

/** Something that the instance has and the book has no price for. It is not charged. */
export interface PricelessItem {
  readonly item: Item;
  readonly reason: string;
}

export interface SizePrice {
  readonly items: readonly PricedItem[];
  readonly notPriced: readonly PricelessItem[];
  readonly total: Amount;
}

type Priced = PricedItem | PricelessItem | null;

/** What a size costs for one hour or one month. Pure and exact; the one place that turns sizes into money. */
export function priceOf(size: BilledSize, prices: Prices, period: Period): SizePrice {
  const all = [
    size.edition === 'profession' ? proPackage(size, prices, period) : standardPackage(size, prices, period),
    disk(size, prices, period),
    partitions(size, prices, period),
    publicNetwork(size, prices, period),
  ].filter((it) => it !== null);
  const items = all.filter((it) => 'amount' in it);
  const notPriced = all.filter((it): it is PricelessItem => !('amount' in it));
  return { items, notPriced, total: items.reduce((sum, it) => sum + it.amount, 0n) };
}

function proPackage({ bandwidthMBps }: BilledSize, { bandwidth }: Prices, period: Period): Priced {
  const covers = (it: Pick<LadderTier, 'fromMBps' | 'toMBps' | 'stepMBps'>): boolean =>
    contains({ min: it.fromMBps, max: it.toMBps, step: it.stepMBps }, bandwidthMBps);
  const tier = bandwidth.tiers.find(covers);
  const first = tier?.[period] ?? null;
  if (tier === undefined || first === null)
    return {
      item: 'package',
      reason: tier?.notPriced ?? bandwidth.notPriced.find(covers)?.reason ?? `${bandwidthMBps} MB/s is not sold`,
    };
  const steps = BigInt((bandwidthMBps - tier.fromMBps) / tier.stepMBps);
  const perStep = period === 'hour' ? tier.hourPerStep : tier.monthPerStep;
  const formula = steps === 0n ? '' : `${writeAmount(first)} + ${steps} x ${writeAmount(perStep)}`;
  return { ...charge('package', 1, 1, first + steps * perStep), formula, stepsAmount: steps * perStep };
}

function standardPackage({ instanceType }: BilledSize, { standard }: Prices, period: Period): Priced {
  const price = standard.packages.find((it) => it.instanceType === instanceType)?.[period] ?? null;
  return price === null ? { item: 'package', reason: standard.notPriced } : charge('package', 1, 1, price);
}

/** Of the pro edition the whole disk, of the standard edition what goes beyond the package's. */
function disk(size: BilledSize, { disks }: Prices, period: Period): Priced {
  if (size.elasticStorage) return { item: 'disk', reason: 'elastic storage is charged by use, and no price is public' };
  const ofPackage = STANDARD_SPECS.find((it) => it.instanceType === size.instanceType)?.diskSizeGB ?? 0;
  const chargedGB = size.diskSizeGB - (size.edition === 'standard' ? ofPackage : 0);
  if (chargedGB <= 0) return null;
  const line = disks.find((it) => it.edition === size.edition && it.diskType === size.diskType);
  return figure('disk', chargedGB, line?.unitGB ?? 1, line, period);
}

function partitions(size: BilledSize, { partitions: line }: Prices, period: Period): Priced {
  if (size.edition !== 'profession') return null;
  const free = line.free.findLast((it) => it.fromMBps <= size.bandwidthMBps)?.count ?? 0;
  return size.partitionLimit <= free
    ? null
    : figure('partitions', size.partitionLimit - free, line.unitCount, line, period);
}

function publicNetwork(size: BilledSize, { publicNetwork: line }: Prices, period: Period): Priced {
  const chargedMbps = size.publicNetworkMbps - line.freeMbps;
  return chargedMbps <= 0 ? null : figure('public-network', chargedMbps, 1, line, period);
}

function figure(item: Item, quantity: number, unit: number, line: Figure | undefined, period: Period): Priced {
  const price = line?.[period] ?? null;
  return price === null
    ? { item, reason: line?.notPriced ?? 'it is not in the book' }
    : charge(item, quantity, unit, price);
}

function charge(item: Item, quantity: number, unit: number, price: Amount): PricedItem {
  const amount = halfUp(price * BigInt(quantity), BigInt(unit));
  return { item, quantity, unit, price, amount, formula: '', stepsAmount: 0n };
}
