import type { Text } from '../../language/text.ts';
import {
  allowed,
  bandwidthText,
  isIn,
  LIMITS,
  proSpec,
  rangeText,
  standardSpec,
  type Offer,
  type Range,
  type StandardPackage,
} from '../../offer/offer.ts';
import type { Draft, DraftField } from './draft.ts';

/** What may stand in each field that holds a number, given the rest of the draft. */
export interface Bounds {
  readonly months: Range;
  readonly diskSizeGB: Range;
  readonly partitions: Range;
  readonly topics: Range;
  readonly retentionHours: Range;
  readonly publicMbps: Range;
  readonly count: Range;
}

export type Problems = Partial<Record<DraftField, Text>>;

/** A prepaid instance may begin with ninety days of retention, one by the hour with thirty. */
const RETENTION_HOURS_MAX = { hour: LIMITS.retentionMinutes.max / 60, month: 2160 };
const NONE: Range = { min: 0, max: 0, step: 1 };

export function standardPackage(draft: Draft, offer: Offer): StandardPackage | undefined {
  return offer.standardPackages.find((it) => it.instanceType === draft.standardType);
}

export function boundsOf(draft: Draft, offer: Offer): Bounds {
  const row = standardPackage(draft, offer);
  const ofEdition =
    draft.edition === 'standard'
      ? { ...(row === undefined ? { diskSizeGB: NONE, partitions: NONE, topics: NONE } : standardSpec(row)) }
      : proBounds(draft, offer);
  return {
    ...ofEdition,
    months: { min: 1, max: 36, step: 1 },
    retentionHours: { min: 1, max: RETENTION_HOURS_MAX[draft.billing], step: 1 },
    publicMbps: draft.edition === 'standard' ? NONE : offer.publicMbps,
    count: { min: 1, max: offer.instancesAtOnceMax, step: 1 },
  };
}

/** The draft in zones that are open: those that were chosen, or the first there is. */
export function withOpenZone(draft: Draft, offer: Offer): Draft {
  const open = offer.zones.filter((it) => it.isOpen).map((it) => it.zoneId);
  const chosen = draft.zoneIds.filter((it) => open.includes(it));
  return { ...draft, zoneIds: chosen.length > 0 ? chosen : open.slice(0, 1) };
}

function proBounds(draft: Draft, offer: Offer): Pick<Bounds, 'diskSizeGB' | 'partitions' | 'topics'> {
  const spec = proSpec(offer, draft.bandwidthMBps ?? 0);
  const step = LIMITS.topicStep;
  const topics = { min: step, max: Math.floor((draft.partitions ?? 0) / step) * step, step };
  return { ...(spec ?? { diskSizeGB: NONE, partitions: NONE }), topics };
}

/**
 * The draft with a choice made, and what depends on it brought to where it can be bought: another edition or bandwidth brings its
 * smallest disk and partitions where the old ones do not go with it; by the month only the pro edition is sold.
 */
export function withChoice(draft: Draft, choice: Partial<Draft>, offer: Offer): Draft {
  const chosen = { ...draft, ...choice };
  if (choice.billing === 'month') return withChoice(chosen, { edition: 'profession' }, offer);
  if (choice.edition === 'standard') {
    const oneZone = chosen.zoneIds.slice(0, 1);
    return withChoice(
      { ...chosen, billing: 'hour', publicMbps: 0, zoneIds: oneZone },
      { standardType: chosen.standardType },
      offer,
    );
  }
  if (choice.standardType !== undefined) {
    const row = standardPackage(chosen, offer);
    if (row === undefined) return chosen;
    return { ...chosen, diskSizeGB: row.diskSizeGB, partitions: row.partitionCount, topics: row.topicCount };
  }
  if (choice.edition === 'profession' || choice.bandwidthMBps !== undefined) return fittedToBandwidth(chosen, offer);
  if (choice.partitions !== undefined) return { ...chosen, topics: fit(chosen.topics, boundsOf(chosen, offer).topics) };
  return chosen;
}

