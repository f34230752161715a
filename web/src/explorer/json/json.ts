/*
 * JSON values that keep their numbers as they were written: 9007199254740993 stays itself, 1.0 stays 1.0. What the explorer's form edits, its
 * editor shows and a call sends is one of these.
 */

export class JsonNumber {
  /** A JSON number, digit for digit. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export interface JsonObject {
  readonly [name: string]: Json;
}

export type Json = null | boolean | string | JsonNumber | readonly Json[] | JsonObject;

/** What a JSON number looks like. */
export const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value) && !(value instanceof JsonNumber);
}

/** As JSON text: compact, or with each member on a line of its own. */
export function writeJson(value: Json, shape: 'compact' | 'pretty' = 'compact'): string {
  return written(value, shape === 'compact' ? null : '\n');
}

/** `newline`: what begins a line at this depth; null for compact text. */
function written(value: Json, newline: string | null): string {
  if (value instanceof JsonNumber) return value.text;
  const deeper = newline === null ? null : `${newline}  `;
  if (isList(value)) {
    return enclosed(
      '[]',
      value.map((it) => written(it, deeper)),
      newline,
    );
  }
  if (!isObject(value)) return JSON.stringify(value);
  const colon = newline === null ? ':' : ': ';
  const members = Object.entries(value).map(([name, it]) => `${JSON.stringify(name)}${colon}${written(it, deeper)}`);
  return enclosed('{}', members, newline);
}

function enclosed(brackets: '[]' | '{}', parts: readonly string[], newline: string | null): string {
  const [open, close] = [brackets.charAt(0), brackets.charAt(1)];
  if (newline === null || parts.length === 0) return `${open}${parts.join(',')}${close}`;
  return `${open}${newline}  ${parts.join(`,${newline}  `)}${newline}${close}`;
}

/** The same value for code that takes plain JavaScript; whole numbers past 2^53 become bigints, so that no digit is lost. */
export function plain(value: Json): unknown {
  if (value instanceof JsonNumber) return plainNumber(value.text);
  if (isList(value)) return value.map(plain);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, plain(it)]));
}

function plainNumber(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) || !/^-?\d+$/.test(text) ? number : BigInt(text);
}
