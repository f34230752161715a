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
      await picture(page, 'buy', { forDocs: true });
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

/** What a client that only knows the address reads after it wrote it. */
async function echo(address: string, topic: string, text: string): Promise<string> {
  const kafka = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING });
  const [producer, consumer] = [kafka.producer(), kafka.consumer({ groupId: 'reader' })];
  await Promise.all([producer.connect(), consumer.connect()]);
  try {
    await producer.send({ topic, messages: [{ value: text }] });
    await consumer.subscribe({ topic, fromBeginning: true });
    return await new Promise<string>((resolve, reject) => {
      consumer
        .run({ eachMessage: ({ message }) => Promise.resolve(resolve(message.value?.toString() ?? '')) })
        .catch(reject);
    });
  } finally {
    await Promise.all([producer.disconnect(), consumer.disconnect()]);
  }
}

/** How many instances the account has, deleted ones aside. */
export async function instanceCount(server: TestServer): Promise<number> {
  const answer = JSON.parse(await server.command('call', 'DescribeInstances')) as { Result: { TotalCount: number } };
  return answer.Result.TotalCount;
}
