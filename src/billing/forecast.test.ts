import { expect, it } from 'vitest';
import { writeAmount } from '../domain/money.ts';
import { forecast } from './forecast.ts';

const at = new Date('2026-03-01T00:00:00Z');
const config = { priceBook: 'mainland' };
const values = {
  instance_name: 'orders',
  charge_type: 'POSTPAID_BY_HOUR',
  specifications_type: 'profession',
  band_width: 240,
  disk_size: 1000,
  disk_type: 'CLOUD_SSD',
  partition: 1700,
  public_network: 9,
};
const resource = (
  name: string,
  actions: string[],
  before: object | null,
  after: object | null,
  type = 'tencentcloud_ckafka_instance',
) => ({
  address: `${type}.${name}`,
  mode: 'managed',
  type,
  change: { actions, before, after },
});

it('prices every instance of a plan, what is there and what will be', () => {
  const plan = {
    resource_changes: [
      resource('new', ['create'], null, values),
      resource('grown', ['update'], { ...values, public_network: 3 }, values),
      resource('gone', ['delete'], values, null),
      resource('other', ['delete', 'create'], values, { ...values, disk_type: 'CLOUD_BASIC' }),
      resource('same', ['no-op'], values, values),
      resource('topic', ['create'], null, {}, 'tencentcloud_ckafka_topic'),
      resource('prepaid', ['create'], null, { ...values, charge_type: 'PREPAID' }),
      resource('wrong', ['create'], null, { ...values, band_width: 1400 }),
    ],
  };
  const found = forecast(config, plan, at);
  const price = (amount: bigint): string => writeAmount(amount);
  expect(found.lines.map((it) => [it.address.split('.')[1], it.action, price(it.before), price(it.after)])).toEqual([
    ['new', 'create', '0.00', '12.17'],
    ['grown', 'update', '10.67', '12.17'],
    ['gone', 'delete', '12.17', '0.00'],
    ['other', 'replace', '12.17', '9.67'],
    ['same', 'no-op', '12.17', '12.17'],
    ['prepaid', 'create', '0.00', '0.00'],
    ['wrong', 'create', '0.00', '0.00'],
  ]);
  expect(found.lines.map((it) => it.note).filter((note) => note !== '')).toEqual([
    'disk: no price by the hour is public',
    // 3377 + 6 x 292, 1000 and 200; for 6 Mbps more there is no price.
    'prepaid: 6329.00 CNY a month; public-network: no price by the month is public',
    expect.stringContaining('`BandWidth`') as string,
  ]);
  expect([found.currency, price(found.before), price(found.after)]).toEqual(['CNY', '47.18', '46.18']);
});

it('wants a plan', () => {
  for (const value of [null, [], {}, { resource_changes: {} }])
    expect(() => forecast(config, value, at)).toThrow('resource_changes');
  expect(forecast(config, { resource_changes: [null, 7] }, at).lines).toEqual([]);
});
