import { sumOf, writeAmount, type Amount } from '../domain/money.ts';
import { SetupError } from '../lib/setup-error.ts';
import { priceAsked, type AskedPrice } from './desk.ts';

/** What one instance of a plan costs by the hour, and what it costs now where it is there already. */
export interface ForecastLine {
  /** As Terraform names it: `tencentcloud_ckafka_instance.orders[0]`. */
  readonly address: string;
  readonly action: 'create' | 'update' | 'delete' | 'replace' | 'no-op';
  readonly before: Amount;
  readonly after: Amount;
  /** Why the figure is not the whole price, or is none; empty otherwise. */
  readonly note: string;
}

export interface Forecast {
  readonly currency: string;
  readonly book: string;
  readonly lines: readonly ForecastLine[];
  readonly before: Amount;
  readonly after: Amount;
}

const INSTANCE = 'tencentcloud_ckafka_instance';
const HINT = 'write it with "terraform show -json <plan> > plan.json"';

type Values = Readonly<Record<string, unknown>>;

/**
 * Prices every ckafka instance of `terraform show -json`, by the hour, before anything is applied. A prepaid instance costs nothing by
 * the hour; its price for a month stands in the note.
 * @throws SetupError when the value is no plan.
 */
export function forecast(config: { readonly priceBook: string }, plan: unknown, at: Date): Forecast {
  const changes = valuesOf(plan)?.['resource_changes'];
  if (!Array.isArray(changes)) throw new SetupError('the plan has no list "resource_changes"', HINT);
  const lines = changes
    .map(valuesOf)
    .filter((it) => it !== null && it['type'] === INSTANCE && it['mode'] !== 'data')
    .map((it) => lineOf(config, it ?? {}, at));
  const { book, currency } = priceAsked(config, { bandwidthMBps: 40, diskSizeGB: 500, partitions: 800 }, at);
  return {
    book,
    currency,
    lines,
    before: sumOf(lines.map((it) => it.before)),
    after: sumOf(lines.map((it) => it.after)),
  };
}

function lineOf(config: { readonly priceBook: string }, resource: Values, at: Date): ForecastLine {
  const change = valuesOf(resource['change']) ?? {};
  const [before, after] = [valuesOf(change['before']), valuesOf(change['after'])];
  const action = actionOf(change['actions']);
  const address = typeof resource['address'] === 'string' ? resource['address'] : INSTANCE;
  const [was, is] = [priced(config, before, at), priced(config, after, at)];
  return { address, action, before: was.amount, after: is.amount, note: is.note };
}

function actionOf(actions: unknown): ForecastLine['action'] {
  const names = Array.isArray(actions) ? actions : [];
  if (names.includes('create') && names.includes('delete')) return 'replace';
  const known = ['create', 'update', 'delete'] as const;
  return known.find((it) => names.includes(it)) ?? 'no-op';
}

/** By the names of the provider's arguments. */
function priced(
  config: { readonly priceBook: string },
  values: Values | null,
  at: Date,
): { amount: Amount; note: string } {
  if (values === null) return { amount: 0n, note: '' };
  try {
    const isPrepaid = values['charge_type'] !== 'POSTPAID_BY_HOUR';
    const asked = isPrepaid ? { ...askedBy(values), months: 1 } : askedBy(values);
    const { total, currency, notPriced } = priceAsked(config, asked, at);
    const missing = notPriced.map((it) => `${it.item}: ${it.reason}`);
    const month = `prepaid: ${writeAmount(total)} ${currency} a month`;
    return { amount: isPrepaid ? 0n : total, note: [...(isPrepaid ? [month] : []), ...missing].join('; ') };
  } catch (problem) {
    if (problem instanceof SetupError) return { amount: 0n, note: problem.message };
    throw problem;
  }
}

function askedBy(values: Values): AskedPrice {
  const number = (name: keyof AskedPrice, key: string): AskedPrice =>
    typeof values[key] === 'number' ? { [name]: values[key] } : {};
  const isStandard = values['specifications_type'] === 'standard';
  return {
    ...number('bandwidthMBps', 'band_width'),
    ...number('diskSizeGB', 'disk_size'),
    ...number('partitions', 'partition'),
    ...(typeof values['disk_type'] === 'string' && { diskType: values['disk_type'] }),
    ...(isStandard && { standardType: typeof values['instance_type'] === 'number' ? values['instance_type'] : 1 }),
    ...publicNetwork(values['public_network']),
  };
}

/** The argument counts the free share, a price is asked for what goes beyond. */
function publicNetwork(mbps: unknown): AskedPrice {
  const free = 3;
  return typeof mbps === 'number' && mbps > free ? { publicNetworkMbps: mbps - free } : {};
}

function valuesOf(value: unknown): Values | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : null;
}
