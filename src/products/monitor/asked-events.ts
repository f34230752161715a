import type { DescribeProductEventListRequest } from '../../../spec/types/monitor.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { EVENT_KINDS, eventWords, type EventKind } from '../../domain/event.ts';
import { contains } from '../../domain/offer.ts';
import { inWords, refusedTogether, refusedValue, sameWords } from '../../domain/parameter-refusals.ts';
import type { EventFilter, EventPage } from '../../storage/storage.ts';

export const CKAFKA = { ProductName: 'ckafka', ProductCName: '消息队列 CKafka', ProductEName: 'CKafka' } as const;

const LIMITS = { min: 1, max: 100, step: 1 };
const OFFSETS = { min: 0, max: 2 ** 31 - 1, step: 1 };
/** The last second that a text of four digits for the year can name. */
const SECONDS = { min: 0, max: 253_402_300_799, step: 1 };
const DAY_MS = 86_400_000;
const TYPES: readonly string[] = ['status_change', 'abnormal'];
const STATES: readonly string[] = ['recover', 'alarm', '-'];
const ORDERS = { ASC: 'asc', DESC: 'desc' } as const;

export interface AskedEvents {
  readonly filter: Omit<EventFilter, 'appId'>;
  readonly page: EventPage;
}

/**
 * What a call asks for, with the API's defaults: the last day, newest first, 20 of them. What nothing here has (another product, an alarm
 * policy, a project) leaves none. Throws a Refusal for what is no such value.
 */
export function askedEvents(asked: DescribeProductEventListRequest, catalogue: Catalogue, now: Date): AskedEvents {
  if (asked.Module !== 'monitor') throw refusedValue('Module', asked.Module, sameWords(['monitor']));
  const { Offset: offset = 0, Limit: limit = 20, TimeOrder = 'DESC' } = asked;
  if (!contains(OFFSETS, offset)) throw refusedValue('Offset', offset, inWords(OFFSETS));
  if (!contains(LIMITS, limit)) throw refusedValue('Limit', limit, inWords(LIMITS));
  const order = Object.entries(ORDERS).find(([word]) => word === TimeOrder.toUpperCase())?.[1];
  if (order === undefined) throw refusedValue('TimeOrder', TimeOrder, sameWords(Object.keys(ORDERS)));
  const instanceIds = instancesOf(asked);
  const regions = asked.RegionList?.map((name) => regionCode(name, catalogue));
  return {
    filter: {
      ...timesOf(asked, now),
      kinds: hasNone(asked) ? [] : kindsOf(asked),
      ...(instanceIds !== undefined && { instanceIds }),
      ...(regions !== undefined && { regions }),
    },
    page: { order, limit, offset },
  };
}

/** A second is whole: an event in the last one asked for is in. */
function timesOf({ StartTime, EndTime }: DescribeProductEventListRequest, now: Date): { from: Date; to: Date } {
  const at = (parameter: string, seconds: number): Date => {
    if (!contains(SECONDS, seconds)) throw refusedValue(parameter, seconds, inWords(SECONDS));
    return new Date(seconds * 1000);
  };
  const end = at('EndTime', EndTime ?? Math.floor(now.getTime() / 1000));
  const from = StartTime === undefined ? new Date(end.getTime() - DAY_MS) : at('StartTime', StartTime);
  if (from > end)
    throw refusedTogether({ en: 'EndTime must not be before StartTime.', zh: 'EndTime 不能早于 StartTime。' });
  return { from, to: new Date(end.getTime() + 1000) };
}

function hasNone({ ProductName, Project, IsAlarmConfig = 0 }: DescribeProductEventListRequest): boolean {
  if (IsAlarmConfig !== 0 && IsAlarmConfig !== 1) throw refusedValue('IsAlarmConfig', IsAlarmConfig, sameWords([0, 1]));
  const isOther = (names: string[] | undefined, ours: string): boolean =>
    names !== undefined && !names.some((name) => name.toLowerCase() === ours);
  return IsAlarmConfig === 1 || isOther(ProductName, CKAFKA.ProductName) || isOther(Project, '0');
}

function kindsOf({ Type, Status, EventName }: DescribeProductEventListRequest): EventKind[] {
  const wrongType = Type?.find((it) => !TYPES.includes(it));
  if (wrongType !== undefined) throw refusedValue('Type', wrongType, sameWords(TYPES));
  const wrongState = Status?.find((it) => !STATES.includes(it));
  if (wrongState !== undefined) throw refusedValue('Status', wrongState, sameWords(STATES));
  return EVENT_KINDS.filter((kind) => {
    const { type, state } = eventWords(kind);
    return (Type?.includes(type) ?? true) && (Status?.includes(state) ?? true) && (EventName?.includes(kind) ?? true);
  });
}

/** InstanceId and the one dimension that events have; both together narrow twice. */
function instancesOf({ InstanceId, Dimensions }: DescribeProductEventListRequest): readonly string[] | undefined {
  const other = Dimensions?.find(({ Name }) => Name.toLowerCase() !== 'instanceid');
  if (other !== undefined) throw refusedValue('Dimensions', other.Name, sameWords(['instanceId']));
  const named = Dimensions?.map((it) => it.Value);
  if (InstanceId === undefined || named === undefined) return InstanceId ?? named;
  return InstanceId.filter((it) => named.includes(it));
}

/** `gz`, as this API writes it, or `ap-guangzhou`. */
function regionCode(name: string, catalogue: Catalogue): string {
  const found = catalogue.region(name) ?? catalogue.regions.find((it) => it.shortCode === name);
  if (found === undefined)
    throw refusedValue('RegionList', name, sameWords(catalogue.regions.map((it) => it.shortCode)));
  return found.regionCode;
}
