import type { LanguageId } from '../language/text.ts';

/** UNIX seconds, or milliseconds, as a time of the person's own zone; a dash for 0, the API's word for none. */
export function timeText(unixTime: number, language: LanguageId): string {
  if (unixTime <= 0) return '–';
  const ms = unixTime > 100_000_000_000 ? unixTime : unixTime * 1000;
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(ms);
}

/**
 * `2026-11-26 10:00:00`, as the API writes some times in China's, as a time of the person's own zone; what is no such time stays as it is.
 */
export function cloudTimeText(text: string | null | undefined, language: LanguageId): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text ?? '') ?? [];
  const ms = day === undefined ? NaN : Date.parse(`${day}T${time ?? ''}+08:00`);
  return Number.isNaN(ms) ? (text ?? '') : timeText(ms, language);
}

/** The person's own zone: `Europe/Berlin (UTC+01:00)`, with what it is off by at this time. */
export function ownZone(at: Date): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const parts = new Intl.DateTimeFormat('en', { timeZoneName: 'longOffset' }).formatToParts(at);
  const offset = parts.find((it) => it.type === 'timeZoneName')?.value.replace('GMT', 'UTC');
  return timeZone === 'UTC' ? timeZone : `${timeZone} (${offset ?? ''})`;
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
