import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { serverForTests } from '../support/server.ts';
import { expectAccessible } from './axe.ts';
import { describeInBrowser, expectNoSideways, PHONE, signIn, type OpenOptions } from './browser.ts';
import { picture } from './pictures.ts';

const RUNS_WITHIN_MS = 60_000;
const ZONE = { zoneId: 100_003, code: 'ap-guangzhou-3' };

describeInBrowser('the console', (browser) => {
  const server = serverForTests();
  const call = async <Answer>(action: string, parameters: object): Promise<Answer> =>
    JSON.parse(await server.command('call', action, JSON.stringify(parameters))) as Answer;
  const open = async (path: string, options?: OpenOptions): Promise<Page> => {
    const page = await browser.open(server, path, options);
    await signIn(page, server);
    return page;
  };

  beforeAll(async () => {
    const Filters = [{ Name: 'zone', Values: [ZONE.code] }];
    const { SubnetSet } = await call<{ SubnetSet: { VpcId: string; SubnetId: string }[] }>('DescribeSubnets', {
      Filters,
    });
    const { VpcId, SubnetId } = SubnetSet[0] ?? {};
    await call('CreateInstancePre', {
      ...{ InstanceName: 'paid-by-the-month', InstanceType: 1, Period: '1m', VpcId, SubnetId, ZoneId: ZONE.zoneId },
      ...{ BandWidth: 20, DiskSize: 300, DiskType: 'CLOUD_SSD', Partition: 500 },
      Tags: [{ TagKey: 'team', TagValue: 'shop' }],
    });
    for (let tries = 0; tries < 120 && !(await isRunning()); tries += 1) await sleep(500);
  }, 2 * RUNS_WITHIN_MS);

  async function isRunning(): Promise<boolean> {
    const { Result } = await call<{ Result: { InstanceList: { Status: number }[] } }>('DescribeInstances', {});
    return Result.InstanceList.every((it) => it.Status === 1);
  }

  it('lets nobody in with a wrong key, says why, and keeps what was typed', async () => {
    const page = await browser.open(server, 'console');
    await page.getByLabel(/^SecretId/).fill(server.secretId);
    await page.getByLabel(/^SecretKey/).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('signature').waitFor();
    expect(await page.getByLabel(/^SecretId/).inputValue()).toBe(server.secretId);
    await expectAccessible(page);
    await picture(page, 'sign-in', { forDocs: true });
  });

  it('finds instances by name, state and tag', async () => {
    const page = await open('console');
    await page.getByRole('link', { name: 'paid-by-the-month' }).waitFor();
    await page.getByText('team: shop').waitFor();
    await expectAccessible(page);
    await picture(page, 'instances', { forDocs: true });
    await page.getByLabel('Search').fill('nothing like it');
    await page.getByText('No instance here matches.').waitFor();
    await page.getByLabel('Search').fill('by-the');
    await page.getByLabel('Tag key').fill('team');
    await page.getByLabel('Status').selectOption({ label: 'Running' });
    await page.getByRole('link', { name: 'paid-by-the-month' }).waitFor();
  });

  it('changes an instance in windows that know what is sold, and shows each change as the call that it was', async () => {
    const page = await open('console');
    await page.getByRole('button', { name: 'Scale: paid-by-the-month' }).click();
    const scale = page.getByRole('dialog');
    await scale.getByText('a month (now').waitFor();
    await scale.getByLabel('Bandwidth').fill('240');
    await scale.getByText('Allowed: 1,000 to 500,000 GB in steps of 100.').waitFor();
    expect(await scale.getByRole('button', { name: 'Scale', exact: true }).isDisabled()).toBe(true);
    await expectAccessible(page);
    await picture(page, 'scale', { forDocs: true });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Retention: paid-by-the-month' }).click();
    await page.getByLabel('Messages are kept for').fill('129601');
    await page.getByText('Allowed: 1 to 129,600.').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Rename: paid-by-the-month' }).click();
    await page.getByRole('dialog').getByLabel(/^Name/).fill('renamed');
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await page.getByRole('link', { name: 'renamed' }).waitFor();
    await page.getByRole('button', { name: 'Calls' }).click();
    await page.getByLabel('Only calls that change something').check();
    expect(await page.locator('details.call').count()).toBe(1);
    await page.getByText('ModifyInstanceAttributes').click();
    await page.getByText('As code').click();
    await page.getByLabel('Language').selectOption({ label: 'tccli' });
    await page.getByText('tccli ckafka ModifyInstanceAttributes').waitFor();
    await expectAccessible(page);
    await picture(page, 'calls', { forDocs: true });
  });

  it('renews what was bought by the month, at a price and to a day that are told before', async () => {
    const page = await open('console');
    await page.getByRole('button', { name: 'Renew: renamed' }).click();
    const renew = page.getByRole('dialog');
    await renew.getByLabel('Months').fill('3');
    await renew.getByText('for 3 months').waitFor();
    const until = await renew.locator('dd').last().innerText();
    await expectAccessible(page);
    await picture(page, 'renew', { forDocs: true });
    await renew.getByRole('button', { name: 'Renew', exact: true }).click();
    await renew.getByText('It is renewed.').waitFor();
    await renew.getByText(until).waitFor();
    await expectAccessible(page);
    await picture(page, 'renewed');
    await renew.getByRole('button', { name: 'Close' }).last().click();
    await page.getByText(`paid until ${until}`).waitFor();
  });

  it('explains each line of a bill, and lets a budget be set', async () => {
    const page = await open('console/bills');
    await page.locator('details.day > summary').first().click();
    await page.getByText('300 GB × 100 CNY / 100 × 3 months').waitFor();
    await expectAccessible(page);
    await picture(page, 'bills', { forDocs: true });
    await page.getByRole('link', { name: 'By instance' }).click();
    await page
      .getByRole('cell', { name: /^renamed/ })
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Orders' }).click();
    await page.getByText('purchase').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Budgets' }).click();
    await page.getByRole('button', { name: 'Add a budget' }).click();
    await page.getByRole('dialog').getByLabel(/^Name/).fill('kafka of the month');
    await page.getByLabel(/^Quota/).fill('10000');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('cell', { name: '80 %' }).waitFor();
    await expectAccessible(page);
    await picture(page, 'budgets');
    await page.getByRole('button', { name: 'Remove: kafka of the month' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('There is no budget yet.').waitFor();
  });

  it('is dark and Chinese, and fits a phone, for who has it so', async () => {
    const phone = { viewport: PHONE, colorScheme: 'dark', locale: 'zh-CN' } as const;
    const page = await open('console', { ...phone, timezoneId: 'America/New_York' });
    await page.getByRole('heading', { name: '实例列表' }).waitFor();
    await page.getByText('运行中').last().waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    await picture(page, 'instances-phone-dark-zh');
    await page.getByText('America/New_York (UTC-0').waitFor();
    const createdAt = page.locator('tbody tr').first().getByRole('cell').nth(5);
    const [time = 'none'] = (await createdAt.innerText()).split('\n');
    await page.getByRole('link', { name: '费用' }).click();
    await page.locator('details.day > summary').first().click();
    await expectAccessible(page);
    await expectNoSideways(page);
    await picture(page, 'bills-phone-dark-zh');
    // The API writes an order's time as a text of China's, and an instance's as a number: they are one time.
    await page.getByRole('link', { name: '订单' }).click();
    await page.getByRole('cell', { name: time, exact: true }).waitFor();
  });

  it('deletes only what was named by hand, and says in the window when it was gone before', async () => {
    const page = await open('console');
    await page.getByRole('button', { name: 'Delete: renamed' }).click();
    const remove = page.getByRole('button', { name: 'Delete', exact: true });
    await page.getByLabel('Type the name to delete it').fill('rename');
    expect(await remove.isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Rename: renamed' }).click();
    await page.getByRole('dialog').getByLabel(/^Name/).fill('typed while it went');
    const [id = ''] = (await page.locator('table code').first().innerText()).split(' ');
    await call('DeleteInstancePre', { InstanceId: id });
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await page.getByRole('dialog').getByLabel(/^Name/).inputValue()).toBe('typed while it went');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('There are no instances in this region yet.').waitFor();
    await picture(page, 'instances-none');
  });
});
