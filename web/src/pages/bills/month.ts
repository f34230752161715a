/** `2026-11` of UTC+8, in whose months accounts are billed unless an operator chose another zone. */
export function monthOf(date: Date): string {
  return new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 7);
}

/** `2026-11-01 00:00:00` to the last second of the month, as the billing product takes times. */
export function secondsOf(month: string): { StartTime: string; EndTime: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { StartTime: `${month}-01 00:00:00`, EndTime: `${month}-${lastDay} 23:59:59` };
}
