import { expect, it } from 'vitest';
import { seededRandom } from '../lib/random.ts';
import { isPasswordOf, scramCredentialsOf } from './scram.ts';

/** RFC 7677, section 3: the password "pencil". */
const RFC_7677 =
  'salt=W22ZaJ0SNY7soEsUEjb6gQ==,stored_key=WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=,server_key=wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=,iterations=4096';

it('makes the keys of the RFC’s own example', async () => {
  expect(await isPasswordOf({ sha256: RFC_7677, sha512: '' }, 'pencil')).toBe(true);
  expect(await isPasswordOf({ sha256: RFC_7677, sha512: '' }, 'Pencil')).toBe(false);
});

it('salts every password anew, for both hashes, and keeps nothing of the password itself', async () => {
  const random = seededRandom(1);
  const [one, other] = [await scramCredentialsOf('secret', random), await scramCredentialsOf('secret', random)];
  const form = (bytes: number): RegExp =>
    new RegExp(`^salt=[\\w+/]{32},stored_key=[\\w+/]{${bytes}}=*,server_key=[\\w+/]{${bytes}}=*,iterations=8192$`);
  expect(one.sha256).toMatch(form(43));
  expect(one.sha512).toMatch(form(86));
  expect(one.sha256).not.toBe(other.sha256);
  expect(await isPasswordOf(one, 'secret')).toBe(true);
  expect(await isPasswordOf(other, 'secret')).toBe(true);
  expect(await isPasswordOf(one, 'Secret')).toBe(false);
  expect(JSON.stringify(one)).not.toContain('secret');
});
