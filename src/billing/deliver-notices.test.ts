import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { appId, exampleAccount, noon } from '../../test/support/example-rows.ts';
import { freshStorage } from '../../test/support/postgres.ts';
import { manualClock } from '../lib/clock.ts';
import { deliverNotices } from './deliver-notices.ts';

it('posts each notice, signed, until it is taken', async () => {
  const posts: { body: string; signature: unknown }[] = [];
  const answers = [503, 200];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      posts.push({ body, signature: request.headers['x-brokerage-signature'] });
      response.writeHead(answers.shift() ?? 500).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const { storage } = await freshStorage();
  await storage.rows.accounts.insert(exampleAccount());
  const notice = {
    appId,
    instanceId: '',
    kind: 'overdue',
    overdueSince: noon,
    at: noon,
    text: 'The balance is 0.',
  } as const;
  expect(await storage.rows.billing.notify(notice)).toBe(true);
  expect(await storage.rows.billing.notify(notice)).toBe(false);
  const clock = manualClock(noon);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const tools = { storage, clock, url, secret: 'hush', log: pino({ level: 'silent' }), fetch };
  await deliverNotices(tools);
  await deliverNotices(tools);
  expect(posts).toHaveLength(1);
  clock.advance(30_000);
  await deliverNotices(tools);
  clock.advance(3_600_000);
  await deliverNotices(tools);
  expect(posts).toHaveLength(2);
  const [first, second] = posts;
  expect(second).toEqual(first);
  expect(JSON.parse(first?.body ?? '')).toMatchObject({ appId, kind: 'overdue', text: 'The balance is 0.' });
  expect(first?.signature).toBe(
    `sha256=${createHmac('sha256', 'hush')
      .update(first?.body ?? '')
      .digest('hex')}`,
  );
});
