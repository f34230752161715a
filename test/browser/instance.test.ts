import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { STATUS } from '../../src/domain/instance.ts';
import { cloudOf } from '../support/cloud.ts';
import { serverForTests } from '../support/server.ts';
import { expectAccessible } from './axe.ts';
import { describeInBrowser, expectNoSideways, PHONE, signIn, type OpenOptions } from './browser.ts';
import { picture } from './pictures.ts';

const LOST: OpenOptions = { expectedWords: [/ERR_CONNECTION|ERR_FAILED|ERR_INTERNET/] };

describeInBrowser('an instance in the console', (browser) => {
  const server = serverForTests();
  const cloud = cloudOf(server);
  let instanceId = '';

  beforeAll(async () => {
    [instanceId = ''] = await cloud.buy({ InstanceName: 'orders' });
    await cloud.settled([instanceId], STATUS.running);
  }, 120_000);

  async function openTab(tab: string, options?: OpenOptions): Promise<Page> {
    const page = await browser.open(server, `console/instances/${instanceId}/${tab}`, options);
    await signIn(page, server);
    await page.getByLabel(/^(Region|地域)$/).selectOption('ap-changsha');
    return page;
  }

  /** The row of a table in which this text stands. */
  const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });
  const dialog = (page: Page) => page.getByRole('dialog');
  const submit = async (page: Page, button: string): Promise<void> => {
    await dialog(page).getByRole('button', { name: button, exact: true }).click();
    await dialog(page).waitFor({ state: 'detached' });
  };

  it('says what it is, what of it is in use and how it is reached', async () => {
    const page = await openTab('basic');
    const detail = await cloud.detail(instanceId);
    await row(page, `${detail?.Vip}:${detail?.Vport}`).waitFor();
    await page.getByText('0 / 400').waitFor();
    await expectAccessible(page);
    await picture(page, 'instance', { forDocs: true });
  });

  it('takes a topic, a message into it, and finds the message by offset and by time', async () => {
    const page = await openTab('topics');
    await page.getByRole('button', { name: 'Create a topic' }).click();
    await dialog(page).getByLabel('Name').fill('payments');
    await dialog(page).getByLabel('Partitions').fill('1');
    await expectAccessible(page);
    await submit(page, 'Create');
    await row(page, 'payments').waitFor();
    await expectAccessible(page);
    await picture(page, 'topics');

    await page.getByRole('link', { name: 'Messages' }).click();
    await page.getByLabel('Topic').selectOption('payments');
    await page.getByRole('button', { name: 'Send a message' }).click();
    await dialog(page).getByLabel('Key').fill('order-1');
    await dialog(page).getByLabel('Value').fill('{"paid": 12.50, "note": "谢谢"}');
    await submit(page, 'Send');
    await page.getByRole('button', { name: 'Look up' }).click();
    await page.getByRole('button', { name: 'View the message' }).waitFor();
    await page.getByLabel('by time').check();
    await page.getByRole('button', { name: 'Look up' }).click();
    await page.getByRole('button', { name: 'View the message' }).click();
    await dialog(page).getByText('{"paid": 12.50, "note": "谢谢"}').waitFor();
    await dialog(page).getByText('order-1').waitFor();
    await expectAccessible(page);
    await picture(page, 'messages', { forDocs: true });
  });

  it('refuses a topic that is there already in words at the form, with all that was typed', async () => {
    await cloud.ckafka.CreateTopic({ InstanceId: instanceId, TopicName: 'taken', PartitionNum: 1, ReplicaNum: 1 });
    const page = await openTab('topics');
    await page.getByRole('button', { name: 'Create a topic' }).click();
    await dialog(page).getByLabel('Name').fill('taken');
    await dialog(page).getByLabel('Note').fill('kept');
    await dialog(page).getByRole('button', { name: 'Create', exact: true }).click();
    await dialog(page).getByRole('alert').getByText('taken').waitFor();
    expect(await dialog(page).getByLabel('Note').inputValue()).toBe('kept');
  });

  it('shows how far a group is behind, and moves it to where the preview said', async () => {
    await cloud.ckafka.CreateTopic({ InstanceId: instanceId, TopicName: 'orders', PartitionNum: 1, ReplicaNum: 1 });
    const Message = Array.from({ length: 5 }, (_, index) => ({ Key: 'k', Body: `order ${index}` }));
    await cloud.ckafka.SendMessage({ DataHubId: `${instanceId}/orders`, Message });
    await cloud.ckafka.CreateConsumer({ InstanceId: instanceId, GroupName: 'readers', TopicName: 'orders' });
    const page = await openTab('groups');
    await row(page, 'readers').getByRole('button', { name: 'Reset offsets' }).click();
    await dialog(page).getByLabel('at an offset').check();
    await dialog(page).getByLabel('Offset', { exact: true }).fill('2');
    const preview = dialog(page).getByRole('row').nth(1).getByRole('cell');
    await expect.poll(() => preview.nth(2).innerText()).toBe('2');
    await expectAccessible(page);
    await picture(page, 'reset-offsets', { forDocs: true });
    await submit(page, 'Reset');
    await row(page, 'readers').getByRole('button', { name: 'Lag' }).click();
    await dialog(page).getByText('Together: 3').waitFor();
  });

  it('lets a user in and allows her one topic', async () => {
    const page = await openTab('access');
    await page.getByRole('button', { name: 'Create a user' }).click();
    await dialog(page).getByLabel('Name').fill('alice');
    await dialog(page).getByLabel('Password').fill('correct-horse-1');
    await submit(page, 'Create');
    await row(page, 'alice').waitFor();
    await page.getByRole('button', { name: 'Add an ACL' }).click();
    await dialog(page).getByLabel('Its name').fill('payments');
    await dialog(page).getByLabel('User').selectOption('User:alice');
    await submit(page, 'Add');
    await row(page, 'User:alice').getByText('Allow').waitFor();
    await expectAccessible(page);
    await picture(page, 'users-and-acls');
  });

  it('gets a second way in, and loses it again', async () => {
    const page = await openTab('basic');
    await page.getByRole('button', { name: 'Add an access point' }).click();
    await dialog(page).getByLabel('Protocol').selectOption('1');
    await expectAccessible(page);
    await submit(page, 'Add');
    const route = row(page, 'SASL_PLAINTEXT');
    await route.getByText('Ready').waitFor({ timeout: 20_000 });
    await route.getByRole('button', { name: 'Delete' }).click();
    await submit(page, 'Delete');
    await route.waitFor({ state: 'detached', timeout: 20_000 });
  });

  it('keeps what is typed when the connection is lost, and goes on when it is back', async () => {
    const page = await openTab('topics', LOST);
    await page.getByRole('button', { name: 'Create a topic' }).click();
    await dialog(page).getByLabel('Name').fill('lost-and-found');
    await page.context().setOffline(true);
    await dialog(page).getByRole('button', { name: 'Create', exact: true }).click();
    await dialog(page).getByRole('alert').getByText('does not answer').waitFor();
    await page.context().setOffline(false);
    await submit(page, 'Create');
    await row(page, 'lost-and-found').waitFor();
  });

  it('tells what happened to it, measures it, and all of it fits a phone in Chinese and dark', async () => {
    const page = await openTab('events', { viewport: PHONE, colorScheme: 'dark', locale: 'zh-CN' });
    await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(1);
    await expectAccessible(page);
    for (const name of ['监控', '基本信息', 'Topic 管理', 'ACL 策略管理']) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.locator('main .panel').first().waitFor();
      await expectAccessible(page);
      await expectNoSideways(page);
    }
    await picture(page, 'instance-phone-dark-zh');
  });

  it('says so when the instance vanishes while it is looked at', async () => {
    const page = await openTab('events');
    await page.getByRole('heading', { name: 'orders' }).waitFor();
    await cloud.remove(instanceId);
    await page.getByText('not there any more').waitFor({ timeout: 20_000 });
    await expectAccessible(page);
  }, 60_000);
});
