import { isIP, isIPv4 } from 'node:net';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { isTimeZone } from './domain/clock-hours.ts';
import { readAmount } from './domain/money.ts';

/** The names of src/catalogue/data/price-books; a test holds it. */
export const SHIPPED_PRICE_BOOKS = ['mainland', 'international'] as const;

/** What a value may be. `read` answers undefined to what is not allowed; `folder` is what a relative path starts from. */
export interface Kind<T> {
  readonly allowed: string;
  read(value: unknown, folder: string): T | undefined;
}

export const text = <T>(allowed: string, read: (value: string, folder: string) => T | undefined): Kind<T> => ({
  allowed,
  read: (value, folder) => (typeof value === 'string' ? read(value.trim(), folder) : undefined),
});

export const integer = (least: number, most: number): Kind<number> => ({
  allowed: `a whole number from ${least} to ${most}`,
  read: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : undefined,
});

export const oneOf = <T extends string>(names: readonly T[]): Kind<T> =>
  text(`one of ${names.map((name) => `"${name}"`).join(', ')}`, (value) => names.find((name) => name === value));

export const yesOrNo: Kind<boolean> = {
  allowed: 'true or false',
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};

/** Also as text, for the environment holds nothing else. */
export const switchedOn: Kind<boolean> = {
  allowed: yesOrNo.allowed,
  read: (value, folder) => (value === 'true' ? true : value === 'false' ? false : yesOrNo.read(value, folder)),
};

export const names: Kind<readonly string[]> = text(
  'names or addresses with commas between them, like "*.tc.test, 10.0.0.5"',
  (value) => {
    const all = value === '' ? [] : value.split(',').map((it) => it.trim());
    return all.every((it) => isIP(it) !== 0 || /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(it)) ? all : undefined;
  },
);

export const path = text('the path of a folder', (value, folder) => {
  if (value === '' || value.includes('\0')) return undefined;
  return value === '~' || value.startsWith('~/') ? join(homedir(), value.slice(1)) : resolve(folder, value);
});

export const amount = text('an amount that is not negative, in quotes, such as "1000.50"', (value) => {
  const found = readAmount(value);
  return found === null || found < 0n ? undefined : found;
});

export const timeZone = text('the name of a time zone that exists, such as "Asia/Shanghai"', (value) =>
  isTimeZone(value) ? value : undefined,
);

export const priceBook = text(`${SHIPPED_PRICE_BOOKS.join(', ')} or the path of a JSON file`, (value, folder) => {
  if (value === '' || value.includes('\0')) return undefined;
  return SHIPPED_PRICE_BOOKS.some((name) => name === value) ? value : resolve(folder, value);
});

export const listenAddress = text('an address and a port, like "127.0.0.1:8597" or "[::1]:8597"', (value) => {
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-fA-F:.]+)\]|([\w.-]+)):(\d{1,5})$/.exec(value) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  return host === undefined || port > 65_535 ? undefined : { host, port };
});

export const ipv4 = text('an IPv4 address of this machine, like "192.0.2.7"', (value) =>
  isIPv4(value) && value !== '0.0.0.0' ? value : undefined,
);

export const domainName = text('a domain name, like "kafka.example.com"', (value) =>
  value.length <= 128 &&
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/.test(value)
    ? value
    : undefined,
);

export const url = (...protocols: string[]): Kind<string> =>
  text(`a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`, (value) =>
    URL.canParse(value) && protocols.includes(new URL(value).protocol) ? value.replace(/\/+$/, '') : undefined,
  );
