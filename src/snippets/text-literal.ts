/**
 * What nobody sees, or sees wrongly, when it stands in code as it is: control characters, what turns the direction of writing, zero
 * width characters, separators of lines. Half a surrogate pair cannot be written to a file at all.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text in double quotes, as JSON writes it; `escapeOf` writes the code points that JSON would leave as they are. */
function quoted(text: string, escapeOf: (codePoint: number) => string): string {
  return JSON.stringify(text).replace(UNSEEN, (found) => escapeOf(found.codePointAt(0) ?? 0));
}

/** For JSON, JavaScript, and what reads JSON. */
export function jsonTextLiteral(text: string): string {
  return quoted(text, inUtf16);
}

/** Python: as JSON, but a code point has one escape. */
export function pythonTextLiteral(text: string): string {
  return quoted(text, (codePoint) => (codePoint > 0xffff ? `\\U${hex(codePoint, 8)}` : `\\u${hex(codePoint, 4)}`));
}

/** Go, as Python; half a surrogate pair, which Go has no text for, is the replacement character. */
export function goTextLiteral(text: string): string {
  return pythonTextLiteral(text.toWellFormed());
}

/** HCL knows fewer short escapes, and reads `${` and `%{` as templates. */
export function hclTextLiteral(text: string): string {
  return pythonTextLiteral(text.toWellFormed()).replace(/\\.|[$%]\{/gsu, (found) => HCL_ESCAPES[found] ?? found);
}

const HCL_ESCAPES: Readonly<Record<string, string>> = {
  '\\b': '\\u0008',
  '\\f': '\\u000c',
  '${': '\\u0024{',
  '%{': '\\u0025{',
};

function inUtf16(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  return Array.from({ length: text.length }, (_, index) => `\\u${hex(text.charCodeAt(index), 4)}`).join('');
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}

/** In single quotes, as PHP and Ruby take it: only the quote and the backslash mean anything. */
export function singleQuotedLiteral(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
