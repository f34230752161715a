import { expect, it } from 'vitest';
import { serverForTests } from '../support/server.ts';
import { expectAccessible } from './axe.ts';
import { describeInBrowser, expectNoSideways, PHONE, signIn } from './browser.ts';
import { picture } from './pictures.ts';

describeInBrowser('the console', (browser) => {
  const server = serverForTests();

  it('lets nobody in with a wrong key, says why, and keeps what was typed', async () => {
    const page = await browser.open(server, 'console');
    await page.getByLabel(/^SecretId/).fill(server.secretId);
    await page.getByLabel(/^SecretKey/).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('signature').waitFor();
    expect(await page.getByLabel(/^SecretId/).inputValue()).toBe(server.secretId);
    await expectAccessible(page);
    await picture(page, 'sign-in');
  });

  it('shows the page that was asked for once somebody has signed in', async () => {
    const page = await browser.open(server, 'console');
    await signIn(page, server);
    await page.getByRole('heading', { name: 'Instances' }).waitFor();
    await expectAccessible(page);
  });

  it('is dark and Chinese, and fits a phone, for who has it so', async () => {
    const page = await browser.open(server, 'console', { viewport: PHONE, colorScheme: 'dark', locale: 'zh-CN' });
    await expectAccessible(page);
    await signIn(page, server);
    await page.getByRole('heading', { name: '实例列表' }).waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    await picture(page, 'instances-phone-dark-zh');
  });
});
