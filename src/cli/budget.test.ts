import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { exampleAccount } from '../../test/support/example-rows.ts';
import { freshStorage } from '../../test/support/postgres.ts';
import { fakeCli } from './testing/fake-context.ts';

const home = mkdtempSync(join(tmpdir(), 'brokerage-budget-'));
afterAll(() => rmSync(home, { recursive: true }));

it('sets, changes, lists and removes what an account or a tag of it is to cost', async () => {
  const { storage } = await freshStorage();
  await storage.rows.accounts.insert(exampleAccount({ appId: 7 }));
  const openStorageFor = () => Promise.resolve({ storage, close: () => Promise.resolve() });
  const cli = fakeCli(home, { openStorageFor }, { DATABASE_URL: 'postgres://given/by-the-test' });
  const budget = (...args: string[]) => cli.run('billing', 'budget', ...args);
  expect(await budget('list')).toBe(0);
  expect(cli.written.out).toContain('no budgets');
  expect(await budget('set', '--account', '7', '--monthly', '100')).toBe(0);
  expect(cli.written.out).toBe('account 7 has a budget of 100.00 a month for all it has\n');
  await budget('set', '--account', '7', '--tag', 'team=a', '--monthly', '20', '--refuse', '--warn', '80');
  await budget('set', '--account', '7', '--monthly', '150.5', '--json');
  expect(cli.json()).toMatchObject({ appId: 7, tag: null, monthly: '150.50', refuses: false, warnAtPercent: ['100'] });
  await budget('list', '--account', '7');
  expect(cli.written.out).toBe(
    [
      'APP ID  FOR         MONTHLY  CHARGED  SELLS BEYOND',
      '7       all it has  150.50   0.00     yes',
      '7       team=a      20.00    0.00     no',
      '',
    ].join('\n'),
  );
  expect(await budget('remove', '--account', '7', '--tag', 'team=a')).toBe(0);
  expect(await storage.rows.budgets.ofOperator()).toMatchObject([{ budgetName: 'account', firstDay: '2026-01-01' }]);
  for (const [args, words] of [
    [['set', '--account', '7', '--monthly', '0'], 'the budget cannot be "0"'],
    [['set', '--account', '7', '--monthly=-5'], 'the budget cannot be "-5"'],
    [['set', '--account', '7', '--monthly', '1', '--warn', 'soon'], '--warn cannot be "soon"'],
    [['set', '--account', '7', '--monthly', '1', '--tag', 'team'], '--tag cannot be "team"'],
    [['set', '--account', '8', '--monthly', '1'], 'there is no account 8'],
    [['remove', '--account', '7', '--tag', 'team=a'], 'no budget for what carries team=a'],
  ] as const) {
    expect(await budget(...args), args.join(' ')).toBe(1);
    expect(cli.written.err).toContain(words);
  }
});
