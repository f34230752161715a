import { expect, it } from 'vitest';
import { noon } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';

const before = new Date(noon.getTime() - 1);

it('gives out the oldest answer that never arrived, also one whose server died before it knew', async () => {
  const { receipts } = (await freshStorage()).storage.rows;
  const lost = await receipts.insert({ fingerprint: 'f', body: 'first', answeredAt: noon });
  const sending = await receipts.insert({ fingerprint: 'f', body: 'second', answeredAt: noon });
  await receipts.insert({ fingerprint: 'other', body: 'other', answeredAt: noon });
  await receipts.markLost(lost);
  expect(await receipts.undelivered('f', before)).toEqual({ receiptId: lost, body: 'first' });
  await receipts.markDelivered(lost);
  expect(await receipts.undelivered('f', before)).toEqual({ receiptId: sending, body: 'second' });
  await receipts.markDelivered(sending);
  expect(await receipts.undelivered('f', before)).toBeNull();
});

it('forgets what is old', async () => {
  const { receipts } = (await freshStorage()).storage.rows;
  await receipts.insert({ fingerprint: 'f', body: 'old', answeredAt: before });
  expect(await receipts.undelivered('f', before)).toBeNull();
  await receipts.prune(noon);
  expect(await receipts.undelivered('f', new Date(0))).toBeNull();
});
