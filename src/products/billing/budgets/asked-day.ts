import { refusedValue } from '../../../domain/parameter-refusals.ts';

/** `2026-03-01`; of a month or a year its first or its last day. Throws a Refusal for what names none. */
export function askedDay(parameter: string, text: string, which: 'first' | 'last'): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  const [firstMonth, lastMonth] = [month ?? '01', month ?? '12'];
  const named = `${year ?? ''}-${which === 'first' ? firstMonth : lastMonth}`;
  const found = year === undefined ? null : `${named}-${day ?? (which === 'first' ? '01' : lastDayOf(named))}`;
  if (found !== null && isDay(found)) return found;
  throw refusedValue(parameter, text, {
    en: 'a day, month or year such as "2026-03-01", "2026-03" or "2026"',
    zh: '形如 "2026-03-01"、"2026-03" 或 "2026" 的日期、月份或年份',
  });
}

/** Of a month such as `2026-02`; empty where it is none. */
function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number < 1 || number > 12 ? '' : String(new Date(Date.UTC(year, number, 0)).getUTCDate());
}

/** 30 February would be taken for March. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
