import { createHash, createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { signRequest } from '../../src/api/sign-request.ts';
import { utcDate } from '../../src/api/signature-tc3.ts';
import { serverForTests } from '../support/server.ts';
import { expectAccessible } from './axe.ts';
import { describeInBrowser, expectNoSideways, PHONE, signIn, type OpenOptions } from './browser.ts';
import { picture } from './pictures.ts';

/** As wide as three columns need: the pictures of docs/ stay small. */
const WINDOW = { width: 1200, height: 720 };

/** The address of an action with its parameters, as somebody shares it. */
const linkTo = (action: string, parameters: string): string =>
  `explorer/ckafka/${action}?p=${encodeURIComponent(parameters)}`;

describeInBrowser('the API Explorer', (browser) => {
  const server = serverForTests();

  async function open(path: string, options?: OpenOptions): Promise<Page> {
    const page = await browser.open(server, path, { viewport: WINDOW, ...options });
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }
  const send = (page: Page) => page.getByRole('button', { name: /^(Send|发送)/ });
  const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
  const editor = (page: Page) => page.getByRole('textbox', { name: /^(Parameters as JSON|JSON 参数)$/ });
  /** Bodies of the calls of this action that the page sends from now on. */
  function sentBodies(page: Page, action: string): string[] {
    const bodies: string[] = [];
    page.on('request', (request) => {
      if (request.headers()['x-tc-action'] === action) bodies.push(request.postData() ?? '');
    });
    return bodies;
  }

  it('is searched, filled in, signed in to and sent with the keyboard alone', async () => {
    const page = await open('explorer');
    await page.keyboard.press('/');
    await page.keyboard.type('describeregion');
    await page.getByRole('option', { selected: true }).getByText('DescribeRegion').waitFor();
    await expectAccessible(page);
    await picture(page, 'explorer-search', { forDocs: true });
    const groups = page.getByRole('listbox').getByRole('group');
    expect(await groups.count()).toBeGreaterThan(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'DescribeRegion', exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/explorer/ckafka/DescribeRegion');
    await page.keyboard.press('/');
    await page.keyboard.type('topic');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('combobox', { name: 'Search all actions' }).inputValue()).toBe('');

    await send(page).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel(/^SecretId/).focus();
    await page.keyboard.type(server.secretId);
    await page.keyboard.press('Tab');
    await page.keyboard.type(server.secretKey);
    await page.keyboard.press('Enter');
    await page.getByText('Signed in. Now send.').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Served', { exact: true }).waitFor();
    const answer = await page.getByLabel('Answer', { exact: true }).last().innerText();
    expect(answer).toContain('"RegionCodeV3": "ap-guangzhou"');
    expect(await page.getByText(/^[0-9a-f]{8}-[0-9a-f-]{27}$/).count()).toBe(1);
    await expectAccessible(page);
  });

  it('keeps form, JSON and address the same, to the last digit, and loses nothing of JSON that is wrong', async () => {
    const page = await open(linkTo('FetchMessageByOffset', '{"InstanceId":"ckafka-1","Offset":9007199254740993}'));
    expect(await page.getByRole('textbox', { name: 'InstanceId' }).inputValue()).toBe('ckafka-1');
    expect(await page.getByRole('textbox', { name: 'Offset' }).inputValue()).toBe('9007199254740993');
    await page.getByRole('textbox', { name: 'Topic' }).fill('orders');
    await tab(page, 'JSON').click();
    await editor(page).getByText('"orders"').waitFor();
    expect(await editor(page).innerText()).toContain('9007199254740993');
    await expectAccessible(page);

    await editor(page).fill('{"InstanceId": "ckafka-2", ');
    await page.keyboard.type('"Part');
    await page.getByRole('option', { name: 'Partition' }).waitFor();
    await page.keyboard.press('Escape');
    const wrong = '{\n  "InstanceId": "ckafka-2"\n  "Topic": "t"\n}';
    await editor(page).fill(wrong);
    await page.getByText('Line 3, column 3: a comma or } is expected.').waitFor();
    expect(await send(page).isDisabled()).toBe(true);
    await tab(page, 'Form').click();
    await page.getByText('The JSON cannot be read, so the form shows').waitFor();
    await tab(page, 'JSON').click();
    expect(await editor(page).innerText()).toContain('"ckafka-2"\n');

    await editor(page).fill(
      wrong.replace('"ckafka-2"', '"ckafka-2",').replace('"t"', '"t", "Offset": 9007199254740995'),
    );
    await page.waitForURL(/9007199254740995/);
    await tab(page, 'Form').click();
    expect(await page.getByRole('textbox', { name: 'InstanceId' }).inputValue()).toBe('ckafka-2');
    await page.reload();
    expect(await page.getByRole('textbox', { name: 'Offset' }).inputValue()).toBe('9007199254740995');
    const bodies = sentBodies(page, 'FetchMessageByOffset');
    await send(page).click();
    await signIn(page, server);
    await send(page).click();
    await page.getByText('Refused', { exact: true }).waitFor();
    expect(bodies).toEqual(['{"InstanceId":"ckafka-2","Topic":"t","Offset":9007199254740995}']);
  });

  it('sends what changes something once, and shows a refusal as the answer that it is', async () => {
    const page = await open('explorer/ckafka/CreateTopic', { expectedWords: [/ERR_FAILED/] });
    const bodies = sentBodies(page, 'CreateTopic');
    await page.getByRole('textbox', { name: 'InstanceId' }).fill('ckafka-none');
    await page.getByRole('textbox', { name: 'TopicName' }).fill('orders');
    await page.getByRole('textbox', { name: 'PartitionNum' }).fill('3');
    await page
      .getByRole('textbox', { name: 'ReplicaNum' })
      .or(page.getByRole('combobox', { name: 'ReplicaNum' }))
      .fill('1');
    await page.getByLabel('Required only').uncheck();
    await page.getByRole('button', { name: 'Add to Tags' }).click();
    await page.keyboard.type('team');
    await page.getByRole('textbox', { name: 'TagValue' }).fill('a');
    await page.getByLabel('Required only').check();
    await send(page).click();
    await signIn(page, server);
    await page.getByRole('button', { name: 'Send: this changes something' }).dblclick();
    await page.getByText('Refused', { exact: true }).waitFor();
    await page.getByRole('tabpanel').last().getByText('InvalidParameterValue.InstanceNotExist').first().waitFor();
    expect(bodies).toHaveLength(1);
    expect(JSON.parse(bodies[0] ?? '')).toEqual({
      InstanceId: 'ckafka-none',
      TopicName: 'orders',
      PartitionNum: 3,
      ReplicaNum: 1,
      Tags: [{ TagKey: 'team', TagValue: 'a' }],
    });
    await expectAccessible(page);
    await page.evaluate('scrollTo(0, 0)');
    await picture(page, 'explorer-call', { forDocs: true, onlyWindow: true });

    await page.route(server.url, (route) => route.abort());
    await send(page).click();
    await page.getByText('The server does not answer. Nothing you typed is lost').waitFor();
    expect(await page.getByRole('textbox', { name: 'TopicName' }).inputValue()).toBe('orders');
  });

  it('shows each step of the signature, the keys only when asked, and the code of the call', async () => {
    const page = await open(linkTo('DescribeTopic', '{"InstanceId":"ckafka-1"}'));
    await tab(page, 'Signature').click();
    await page.getByText('The steps from here on need a key pair').waitFor();
    await send(page).click();
    await signIn(page, server);
    const step = (title: string) =>
      page.locator('.step', { has: page.getByRole('heading', { name: title }) }).locator('pre');
    await step('9. Authorization').waitFor();
    const [, timestamp = ''] = (await step('4. String to sign').innerText()).split('\n');
    const expected = signRequest({
      secretId: server.secretId,
      secretKey: server.secretKey,
      host: new URL(server.url).host,
      product: 'ckafka',
      action: 'DescribeTopic',
      version: '2019-08-19',
      body: '{"InstanceId":"ckafka-1"}',
      timestamp: Number(timestamp),
    });
    expect(await step('9. Authorization').innerText()).toBe(expected['Authorization']);
    expect(await step('7. Signing key').innerText()).toMatch(/^•+$/);
    await page.getByRole('button', { name: 'Show the keys' }).click();
    expect(await step('7. Signing key').innerText()).toMatch(/^[0-9a-f]{64}$/);
    await expectAccessible(page);
    await picture(page, 'explorer-signature', { forDocs: true });

    await tab(page, 'Code').click();
    await page.getByLabel('Language').selectOption('python');
    const code = page.getByLabel('call.py');
    await code.getByText('DescribeTopicRequest').waitFor();
    expect(await code.innerText()).toContain(new URL(server.url).host);
    expect(await code.innerText()).toContain('ap-guangzhou');
    await page.getByText('run by the tests', { exact: true }).waitFor();
    await page.getByLabel('Language').selectOption('ruby');
    await page.getByText('only its syntax is checked by the tests').waitFor();
    await expectAccessible(page);
    await picture(page, 'explorer-code', { forDocs: true });
  });

  it('finds the first line in which a signature differs', async () => {
    const page = await open('explorer/signature');
    const timestamp = Math.floor(Date.now() / 1000);
    const { host } = new URL(server.url);
    const authorization = signedWith(`text/plain;charset=UTF-8`, host, timestamp, server);
    const request = [
      'POST / HTTP/1.1',
      `Host: ${host}`,
      'Content-Type: application/json',
      'X-TC-Action: DescribeRegion',
      'X-TC-Version: 2019-08-19',
      `X-TC-Timestamp: ${timestamp}`,
      `Authorization: ${authorization}`,
      '',
      '{}',
    ];
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('That is no request').waitFor();
    await page.getByLabel('Request', { exact: true }).fill(request.join('\n'));
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('Without the SecretKey nobody can tell').waitFor();
    await page.getByLabel(/^SecretKey/).fill(server.secretKey);
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('The client signed the content type “text/plain;charset=UTF-8”').waitFor();
    await page.getByText('differs at line 4').first().waitFor();
    await expectAccessible(page);
    await page.evaluate('scrollTo(0, 0)');
    await picture(page, 'explorer-debugger', { forDocs: true, onlyWindow: true });
    await page.getByLabel(/^SecretKey/).fill('another');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('Most likely another SecretKey made it').waitFor();
  });

  it('says in words what is wrong with a link', async () => {
    const page = await open(linkTo('DescribeTopic', '{"InstanceId":'));
    await page.getByText('The parameters of this link cannot be read').waitFor();
    await page.getByText('Line 1, column 15: a value is expected').first().waitFor();
    expect(await editor(page).innerText()).toBe('{"InstanceId":');
    await page.goto(new URL('explorer/ckafka/DescribeNothing', server.url).href);
    await page.getByRole('heading', { name: 'There is no such action: DescribeNothing' }).waitFor();
    await page.goto(new URL('explorer/nothing/Describe', server.url).href);
    await page.getByRole('heading', { name: 'There is no such product: nothing' }).waitFor();
    await page.goto(new URL(linkTo('CreateUser', '{"Name":"u","Unknown":1}'), server.url).href);
    await page.getByText('members that the model does not know').waitFor();
    await page.getByLabel(/^Password/).fill('a secret');
    await page.getByText('A link to this call, without Password').waitFor();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('v');
    await page.waitForURL(/%22v%22/);
    expect(page.url()).not.toContain('secret');
  });

  it('is Chinese and dark, and fits a phone, for who has it so', async () => {
    const options = { viewport: PHONE, colorScheme: 'dark', locale: 'zh-CN' } as const;
    const page = await open(linkTo('CreateTopic', '{"InstanceId":"ckafka-1","Tags":[{"TagKey":"k"}]}'), options);
    await page.getByText('创建主题').waitFor();
    await page.getByRole('button', { name: '发送（会产生变更）' }).waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
    await picture(page, 'explorer-phone', { forDocs: true });
    for (const name of ['签名', '代码']) {
      await tab(page, name).click();
      await page.getByRole('tabpanel').last().getByRole('heading').first().waitFor();
      await expectAccessible(page);
      await expectNoSideways(page);
    }
    await page.goto(new URL('explorer/signature', server.url).href);
    await page.getByRole('heading', { name: '签名为什么不对？' }).waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
  });
});

/** As a client would that signs another content type than its HTTP library sends. */
function signedWith(
  contentType: string,
  host: string,
  timestamp: number,
  { secretId, secretKey }: { readonly secretId: string; readonly secretKey: string },
): string {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const date = utcDate(timestamp);
  const headers = `content-type:${contentType}\nhost:${host}\n`;
  const canonical = ['POST', '/', '', headers, 'content-type;host', sha256('{}')].join('\n');
  const toSign = ['TC3-HMAC-SHA256', timestamp, `${date}/ckafka/tc3_request`, sha256(canonical)].join('\n');
  const signature = hmac(hmac(hmac(hmac(`TC3${secretKey}`, date), 'ckafka'), 'tc3_request'), toSign).toString('hex');
  return `TC3-HMAC-SHA256 Credential=${secretId}/${date}/ckafka/tc3_request, SignedHeaders=content-type;host, Signature=${signature}`;
}
