import { momentOf } from '../../domain/cloud-time.ts';
import { refusedTogether, refusedValue, sameWords } from '../../domain/parameter-refusals.ts';
import { Refusal } from '../../domain/refusal.ts';

const PERIODS: readonly number[] = [60, 300, 3600, 86_400];
const DEFAULT_PERIOD = 300;
/** Points that an answer reaches back when it is not said how far. */
const DEFAULT_POINTS = 12;
const MOST_POINTS = 7200;
/** `2018-09-22T19:51:23+08:00`; a time without an offset is China's. */
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

export interface AskedTimes {
  readonly periodSeconds: number;
  readonly from: Date;
  readonly to: Date;
}

/**
 * Period and times of a call, with the API's defaults: 300 s, up to now, twelve points back. Throws a Refusal for a period that is not
 * kept, a time that is none, an end before its start, and for more than 7200 points over all instances.
 */
export function askedTimes(
  asked: { readonly Period?: number; readonly StartTime?: string; readonly EndTime?: string },
  instanceCount: number,
  now: Date,
): AskedTimes {
  const periodSeconds = asked.Period ?? DEFAULT_PERIOD;
  if (!PERIODS.includes(periodSeconds)) throw refusedValue('Period', periodSeconds, sameWords(PERIODS));
  const to = time('EndTime', asked.EndTime) ?? now;
  const from = time('StartTime', asked.StartTime) ?? new Date(to.getTime() - DEFAULT_POINTS * periodSeconds * 1000);
  if (from > to)
    throw refusedTogether({ en: 'EndTime must not be before StartTime.', zh: 'EndTime 不能早于 StartTime。' });
  const points = Math.ceil((to.getTime() - from.getTime()) / 1000 / periodSeconds) * instanceCount;
  if (points > MOST_POINTS)
    throw new Refusal('LimitExceeded', {
      en: `The call asks for ${points} points, at most ${MOST_POINTS} are given: ask for a shorter time, a longer Period or fewer Instances.`,
      zh: `请求的数据点数为 ${points}，上限为 ${MOST_POINTS}：请缩短时间范围、增大 Period 或减少 Instances。`,
    });
  return { periodSeconds, from, to };
}

function time(parameter: string, text: string | undefined): Date | undefined {
  if (text === undefined || text === '') return undefined;
  const at = ISO.test(text) ? new Date(text) : momentOf(text.replace('T', ' '));
  if (at === null || Number.isNaN(at.getTime()))
    throw refusedValue(parameter, text, sameWords(['2018-09-22T19:51:23+08:00']));
  return at;
}
