import { randomText, type Random } from '../lib/random.ts';
import { cloudStamp } from './cloud-time.ts';

/**
 * The name of an order in the upstream's form, 23 digits: date and time in UTC+8, then nine by chance (`20230608002033899990000`).
 * Chance alone does not make it unique; the database's key does, and whoever inserts takes another when it is taken.
 */
export function newDealName(random: Random, at: Date): string {
  return `${cloudStamp(at)}${randomText(random, 9, '0123456789')}`;
}
