import type { Text } from '../../language/text.ts';
import { JsonNumber, NUMBER, type Json } from './json.ts';

/** Where a text stops being JSON, and why. */
export interface JsonProblem {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly reason: Text;
}

export type ReadJson =
  | { readonly value: Json; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: JsonProblem };

/** As the server: src/api/json-body.ts. */
const DEPTH_MAX = 32;

const REASONS = {
  empty: { en: 'there is nothing to read', zh: '内容为空' },
  value: {
    en: 'a value is expected: a text in quotation marks, a number, true, false, null, { or [',
    zh: '此处应为值：带双引号的文本、数字、true、false、null、{ 或 [',
  },
  name: { en: 'a member name in quotation marks is expected', zh: '此处应为带双引号的成员名' },
  lastComma: { en: 'after the last comma another one must follow', zh: '最后一个逗号之后还应有内容' },
  colon: { en: 'a colon is expected after the member name', zh: '成员名之后应为冒号' },
  objectGoesOn: { en: 'a comma or } is expected', zh: '此处应为逗号或 }' },
  listGoesOn: { en: 'a comma or ] is expected', zh: '此处应为逗号或 ]' },
  afterEnd: { en: 'the text should end here', zh: '内容应在此结束' },
  openText: {
    en: 'the text that begins here has no closing quotation mark on its line',
    zh: '此处开始的文本缺少结束引号',
  },
  text: {
    en: 'the text has a character or an escape that JSON does not allow',
    zh: '文本中有 JSON 不允许的字符或转义',
  },
  number: { en: 'this is no number as JSON writes them', zh: '数字写法不符合 JSON 规范' },
  deep: { en: 'it is nested too deeply', zh: '嵌套层级过深' },
} satisfies Record<string, Text>;

class Wrong extends Error {
  readonly at: number;
  readonly reason: Text;

  constructor(at: number, reason: Text) {
    super(reason.en);
    this.at = at;
    this.reason = reason;
  }
}

/** Reads JSON with numbers kept as written, or says at which line it is wrong. Pure. */
export function readJson(text: string): ReadJson {
  try {
    return { value: new Reader(text).whole() };
  } catch (wrong) {
    if (!(wrong instanceof Wrong)) throw wrong;
    const before = text.slice(0, wrong.at).split('\n');
    return { problem: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, reason: wrong.reason } };
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Json {
    this.#skipSpace();
    if (this.#at === this.#text.length) throw new Wrong(0, REASONS.empty);
    const value = this.#value(0);
    if (this.#next() !== '') throw new Wrong(this.#at, REASONS.afterEnd);
    return value;
  }

  #value(depth: number): Json {
    const next = this.#next();
    if (depth > DEPTH_MAX) throw new Wrong(this.#at, REASONS.deep);
    if (next === '{') return this.#object(depth);
    if (next === '[') return this.#list(depth);
    if (next === '"') return this.#string();
    const word = /[-+.\w]*/y;
    word.lastIndex = this.#at;
    const found = word.exec(this.#text)?.[0] ?? '';
    const value = literal(found);
    if (value === undefined) throw new Wrong(this.#at, /^[-+.\d]/.test(found) ? REASONS.number : REASONS.value);
    this.#at += found.length;
    return value;
  }

  #object(depth: number): Json {
    const members = new Map<string, Json>();
    this.#at++;
    if (this.#took('}')) return {};
    do {
      const next = this.#next();
      if (next !== '"') throw new Wrong(this.#at, next === '}' ? REASONS.lastComma : REASONS.name);
      const at = this.#at;
      const name = this.#string();
      if (members.has(name)) throw new Wrong(at, twice(name));
      if (!this.#took(':')) throw new Wrong(this.#at, REASONS.colon);
      members.set(name, this.#value(depth + 1));
    } while (this.#took(','));
    if (!this.#took('}')) throw new Wrong(this.#at, REASONS.objectGoesOn);
    return Object.fromEntries(members);
  }

  #list(depth: number): Json {
    const items: Json[] = [];
    this.#at++;
    if (this.#took(']')) return items;
    do {
      if (this.#next() === ']') throw new Wrong(this.#at, REASONS.lastComma);
      items.push(this.#value(depth + 1));
    } while (this.#took(','));
    if (!this.#took(']')) throw new Wrong(this.#at, REASONS.listGoesOn);
    return items;
  }

  #string(): string {
    const quoted = /"(?:[^"\\\n]|\\[^\n])*"/y;
    quoted.lastIndex = this.#at;
    const found = quoted.exec(this.#text)?.[0];
    if (found === undefined) throw new Wrong(this.#at, REASONS.openText);
    try {
      const value = JSON.parse(found) as string;
      this.#at += found.length;
      return value;
    } catch {
      throw new Wrong(this.#at, REASONS.text);
    }
  }

  #took(character: string): boolean {
    if (this.#next() !== character) return false;
    this.#at++;
    return true;
  }

  /** The next character that is no space; empty at the end. */
  #next(): string {
    this.#skipSpace();
    return this.#text.charAt(this.#at);
  }

  #skipSpace(): void {
    while (this.#at < this.#text.length && ' \t\r\n'.includes(this.#text.charAt(this.#at))) this.#at++;
  }
}

function literal(word: string): Json | undefined {
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return null;
  return NUMBER.test(word) ? new JsonNumber(word) : undefined;
}

const twice = (name: string): Text => ({ en: `the member ${name} is there twice`, zh: `成员 ${name} 重复` });

/** `Line 3, column 5: a comma or } is expected`. */
export function problemText({ line, column, reason }: JsonProblem): Text {
  return { en: `Line ${line}, column ${column}: ${reason.en}.`, zh: `第 ${line} 行第 ${column} 列：${reason.zh}。` };
}
