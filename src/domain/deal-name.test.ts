import { expect, it } from 'vitest';
import { seededRandom } from '../lib/random.ts';
import { cloudDateTime } from './cloud-time.ts';
import { newDealName } from './deal-name.ts';

it('names an order by date and time in UTC+8 and nine digits', () => {
  expect(newDealName(seededRandom(1), new Date('2023-06-07T16:20:33.899Z'))).toMatch(/^20230608002033\d{9}$/);
});

it('gives two orders of one instant different names', () => {
  const random = seededRandom(1);
  const at = new Date('2026-01-01T00:00:00Z');
  expect(newDealName(random, at)).not.toBe(newDealName(random, at));
});

it('writes a date and time of the cloud', () => {
  expect(cloudDateTime(new Date('2018-04-25T02:26:26.999Z'))).toBe('2018-04-25 10:26:26');
});
