import type { LanguageId } from '../language/text.ts';

/** UNIX seconds, or milliseconds, as a time of the person's own zone; a dash for 0, the API's word for none. */
export function timeText(unixTime: number, language: LanguageId): string {
  if (unixTime <= 0) return '–';
  const ms = unixTime > 100_000_000_000 ? unixTime : unixTime * 1000;
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(ms);
}

/** What an `<input type="datetime-local">` holds for a time of the person's own zone. */
export function localInput(ms: number): string {
  const local = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
}

/** Milliseconds of what such an input holds; null when it holds nothing. */
export function fromLocalInput(value: string): number | null {
  const ms = new Date(value).getTime();
  return Number.isNaN(ms) ? null : ms;
}
