/** Days and months of a time zone, as its calendar and its clocks on the wall show them. Throws RangeError for a zone that does not exist. */

const DAY_MS = 24 * 3_600_000;

/** The moment at which the zone's clocks show `wall`, which is written as if it were UTC. One that they skip counts as if they had not. */
export function momentOnWall(wall: number, timeZone: string): Date {
  const guess = wall - offsetMs(wall, timeZone);
  return new Date(wall - offsetMs(guess, timeZone));
}

/** The same day and time so many months later; the last day of a month that has no such day. */
export function monthsLater(at: Date, months: number, timeZone: string): Date {
  const wall = wallOf(at, timeZone);
  const [year, month] = [wall.getUTCFullYear(), wall.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Date.UTC(year, month, Math.min(wall.getUTCDate(), lastDay));
  return momentOnWall(day + (wall.getTime() % DAY_MS), timeZone);
}

/** The first 0:00 that is not before so many days after `at`. */
export function midnightAfter(at: Date, days: number, timeZone: string): Date {
  const wall = wallOf(at, timeZone).getTime() + days * DAY_MS;
  return momentOnWall(Math.ceil(wall / DAY_MS) * DAY_MS, timeZone);
}

/** 0:00 of the day that holds `at`. */
export function dayOf(at: Date, timeZone: string): Date {
  return momentOnWall(Math.floor(wallOf(at, timeZone).getTime() / DAY_MS) * DAY_MS, timeZone);
}

/** What the zone's clocks show, as if it were UTC. */
function wallOf(at: Date, timeZone: string): Date {
  return new Date(at.getTime() + offsetMs(at.getTime(), timeZone));
}

function offsetMs(ms: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${format.format(ms).replace(' ', 'T')}Z`) - Math.floor(ms / 1000) * 1000;
}
