import { loadCatalogue } from '../catalogue/load.ts';
import { loadPriceBook } from '../catalogue/load-price-book.ts';
import { pricesAt, type Prices } from '../catalogue/price-book.ts';
import { priceOf, type SizePrice } from '../catalogue/price.ts';
import type { BilledSize } from '../domain/billed-size.ts';
import type { Amount } from '../domain/money.ts';
import { contains } from '../domain/offer.ts';
import { inWords, refusedValue } from '../domain/parameter-refusals.ts';
import { TERM_MONTHS } from '../domain/prepaid.ts';
import { proSize, standardSize } from '../domain/purchase-size.ts';
import { Refusal } from '../domain/refusal.ts';
import { SetupError } from '../lib/setup-error.ts';
import type { Rows } from '../storage/storage.ts';
import { verifyBills, type Verification } from './verify.ts';

/** What a person at the command line asks a price for; what is left out is the purchase's default. */
export interface AskedPrice {
  readonly bandwidthMBps?: number;
  readonly diskSizeGB?: number;
  readonly diskType?: string;
  readonly partitions?: number;
  /** Above the free share. */
  readonly publicNetworkMbps?: number;
  /** A row of the standard edition; left out: the pro edition. */
  readonly standardType?: number;
  /** Prepaid for so many months; left out: by the hour. */
  readonly months?: number;
  readonly elasticBandwidth?: boolean;
}

/** For an hour, or for one month of `months`. */
export interface AnsweredPrice extends SizePrice {
  readonly book: string;
  readonly currency: string;
  /** null: by the hour. */
  readonly months: number | null;
  /** What is charged by what is used, which nobody knows beforehand. */
  readonly byUsage: readonly {
    readonly item: string;
    readonly unit: string;
    readonly price: Amount | null;
    readonly reason: string;
  }[];
}

/** What an hour or a month of a size costs now, by the code that writes bills. @throws SetupError for what cannot be bought, naming it. */
export function priceAsked({ priceBook }: { readonly priceBook: string }, asked: AskedPrice, at: Date): AnsweredPrice {
  const book = loadPriceBook(priceBook, loadCatalogue());
  const prices = pricesAt(book, at);
  if (prices === null)
    throw new SetupError(`price book "${book.name}" begins later`, 'give it a revision that holds now');
  const { months = null } = asked;
  if (months !== null && !contains(TERM_MONTHS, months))
    throw new SetupError(`a term cannot have ${months} months`, `ask for ${inWords(TERM_MONTHS).en}`);
  if (asked.elasticBandwidth === true && asked.standardType !== undefined)
    throw new SetupError('the standard edition has no elastic bandwidth', 'ask for the pro edition, or without it');
  const price = priceOf(sizeOf(asked), prices, months === null ? 'hour' : 'month');
  const byUsage = asked.elasticBandwidth === true ? [elasticPrice(prices)] : [];
  return { ...price, byUsage, months, book: book.name, currency: book.currency };
}

function elasticPrice({ elasticBandwidth: { gb, notPriced } }: Prices): AnsweredPrice['byUsage'][number] {
  return { item: 'elastic-bandwidth', unit: 'GB beyond what is bought', price: gb, reason: notPriced };
}

function sizeOf(asked: AskedPrice): BilledSize {
  const catalogue = loadCatalogue();
  const { publicNetworkMbps: network } = catalogue.limits;
  const size = {
    ...(asked.standardType !== undefined && { InstanceType: asked.standardType }),
    ...(asked.bandwidthMBps !== undefined && { BandWidth: asked.bandwidthMBps }),
    ...(asked.diskSizeGB !== undefined && { DiskSize: asked.diskSizeGB }),
    ...(asked.diskType !== undefined && { DiskType: asked.diskType }),
    ...(asked.partitions !== undefined && { Partition: asked.partitions }),
  };
  try {
    const mbps = asked.publicNetworkMbps ?? 0;
    if (!contains(network, mbps)) throw refusedValue('PublicNetworkMonthly', mbps, inWords(network));
    const rest = { elasticStorage: false, publicNetworkMbps: network.free + mbps };
    return asked.standardType === undefined
      ? { ...proSize(size, catalogue), ...rest, edition: 'profession' }
      : { ...standardSize(size, catalogue), ...rest, edition: 'standard' };
  } catch (problem) {
    if (problem instanceof Refusal)
      throw new SetupError(problem.text.en.replace(/\.$/, ''), 'ask for a size that is sold', { cause: problem });
    throw problem;
  }
}

/** Recomputes the bills of all accounts for the hours that start in [from, to). */
export function verifyAll(
  config: { readonly priceBook: string },
  rows: Rows,
  from: Date,
  to: Date,
): Promise<Verification> {
  return verifyBills(rows, loadPriceBook(config.priceBook, loadCatalogue()), from, to);
}
