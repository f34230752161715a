import { readAmount, type Amount } from '../domain/money.ts';
import { SetupError } from '../lib/setup-error.ts';

/** A JSON object of a price book with its place in it: every mistake is named by `book "mine", revisions[0].disks[1].hour`. */
export class Fields {
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #place: string;

  /** @throws SetupError when `value` is no object, or has a key that nothing reads. */
  constructor(value: unknown, place: string, keys: readonly string[]) {
    this.#place = place;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw this.#wrong('', value, 'an object');
    this.#values = new Map(Object.entries(value));
    for (const key of this.#values.keys())
      if (!keys.includes(key))
        throw new SetupError(`${place} has a key ${JSON.stringify(key)}`, `its keys are ${keys.join(', ')}`);
  }

  text(key: string): string {
    const value = this.#values.get(key);
    if (typeof value !== 'string' || value.trim() === '') throw this.#wrong(key, value, 'a text that is not empty');
    return value;
  }

  textOrEmpty(key: string): string {
    return this.#values.get(key) === undefined ? '' : this.text(key);
  }

  /** A whole number from `least` on. */
  count(key: string, least: number): number {
    const value = this.#values.get(key);
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least)
      throw this.#wrong(key, value, `a whole number of at least ${least}`);
    return value;
  }

  oneOf<T extends string>(key: string, allowed: readonly T[]): T {
    const value = this.#values.get(key);
    const found = allowed.find((it) => it === value);
    if (found === undefined) throw this.#wrong(key, value, allowed.map((it) => `"${it}"`).join(' or '));
    return found;
  }

  /** Texts and not JSON numbers, which have no exact decimals. */
  price(key: string): Amount {
    const value = this.#values.get(key);
    const amount = typeof value === 'string' ? readAmount(value) : null;
    if (amount === null) throw this.#wrong(key, value, 'a decimal number in quotes, with at most 8 decimals');
    if (amount < 0n) throw this.#wrong(key, value, 'a price that is not negative');
    return amount;
  }

  priceOrNull(key: string): Amount | null {
    return this.#values.get(key) === null ? null : this.price(key);
  }

  /** With its offset from UTC, so that it is one moment everywhere. */
  moment(key: string): Date {
    const text = this.text(key);
    const at = new Date(text);
    if (!/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(at.getTime()))
      throw this.#wrong(key, text, 'a date and time such as "2026-01-01T00:00:00+08:00"');
    return at;
  }

  inside(key: string, keys: readonly string[]): Fields {
    return new Fields(this.#values.get(key), `${this.#place}.${key}`, keys);
  }

  /** null: it is left out. */
  insideOrNull(key: string, keys: readonly string[]): Fields | null {
    return this.#values.get(key) === undefined ? null : this.inside(key, keys);
  }

  list(key: string, keys: readonly string[]): Fields[] {
    const value = this.#values.get(key);
    if (!Array.isArray(value)) throw this.#wrong(key, value, 'a list');
    return value.map((it: unknown, index) => new Fields(it, `${this.#place}.${key}[${index}]`, keys));
  }

  #wrong(key: string, value: unknown, allowed: string): SetupError {
    const place = key === '' ? this.#place : `${this.#place}.${key}`;
    if (value === undefined) return new SetupError(`${place} is missing`, `it is ${allowed}`);
    return new SetupError(`${place} cannot be ${JSON.stringify(value)}`, `it is ${allowed}`);
  }
}
