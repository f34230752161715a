import { literal, type Notation } from './notation.ts';
import { jsonTextLiteral } from './text-literal.ts';

const JSON_NOTATION: Notation = {
  text: jsonTextLiteral,
  whole: (digits) => digits,
  key: (name) => `${jsonTextLiteral(name)}: `,
  words: { null: 'null', true: 'true', false: 'false' },
  list: ['[', ']'],
  object: ['{', '}', ''],
  between: ',',
  last: '',
  step: '  ',
};

/**
 * Parameters in JSON, over several lines. Where the code around it would read some characters of a text as its own, `forbidden` names
 * them: they are written as JSON's escapes, and so the text needs none of the language that it stands in.
 */
export function jsonText(parameters: unknown, forbidden?: RegExp): string {
  const text = literal(parameters, JSON_NOTATION);
  return forbidden === undefined ? text : text.replace(forbidden, escaped);
}

/** The same on one line. */
export function jsonLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonLine).join(',')}]`;
  if (typeof value !== 'object' || value === null) return literal(value, JSON_NOTATION);
  const members = Object.entries(value).filter(([, it]) => it !== undefined);
  return `{${members.map(([name, it]) => `${jsonTextLiteral(name)}:${jsonLine(it)}`).join(',')}}`;
}

function escaped(found: string): string {
  return Array.from(found, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

/** Reads JSON and keeps every digit of whole numbers beyond 2^53, as bigint. @throws SyntaxError */
export function parametersFrom(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
      ? BigInt(context?.source ?? '')
      : value,
  );
}
