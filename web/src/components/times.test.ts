import { expect, it } from 'vitest';
import { cloudTimeText, ownZone, timeText } from './times.ts';

it('shows a time that the API writes in China’s as any other time', () => {
  expect(cloudTimeText('2026-11-26 10:00:05', 'en')).toBe(timeText(Date.parse('2026-11-26T02:00:05Z') / 1000, 'en'));
  expect(cloudTimeText('2026-11-26 10:00:05', 'zh')).toBe(timeText(Date.parse('2026-11-26T02:00:05Z'), 'zh'));
});

it('leaves what is no time as it is', () => {
  expect(cloudTimeText('0000-00-00 00:00:00', 'en')).toBe('0000-00-00 00:00:00');
  expect(cloudTimeText('2026-11', 'en')).toBe('2026-11');
  expect(cloudTimeText(null, 'en')).toBe('');
});

it('names the zone that times are shown in', () => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  expect(ownZone(new Date())).toContain(timeZone);
});
