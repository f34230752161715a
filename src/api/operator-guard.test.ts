import { expect, it } from 'vitest';
import { mayAsk } from './operator-guard.ts';

it('lets this machine read metrics, and nobody else', () => {
  for (const ip of ['127.0.0.1', '127.16.0.5', '::1', '::ffff:127.0.0.1'])
    expect(mayAsk(null, ip, undefined)).toBe(true);
  for (const ip of ['10.0.0.5', '::ffff:10.0.0.5', 'fe80::1']) expect(mayAsk(null, ip, 'Bearer ')).toBe(false);
});

it('asks for the token where there is one, wherever somebody comes from', () => {
  expect(mayAsk('secret', '10.0.0.5', 'Bearer secret')).toBe(true);
  for (const shown of [undefined, '', 'secret', 'Bearer', 'Bearer secrets', 'bearer secret'])
    expect(mayAsk('secret', '127.0.0.1', shown)).toBe(false);
});
