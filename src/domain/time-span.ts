const SECOND_MS = 1000;
const UNITS = [
  ['w', 604_800 * SECOND_MS],
  ['d', 86_400 * SECOND_MS],
  ['h', 3_600 * SECOND_MS],
  ['m', 60 * SECOND_MS],
  ['s', SECOND_MS],
] as const;
const SPAN = /^(?:(\d{1,9})w)?(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?$/;

/** The milliseconds of `30d`, `90m` or `1d12h`: whole weeks, days, hours, minutes and seconds, the largest first. null: no such span, or none at all. */
export function readSpan(text: string): number | null {
  const parts = SPAN.exec(text.trim());
  const spanMs = UNITS.reduce((sum, [, unitMs], index) => sum + Number(parts?.[index + 1] ?? 0) * unitMs, 0);
  return spanMs > 0 ? spanMs : null;
}

/** The two largest units of a span, as a person says it: `30d 4h`, `12s`; `0s` below a second. */
export function writeSpan(spanMs: number): string {
  const days = UNITS.slice(1);
  const counts = days.map(([, unitMs], index) => {
    const rest = index === 0 ? spanMs : spanMs % (days[index - 1]?.[1] ?? 1);
    return Math.floor(rest / unitMs);
  });
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return '0s';
  const shown = counts.slice(first, first + 2).flatMap((count, index) => (count > 0 ? [`${count}${days[first + index]?.[0] ?? ''}`] : [])); // prettier-ignore
  return shown.join(' ');
}