function fittedToBandwidth(draft: Draft, offer: Offer): Draft {
  if (proSpec(offer, draft.bandwidthMBps ?? 0) === null) return draft;
  const bounds = boundsOf(draft, offer);
  const sized = {
    ...draft,
    diskSizeGB: fit(draft.diskSizeGB, bounds.diskSizeGB),
    partitions: fit(draft.partitions, bounds.partitions),
  };
  return { ...sized, topics: fit(draft.topics, boundsOf(sized, offer).topics) };
}

/** The value where it is allowed, or else the nearest that is. */
function fit(value: number | null, { min, max, step }: Range): number {
  if (value === null || max < min) return min;
  return Math.min(max, Math.max(min, min + Math.ceil((value - min) / step) * step));
}

const UNITS: Readonly<Record<keyof Bounds, string>> = {
  months: '',
  diskSizeGB: 'GB',
  partitions: '',
  topics: '',
  retentionHours: 'h',
  publicMbps: 'Mbps',
  count: '',
};

/** What each number may be, in words. */
export function boundText(field: keyof Bounds, bounds: Bounds): Text {
  return rangeText(bounds[field], UNITS[field]);
}

/** What cannot be bought, at the field where it stands; empty when the draft can. The server has the last word. */
export function problemsOf(draft: Draft, offer: Offer): Problems {
  const bounds = boundsOf(draft, offer);
  const numbers = Object.keys(bounds) as (keyof Bounds)[];
  const isWrongBandwidth = draft.edition === 'profession' && proSpec(offer, draft.bandwidthMBps ?? 0) === null;
  // What a bandwidth decides is not judged before the bandwidth itself is one that is sold.
  const judged = numbers.filter(
    (field) =>
      (field !== 'months' || draft.billing === 'month') &&
      (!isWrongBandwidth || !['diskSizeGB', 'partitions', 'topics'].includes(field)),
  );
  const wrong = judged.filter((field) => !isIn(bounds[field], draft[field] ?? NaN));
  return {
    ...Object.fromEntries(wrong.map((field) => [field, allowed(boundText(field, bounds))])),
    ...(isWrongBandwidth ? { bandwidthMBps: allowed(bandwidthText(offer)) } : {}),
    ...zoneProblem(draft, offer),
    ...nameProblem(draft),
    ...tagProblem(draft),
  };
}

/** Whether a draft with these problems has a price all the same: a name and tags cost nothing. */
export function hasPrice(problems: Problems): boolean {
  return Object.keys(problems).every((it) => it === 'name' || it === 'tags');
}

function zoneProblem(draft: Draft, offer: Offer): Problems {
  const open = offer.zones.filter((it) => it.isOpen).map((it) => it.zoneId);
  const max = draft.edition === 'standard' ? 1 : LIMITS.zonesPerInstance;
  if (draft.zoneIds.length === 0) return { zoneIds: { en: 'Choose a zone.', zh: '请选择可用区。' } };
  if (draft.zoneIds.length > max) return { zoneIds: { en: `At most ${max}.`, zh: `最多 ${max} 个。` } };
  return draft.zoneIds.every((it) => open.includes(it)) ? {} : { zoneIds: { en: 'Sold out.', zh: '已售罄。' } };
}

function nameProblem({ name, billing, count }: Draft): Problems {
  if (billing === 'month' && name.trim() === '')
    return { name: { en: 'An instance that is bought by the month needs a name.', zh: '包年包月实例必须填写名称。' } };
  const length = Array.from(name).length + ((count ?? 1) > 1 ? String(count).length : 0);
  const max = LIMITS.instanceNameLength;
  return length <= max ? {} : { name: { en: `At most ${max} characters.`, zh: `最多 ${max} 个字符。` } };
}

function tagProblem({ tags }: Draft): Problems {
  const keys = tags.map((it) => it.key);
  if (keys.some((it) => it === '')) return { tags: { en: 'Each tag has a key.', zh: '标签键不能为空。' } };
  if (new Set(keys).size < keys.length) return { tags: { en: 'Each key once.', zh: '标签键不可重复。' } };
  // The purchase's own key is a tag as well.
  if (keys.length >= LIMITS.tagCount)
    return { tags: { en: `At most ${LIMITS.tagCount - 1} tags.`, zh: `最多 ${LIMITS.tagCount - 1} 个标签。` } };
  return {};
}
