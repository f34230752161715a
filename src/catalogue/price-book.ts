import type { DiskType, Edition } from '../domain/instance.ts';
import type { Amount } from '../domain/money.ts';

/** What a thing costs by the hour and by the month; null: no price for it, and `notPriced` says why. */
export interface Figure {
  readonly hour: Amount | null;
  readonly month: Amount | null;
  readonly source: string;
  /** When the source said so. */
  readonly asOf: string;
  readonly notPriced: string;
}

/** Bandwidths from `fromMBps` to `toMBps`, `stepMBps` apart: the first costs the figure, each step more costs the per-step prices more. */
export interface LadderTier extends Figure {
  readonly fromMBps: number;
  readonly toMBps: number;
  readonly stepMBps: number;
  readonly hourPerStep: Amount;
  readonly monthPerStep: Amount;
}

/** Bandwidths that are sold and have no price, named so that a forgotten tier is not taken for one. */
export interface PricelessBandwidths {
  readonly fromMBps: number;
  readonly toMBps: number;
  readonly stepMBps: number;
  readonly reason: string;
}

export interface DiskPrice extends Figure {
  readonly edition: Edition;
  readonly diskType: DiskType;
  readonly unitGB: number;
}

export interface PartitionPrice extends Figure {
  readonly unitCount: number;
  /** What the package of a bandwidth includes, ascending: from this bandwidth up to the next entry's. */
  readonly free: readonly { readonly fromMBps: number; readonly count: number }[];
}

export interface PublicNetworkPrice extends Figure {
  /** Per Mbps above these. */
  readonly freeMbps: number;
}

/** What a GB (1,000,000,000 bytes) costs that is moved beyond the bandwidth that was bought; null: nothing is charged. */
export interface ElasticBandwidthPrice {
  readonly gb: Amount | null;
  readonly source: string;
  readonly asOf: string;
  readonly notPriced: string;
}

/** All prices from one moment on. */
export interface Prices {
  readonly effectiveFrom: Date;
  readonly bandwidth: { readonly tiers: readonly LadderTier[]; readonly notPriced: readonly PricelessBandwidths[] };
  readonly standard: {
    readonly packages: readonly (Figure & { readonly instanceType: number })[];
    /** Why rows of the standard edition have no price, where any has none. */
    readonly notPriced: string;
  };
  readonly disks: readonly DiskPrice[];
  readonly partitions: PartitionPrice;
  readonly publicNetwork: PublicNetworkPrice;
  readonly elasticBandwidth: ElasticBandwidthPrice;
}

/** What things cost, and from when on: data, in one currency. `readPriceBook` makes one. */
export interface PriceBook {
  readonly name: string;
  /** ISO 4217, or an operator's own word for an internal unit. */
  readonly currency: string;
  /** Ascending by `effectiveFrom`; at least one. */
  readonly revisions: readonly Prices[];
}

/** The prices of a moment; null before the first. */
export function pricesAt(book: PriceBook, at: Date): Prices | null {
  return book.revisions.findLast((it) => it.effectiveFrom <= at) ?? null;
}
