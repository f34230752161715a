import { expect, it } from 'vitest';
import { freshStorage } from '../../test/support/postgres.ts';

it('opens an empty database and answers', async () => {
  const { storage } = await freshStorage();
  await storage.ping();
  expect(await storage.rows.accounts.list()).toEqual([]);
});
