import { unreadableBody } from './refusals.ts';

/** Deeper than any parameter of the model. */
const DEPTH_MAX = 32;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * A JSON object from the bytes of a body; no body is an object without members.
 * Throws InvalidParameter, saying what is wrong, for bytes that are not UTF-8, text that is not JSON, values other than
 * an object, repeated keys (a signer and a server could each take another one) and nesting past 32 levels.
 */
export function readJsonObject(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  const text = utf8(body);
  refuseDeepOrRepeated(text);
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw unreadableBody('the JSON must be an object.', 'JSON 顶层必须是对象。');
  }
  return value as Record<string, unknown>;
}

function utf8(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw unreadableBody('it is not UTF-8.', '不是 UTF-8 编码。');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The engine's text may quote the body; only what comes before the quotation goes into answers and logs.
    const reason = String(error instanceof Error ? error.message : error).split(/, \.*"/)[0] ?? '';
    throw unreadableBody(`it is not JSON (${reason}).`, `不是合法的 JSON（${reason}）。`);
  }
}

/** One pass over the text before it is parsed; what it cannot make sense of is left for the parser to refuse. */
function refuseDeepOrRepeated(text: string): void {
  /** For each open bracket: the keys of an object so far, or null for an array. */
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : null);
      if (open.length > DEPTH_MAX) throw unreadableBody('it is nested too deeply.', '嵌套层级过深。');
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys && isKey(text, end)) {
        const key = unescaped(text.slice(at, end + 1));
        if (keys.has(key)) throw unreadableBody(`the key \`${key}\` is there twice.`, `键 \`${key}\` 重复。`);
        keys.add(key);
      }
      at = end;
    }
  }
}

/** The index of the closing quote; the end of the text when there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at++;
  }
  return text.length;
}

/** Whether a colon follows the string that ends at `end`. */
function isKey(text: string, end: number): boolean {
  let at = end + 1;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
  return text[at] === ':';
}

function unescaped(quoted: string): string {
  try {
    return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
  } catch {
    return quoted;
  }
}
