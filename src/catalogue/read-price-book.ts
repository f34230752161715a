import { Fields } from './price-book-fields.ts';
import type { ElasticBandwidthPrice, Figure, LadderTier, PartitionPrice, PriceBook, Prices } from './price-book.ts';

const FIGURE = ['hour', 'month', 'source', 'asOf', 'notPriced'] as const;
const STEPS = ['fromMBps', 'toMBps', 'stepMBps'] as const;

/**
 * A price book from its JSON (docs/billing.md has the format). Checks the form of each value; whether the whole makes sense is
 * `checkPriceBook`'s to say. @throws SetupError that names the place of the first mistake and what may stand there.
 */
export function readPriceBook(json: unknown): PriceBook {
  const name = nameOf(json);
  const book = new Fields(json, `price book "${name}"`, ['name', 'currency', 'revisions']);
  return {
    name: book.text('name'),
    currency: book.text('currency'),
    revisions: book
      .list('revisions', [
        ...['effectiveFrom', 'bandwidth', 'standard', 'disks', 'partitions', 'publicNetwork', 'elasticBandwidth'],
      ])
      .map(pricesOf),
  };
}

function nameOf(json: unknown): string {
  const name = typeof json === 'object' && json !== null && 'name' in json ? json.name : undefined;
  return typeof name === 'string' ? name : '?';
}

function pricesOf(revision: Fields): Prices {
  const bandwidth = revision.inside('bandwidth', ['tiers', 'notPriced']);
  const standard = revision.inside('standard', ['packages', 'notPriced']);
  const publicNetwork = revision.inside('publicNetwork', [...FIGURE, 'freeMbps']);
  return {
    effectiveFrom: revision.moment('effectiveFrom'),
    bandwidth: {
      tiers: bandwidth.list('tiers', [...FIGURE, ...STEPS, 'hourPerStep', 'monthPerStep']).map(tierOf),
      notPriced: bandwidth
        .list('notPriced', [...STEPS, 'reason'])
        .map((it) => ({ ...stepsOf(it), reason: it.text('reason') })),
    },
    standard: {
      packages: standard
        .list('packages', [...FIGURE, 'instanceType'])
        .map((it) => ({ ...figureOf(it), instanceType: it.count('instanceType', 1) })),
      notPriced: standard.textOrEmpty('notPriced'),
    },
    disks: revision.list('disks', [...FIGURE, 'edition', 'diskType', 'unitGB']).map((it) => ({
      ...figureOf(it),
      edition: it.oneOf('edition', ['profession', 'standard']),
      diskType: it.oneOf('diskType', ['CLOUD_SSD', 'CLOUD_BASIC']),
      unitGB: it.count('unitGB', 1),
    })),
    partitions: partitionsOf(revision.inside('partitions', [...FIGURE, 'unitCount', 'free'])),
    publicNetwork: { ...figureOf(publicNetwork), freeMbps: publicNetwork.count('freeMbps', 0) },
    elasticBandwidth: elasticOf(revision),
  };
}

function partitionsOf(fields: Fields): PartitionPrice {
  const free = fields
    .list('free', ['fromMBps', 'count'])
    .map((it) => ({ fromMBps: it.count('fromMBps', 1), count: it.count('count', 0) }));
  return { ...figureOf(fields), unitCount: fields.count('unitCount', 1), free };
}

/** The one part that may be left out: no price is public. */
function elasticOf(revision: Fields): ElasticBandwidthPrice {
  const fields = revision.insideOrNull('elasticBandwidth', ['gb', 'source', 'asOf', 'notPriced']);
  if (fields === null) return { gb: null, source: '', asOf: '', notPriced: 'no price by the GB is public' };
  return {
    gb: fields.priceOrNull('gb'),
    source: fields.text('source'),
    asOf: fields.text('asOf'),
    notPriced: fields.textOrEmpty('notPriced'),
  };
}

function tierOf(fields: Fields): LadderTier {
  return {
    ...figureOf(fields),
    ...stepsOf(fields),
    hourPerStep: fields.price('hourPerStep'),
    monthPerStep: fields.price('monthPerStep'),
  };
}

function stepsOf(fields: Fields): Pick<LadderTier, (typeof STEPS)[number]> {
  return {
    fromMBps: fields.count('fromMBps', 1),
    toMBps: fields.count('toMBps', 1),
    stepMBps: fields.count('stepMBps', 1),
  };
}

function figureOf(fields: Fields): Figure {
  return {
    hour: fields.priceOrNull('hour'),
    month: fields.priceOrNull('month'),
    source: fields.text('source'),
    asOf: fields.text('asOf'),
    notPriced: fields.textOrEmpty('notPriced'),
  };
}
