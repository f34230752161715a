import { expect, it } from 'vitest';
import { exampleAccount } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';

it('gives back an account as it was, AppId as a number and time to the millisecond', async () => {
  const { accounts } = (await freshStorage()).storage.rows;
  await accounts.insert(exampleAccount({ appId: 2 ** 40 }));
  expect(await accounts.byAppId(2 ** 40)).toEqual(exampleAccount({ appId: 2 ** 40 }));
  expect(await accounts.list()).toEqual([exampleAccount({ appId: 2 ** 40 })]);
  expect(await accounts.byAppId(7)).toBeNull();
});

it('keeps an AppId and a Uin for one account each', async () => {
  const { accounts } = (await freshStorage()).storage.rows;
  await accounts.insert(exampleAccount());
  await expect(accounts.insert(exampleAccount({ uin: '2' }))).rejects.toThrow(/accounts_pkey/);
  await expect(accounts.insert(exampleAccount({ appId: 2 }))).rejects.toThrow(/accounts_uin_key/);
});
