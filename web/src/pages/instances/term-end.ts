/** The cloud counts months by the calendar of China, which is UTC+8 all year. */
const CALENDAR_OFFSET_S = 8 * 3_600;

/** UNIX seconds of the same day and time so many months later; of the last day of a month that has no such day. */
export function monthsAfter(unixSeconds: number, months: number): number {
  const wall = new Date((unixSeconds + CALENDAR_OFFSET_S) * 1000);
  const day = wall.getUTCDate();
  wall.setUTCDate(1);
  wall.setUTCMonth(wall.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
  wall.setUTCDate(Math.min(day, lastDay));
  return wall.getTime() / 1000 - CALENDAR_OFFSET_S;
}
