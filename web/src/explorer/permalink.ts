import { defaultParseSearch, defaultStringifySearch } from '@tanstack/react-router';
import { isList, isObject, writeJson, type Json, type JsonObject } from './json/json.ts';

/*
 * A link to an action with its parameters: /explorer/ckafka/CreateTopic?p={"InstanceId":"…"}. `p` is taken and written as it stands, past
 * the router's own reading of JSON in addresses, which rounds large numbers.
 */

type Search = Record<string, unknown>;

export function parseSearch(text: string): Search {
  const p = new URLSearchParams(text).get('p');
  return p === null ? defaultParseSearch(text) : { ...defaultParseSearch(text), p };
}

export function stringifySearch({ p, ...rest }: Search): string {
  const others = defaultStringifySearch(rest);
  if (typeof p !== 'string') return others;
  return `${others === '' ? '?' : `${others}&`}p=${encodeURIComponent(p)}`;
}

/** What a parameter is called that no link may carry. */
const SECRET = /password|secretkey|webidentitytoken|tokencode|privatekey/i;

export const isSecret = (name: string): boolean => SECRET.test(name);

/** The parameters without secrets, at any depth, and whether there were any. Pure. */
export function withoutSecrets(value: JsonObject): { shared: JsonObject; left: string[] } {
  const left: string[] = [];
  const cleaned = (it: Json): Json => {
    if (isList(it)) return it.map(cleaned);
    if (!isObject(it)) return it;
    const kept = Object.entries(it).filter(([name]) => !isSecret(name));
    left.push(...Object.keys(it).filter(isSecret));
    return Object.fromEntries(kept.map(([name, member]) => [name, cleaned(member)]));
  };
  return { shared: cleaned(value) as JsonObject, left };
}

/** What to write as `p`; undefined when there is nothing to carry. */
export function permalinkText(value: JsonObject): string | undefined {
  const text = writeJson(withoutSecrets(value).shared);
  return text === '{}' ? undefined : text;
}
