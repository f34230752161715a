import { Kafka, logLevel, type EachMessagePayload } from 'kafkajs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { serverForTests, type TestServer } from '../support/server.ts';
import { expectAccessible } from './axe.ts';
import { describeInBrowser, expectNoSideways, PHONE, signIn } from './browser.ts';
import { picture } from './pictures.ts';

const RUNS_WITHIN_MS = 60_000;

describeInBrowser('buying in the console', (browser) => {
  const server = serverForTests();
  const openWizard = async (path = 'console/buy', options = {}): Promise<Page> => {
    const page = await browser.open(server, path, options);
    await signIn(page, server);
    await page.getByText(/an hour|\/ 小时/).waitFor();
    return page;
  };

  it(
    'takes an instance from choice to running, and its page shows an address that takes messages',
    async () => {
      const page = await openWizard();
      await expectAccessible(page);
      await page.getByLabel('Name', { exact: true }).fill('orders');
      await page.getByRole('button', { name: 'Add a tag' }).click();
      await page.getByLabel('Key 1').fill('team');
      await page.getByLabel('Value 1').fill('shop');
      await picture(page, 'buy', { forDocs: true, onlyWindow: true });
      await page.getByRole('button', { name: 'Buy', exact: true }).click();
      await page.getByRole('heading', { name: 'Bought' }).waitFor();
      await page.getByText('Running').waitFor({ timeout: RUNS_WITHIN_MS });
      await page.getByRole('button', { name: 'Create the topic' }).click();
      await page.getByText('The topic is there.').waitFor();
      const address = await page.locator('code.address').innerText();
      expect(await page.locator('pre').innerText()).toContain(address);
      expect(await echo(address, 'hello', 'from the console')).toBe('from the console');
      await expectAccessible(page);
      await picture(page, 'bought', { forDocs: true });
    },
    2 * RUNS_WITHIN_MS,
  );

  it(
    'sells a month in a network that is made on the spot, and making it buys nothing',
    async () => {
      const page = await openWizard();
      const before = await instanceCount(server);
      const dialog = page.getByRole('dialog');
      const made = async (button: string, name: string): Promise<void> => {
        await page.getByRole('button', { name: button }).click();
        await dialog.getByLabel('Name').fill(name);
        await expectAccessible(page);
        await picture(page, button.toLowerCase().replace(' ', '-'));
        await dialog.getByRole('button', { name: 'Create', exact: true }).click();
        await dialog.waitFor({ state: 'detached' });
      };
      await page.getByLabel('Monthly subscription').check();
      await page.getByLabel('Months').fill('2');
      await page.getByLabel('Renew by itself when the term ends').check();
      await page.getByText('for 2 months').waitFor();
      await made('New VPC', 'shops');
      await page.getByText('There is no subnet in the chosen zones').waitFor();
      await made('New subnet', 'tills');
      await expect.poll(() => page.getByLabel('Subnet').locator('option:checked').innerText()).toContain('tills');
      await page.getByLabel(/^Name/).fill('by the month');
      await picture(page, 'buy-months');
      expect(await instanceCount(server)).toBe(before);
      await page.getByRole('button', { name: 'Buy', exact: true }).click();
      await page.getByRole('heading', { name: 'Bought' }).waitFor();
      await page.getByRole('link', { name: 'All instances' }).click();
      await page.getByRole('link', { name: 'by the month' }).click();
      await page.getByText('By itself, a month at a time').waitFor();
      const vpcs = JSON.parse(await server.command('call', 'DescribeVpcs')) as { VpcSet: Record<string, string>[] };
      const vpc = vpcs.VpcSet.find((it) => it['VpcName'] === 'shops')?.['VpcId'] ?? 'none';
      await page.getByText(new RegExp(`^${vpc} / subnet-`)).waitFor();
    },
    2 * RUNS_WITHIN_MS,
  );

  it('lets only what is sold be chosen: each wrong value is told at its field, and nothing is sent', async () => {
    const page = await openWizard();
    await page.getByLabel('Peak bandwidth').fill('240');
    expect(await page.getByLabel('Disk size').inputValue()).toBe('1000');
    await page.getByText('10.36 CNY').waitFor();
    await page.getByLabel('Disk size').fill('250');
    await page.getByLabel('Topics').fill('150');
    const wrong = page.locator('.field', { has: page.getByLabel('Disk size') }).getByRole('alert');
    expect(await wrong.innerText()).toBe('Allowed: 1,000 to 500,000 GB in steps of 100.');
    await page.getByRole('button', { name: 'Buy', exact: true }).click();
    expect(await page.locator(':focus').getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('button', { name: 'Calls' }).click();
    expect(await page.getByText('CreatePostPaidInstance').count()).toBe(0);
    await picture(page, 'buy-refused');
  });

  it('tells what the server refuses at the field that it is about, and keeps what was typed', async () => {
    const page = await openWizard();
    await page.getByLabel('Name', { exact: true }).fill('{R:0}');
    await page.getByRole('button', { name: 'Buy', exact: true }).click();
    const field = page.locator('.field', { has: page.getByLabel('Name', { exact: true }) });
    await field.getByText('a positive number as x in {R:x}').waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('{R:0}');
    await expectAccessible(page);
  });

  it(
    'buys once, however often it is sent: a double click, a server that dies before it answers, a reload, and again',
    async () => {
      const before = await instanceCount(server);
      await server.stop();
      await server.start({ dieAt: 'answer' });
      const page = await openWizard('console/buy', { expectedWords: [/Failed to load resource: net::ERR_/] });
      await page.getByLabel('Name', { exact: true }).fill('once');
      await page.getByRole('button', { name: 'Buy', exact: true }).dblclick();
      await page.getByText('The server does not answer').waitFor();
      await server.death();
      await server.start();
      // It serves calls a moment before commands find it.
      await expect.poll(() => instanceCount(server).catch(String)).toBe(before + 1);
      await page.reload();
      await signIn(page, server);
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('once');
      await page.getByText('its answer never came').waitFor();
      await page.getByRole('button', { name: 'Buy', exact: true }).dblclick();
      await page.getByRole('heading', { name: 'Bought' }).waitFor();
      expect(await instanceCount(server)).toBe(before + 1);
      await page.reload();
      await signIn(page, server);
      await page.getByText('once').waitFor();
      await page.getByRole('button', { name: 'Buy another' }).click();
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('');
    },
    2 * RUNS_WITHIN_MS,
  );

  it('asks for another sign-in when the key has ended, and goes on with what was typed', async () => {
    const pair = JSON.parse(await server.command('credentials', 'create', '--json')) as typeof server;
    const page = await browser.open(server, 'console/buy');
    await signIn(page, pair);
    await page.getByLabel('Name', { exact: true }).fill('kept');
    await server.command('credentials', 'disable', pair.secretId);
    await page.getByRole('button', { name: 'Buy', exact: true }).click();
    await page.getByText('does not take this key pair any more').waitFor();
    await expectAccessible(page);
    await signIn(page, server);
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('kept');
  });

  it('is bought with the keyboard alone', async () => {
    const page = await openWizard();
    const before = await instanceCount(server);
    await page.getByRole('link', { name: 'Buy' }).focus();
    await tabTo(page, 'Pro');
    await tabTo(page, 'Kafka version');
    await page.keyboard.type('3.2.3');
    await tabTo(page, 'Peak bandwidth');
    await page.keyboard.press('ArrowUp');
    await tabTo(page, 'Name');
    await page.keyboard.type('by hand');
    await tabTo(page, 'Buy');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Bought' }).waitFor();
    expect(await instanceCount(server)).toBe(before + 1);
    await page.getByText('by hand').waitFor();
  });

  it('shows the purchase as the call of any client', async () => {
    const page = await openWizard();
    await page.getByRole('button', { name: 'Show as API call' }).click();
    await page.getByLabel('Language').selectOption({ label: 'Terraform' });
    await page.getByText('resource "tencentcloud_ckafka_instance"').waitFor();
    await expectAccessible(page);
    await picture(page, 'buy-as-code', { forDocs: true });
  });

  it('fits a phone, dark and in Chinese', async () => {
    const page = await openWizard('console/buy', { viewport: PHONE, colorScheme: 'dark', locale: 'zh-CN' });
    await page.getByText('标准版', { exact: true }).click();
    await page.getByText('无报价').waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
    await picture(page, 'buy-phone-dark-zh');
  });
});

const NAME_OF_FOCUS = 'document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText';

/** Presses Tab until the focus is on what has this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate<string>(NAME_OF_FOCUS);
    if (words.trim() === name) return;
  }
  throw new Error(`Tab does not come to "${name}"`);
}

/** What a client that only knows the address reads after it wrote it. */
async function echo(address: string, topic: string, text: string): Promise<string> {
  const kafka = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING });
  const [producer, consumer] = [kafka.producer(), kafka.consumer({ groupId: 'reader' })];
  await Promise.all([producer.connect(), consumer.connect()]);
  try {
    await producer.send({ topic, messages: [{ value: text }] });
    await consumer.subscribe({ topic, fromBeginning: true });
    const read = Promise.withResolvers<string>();
    const eachMessage = ({ message }: EachMessagePayload): Promise<void> => {
      read.resolve(message.value?.toString() ?? '');
      return Promise.resolve();
    };
    consumer.run({ eachMessage }).catch(read.reject);
    return await read.promise;
  } finally {
    await Promise.all([producer.disconnect(), consumer.disconnect()]);
  }
}

/** How many instances the account has, deleted ones aside. */
async function instanceCount(server: TestServer): Promise<number> {
  const answer = JSON.parse(await server.command('call', 'DescribeInstances')) as { Result: { TotalCount: number } };
  return answer.Result.TotalCount;
}
