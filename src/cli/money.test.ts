import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exampleAccount } from '../../test/support/example-rows.ts';
import { freshStorage } from '../../test/support/postgres.ts';
import { priceAsked, verifyAll } from '../billing/desk.ts';
import { SHIPPED_BOOKS } from '../catalogue/load-price-book.ts';
import { forecast } from '../billing/forecast.ts';
import { fakeCli } from './testing/fake-context.ts';

const home = mkdtempSync(join(tmpdir(), 'brokerage-money-'));
afterAll(() => rmSync(home, { recursive: true }));

const EXAMPLE = ['--bandwidth', '240', '--disk', '1000', '--disk-type', 'CLOUD_SSD', '--partition', '1700'];

describe('brokerage price', () => {
  const cli = fakeCli(home, { priceAsked });

  it('shows the worked example, an hour and thirty days of it', async () => {
    expect(await cli.run('price', ...EXAMPLE)).toBe(0);
    expect(cli.written.out).toBe(
      [
        'ITEM        FORMULA              CNY AN HOUR  30 DAYS',
        'package     5.16 + 6 x 0.45      7.86         5659.20',
        'disk        1000 x 0.25 / 100    2.50         1800.00',
        'partitions  100 x 0.31 / 100     0.31         223.20',
        'together    price book mainland  10.67        7682.40',
        '',
      ].join('\n'),
    );
  });

  it('shows a month and the term of a prepaid instance', async () => {
    expect(await cli.run('price', ...EXAMPLE, '--months', '3')).toBe(0);
    expect(cli.written.out.split('\n').slice(0, 2)).toEqual([
      'ITEM        FORMULA               CNY A MONTH  3 MONTHS',
      'package     3377.00 + 6 x 292.00  5129.00      15387.00',
    ]);
    await cli.run('price', ...EXAMPLE, '--months', '3', '--json');
    expect(cli.json()).toMatchObject({ months: 3, aMonth: '6329.00', term: '18987.00' });
    expect(await cli.run('price', ...EXAMPLE, '--months', '37')).toBe(1);
    expect(cli.written.err).toContain('1 to 36');
  });

  it('says what has no price, and why', async () => {
    await cli.run('price', '--json');
    expect(cli.json()).toMatchObject({
      anHour: '3.04',
      notPriced: [{ item: 'disk', reason: 'no price by the hour is public' }],
    });
  });

  it('says that elastic bandwidth is charged by use, where the book has a price for it', async () => {
    await cli.run('price', ...EXAMPLE, '--elastic');
    expect(cli.written.out).toMatch(/elastic-bandwidth +no price by the GB is public +no price/);
    const file = join(home, 'book.json');
    const elasticBandwidth = { gb: '0.8', source: 'ours', asOf: '2026' };
    const revisions = SHIPPED_BOOKS.mainland.revisions.map((it) => ({ ...it, elasticBandwidth }));
    writeFileSync(file, JSON.stringify({ ...SHIPPED_BOOKS.mainland, revisions }));
    const config = join(home, 'own.toml');
    writeFileSync(config, `billing.price_book = ${JSON.stringify(file)}\n`);
    const own = fakeCli(home, { priceAsked }, { BROKERAGE_CONFIG: config });
    await own.run('price', ...EXAMPLE, '--elastic');
    expect(own.written.out).toMatch(/elastic-bandwidth +0\.80 for each GB beyond what is bought +by usage/);
    await own.run('price', ...EXAMPLE, '--elastic', '--months', '2');
    expect(own.written.out, 'the same by the month').toContain('0.80 for each GB');
    expect(await cli.run('price', '--standard', '1', '--elastic')).toBe(1);
    expect(cli.written.err).toContain('the standard edition has no elastic bandwidth');
  });

  it.each([
    ['BandWidth', ['--bandwidth', '1400']],
    ['DiskSize', ['--bandwidth', '240', '--disk', '100', '--partition', '1600']],
    ['PublicNetworkMonthly', [...EXAMPLE, '--public-network', '4']],
    ['InstanceType', ['--standard', '9']],
  ])('refuses a %s that is not sold', async (name, args) => {
    expect(await cli.run('price', ...args)).toBe(1);
    expect(cli.written.err).toContain(`\`${name}\``);
  });
});

describe('brokerage forecast', () => {
  const cli = fakeCli(home, { forecast });
  const change = {
    actions: ['create'],
    before: null,
    after: { charge_type: 'POSTPAID_BY_HOUR', band_width: 40, disk_size: 500, disk_type: 'CLOUD_SSD', partition: 800 },
  };
  const plan = {
    resource_changes: [{ address: 'tencentcloud_ckafka_instance.a', type: 'tencentcloud_ckafka_instance', change }],
  };

  it('shows what each instance of a plan costs', async () => {
    const file = join(home, 'plan.json');
    writeFileSync(file, JSON.stringify(plan));
    expect(await cli.run('forecast', '--plan', file)).toBe(0);
    expect(cli.written.out).toMatch(/tencentcloud_ckafka_instance\.a +create +0\.00 +4\.29 +3088\.80/);
    await cli.run('forecast', '--plan', file, '--json');
    expect(cli.json()).toMatchObject({ currency: 'CNY', before: '0.00', after: '4.29' });
  });

  it('says what it cannot read', async () => {
    const file = join(home, 'not-a-plan.json');
    for (const [text, words] of [
      ['{', 'is not JSON'],
      ['{}', 'resource_changes'],
    ] as const) {
      writeFileSync(file, text);
      expect(await cli.run('forecast', '--plan', file)).toBe(1);
      expect(cli.written.err).toContain(words);
    }
    expect(await cli.run('forecast', '--plan', join(home, 'missing.json'))).toBe(1);
    expect(cli.written.err).toContain('missing.json');
  });
});

describe('brokerage billing', () => {
  it('shows, pays, releases and verifies', async () => {
    const { storage } = await freshStorage();
    await storage.rows.accounts.insert(exampleAccount({ appId: 7 }));
    await storage.rows.billing.openBalances('CNY', 500_000_000n, new Date());
    await storage.rows.billing.park(7, 'too dear');
    const openStorageFor = () => Promise.resolve({ storage, close: () => Promise.resolve() });
    const cli = fakeCli(home, { openStorageFor, verifyAll }, { DATABASE_URL: 'postgres://given/by-the-test' });
    expect(await cli.run('billing', 'balance')).toBe(0);
    expect(cli.written.out).toContain('7       5.00     CNY       parked: too dear');
    expect(await cli.run('billing', 'release', '7')).toBe(0);
    expect(await cli.run('billing', 'pay', '7', '0.25', '--note', 'cash')).toBe(0);
    expect(cli.written.out).toBe('account 7 has 5.25 CNY\n');
    expect(await cli.run('billing', 'pay', '7', '--json', '--', '-5')).toBe(0);
    expect(cli.json()).toEqual({ appId: 7, balance: '0.25', currency: 'CNY', parked: '' });
    expect(await cli.run('billing', 'verify')).toBe(0);
    expect(cli.written.out).toBe('0 lines of 0 instances: 0 differ\n');
    for (const args of [
      ['pay', '8', '1'],
      ['pay', '7', 'much'],
      ['release', '8'],
      ['verify', '--from', 'May'],
    ])
      expect(await cli.run('billing', ...args), args.join(' ')).toBe(1);
    expect(await storage.rows.billing.ledger(7, 9)).toMatchObject([
      { amount: -500_000_000n },
      { note: 'cash' },
      { kind: 'credit' },
    ]);
  });
});
