import type { Account } from '../../domain/account.ts';
import { startOfDay } from '../../domain/clock-hours.ts';
import { momentOf } from '../../domain/cloud-time.ts';
import { refusedEmpty, refusedValue } from '../../domain/parameter-refusals.ts';

/** A month of an account's calendar: hours that start in [from, to). */
export interface BillingMonth {
  /** `2026-03`. */
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
}

/** The month that a text such as `2026-03` names. Throws a Refusal that names the parameter. */
export function billingMonth(parameter: string, text: string, { timeZone }: Account): BillingMonth {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (year === undefined || month === undefined)
    throw refusedValue(parameter, text, { en: 'a month such as "2026-03"', zh: '形如 "2026-03" 的月份' });
  const [y, m] = [Number(year), Number(month)];
  return { name: text, from: startOfDay(y, m, 1, timeZone), to: startOfDay(y, m + 1, 1, timeZone) };
}

/** Upstream: BeginTime and EndTime before Month; both in one month, which is answered whole. Throws a Refusal. */
export function monthAsked(
  { Month, BeginTime, EndTime }: { readonly Month?: string; readonly BeginTime?: string; readonly EndTime?: string },
  account: Account,
): BillingMonth {
  if (BeginTime === undefined && EndTime === undefined) {
    if (Month === undefined)
      throw refusedEmpty('Month', {
        en: 'send it, or BeginTime and EndTime',
        zh: '请传入该参数，或传入 BeginTime 与 EndTime',
      });
    return billingMonth('Month', Month, account);
  }
  if (BeginTime === undefined || EndTime === undefined)
    throw refusedEmpty(BeginTime === undefined ? 'BeginTime' : 'EndTime', {
      en: 'BeginTime and EndTime come together',
      zh: 'BeginTime 与 EndTime 必须一起传入',
    });
  for (const [parameter, text] of Object.entries({ BeginTime, EndTime }))
    if (momentOf(text) === null)
      throw refusedValue(parameter, text, {
        en: 'a time such as "2026-03-01 00:00:00"',
        zh: '形如 "2026-03-01 00:00:00" 的时间',
      });
  if (BeginTime.slice(0, 7) !== EndTime.slice(0, 7))
    throw refusedValue('EndTime', EndTime, {
      en: 'a time in the month of BeginTime',
      zh: '与 BeginTime 同一月份的时间',
    });
  return billingMonth('BeginTime', BeginTime.slice(0, 7), account);
}
