/** How a language writes values. */
export interface Notation {
  /** A whole literal of a text. */
  text(value: string): string;
  /** The literal of a whole number, by its digits. */
  whole(digits: string, value: number | bigint): string;
  /** What stands before the value of a member: `"Name": `. */
  key(name: string): string;
  readonly words: { readonly null: string; readonly true: string; readonly false: string };
  readonly list: readonly [open: string, close: string];
  /** `pad` stands inside the braces of an object on one line. */
  readonly object: readonly [open: string, close: string, pad: string];
  readonly between: string;
  /** Behind the last member of what takes several lines. */
  readonly last: string;
  /** One step of indentation. */
  readonly step: string;
}

const LINE_WIDTH = 88;

/**
 * A value of JSON as a literal. What fits stays on one line, but each member of the outermost object, which are parameters, has a line
 * of its own; further lines are indented below `indent`. `undefined` is left out of objects, as JSON does.
 */
export function literal(value: unknown, notation: Notation, indent = ''): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return inner(value, notation, indent);
  const members = membersOf(value, notation, indent);
  const [open, close] = notation.object;
  return members.length === 0 ? open + close : onLines(members, [open, close], notation, indent);
}

function inner(value: unknown, notation: Notation, indent: string): string {
  if (typeof value === 'string') return notation.text(value);
  if (typeof value === 'bigint') return notation.whole(String(value), value);
  if (typeof value === 'number') return numberLiteral(value, notation);
  if (typeof value === 'boolean') return value ? notation.words.true : notation.words.false;
  if (Array.isArray(value)) return listLiteral(value, notation, indent);
  if (typeof value === 'object' && value !== null) return objectLiteral(value, notation, indent);
  return notation.words.null;
}

function numberLiteral(value: number, notation: Notation): string {
  if (!Number.isFinite(value)) return notation.words.null;
  if (Number.isInteger(value)) return notation.whole(String(BigInt(value)), value);
  // Some grammars know an exponent only behind a fraction.
  return String(value).replace(/^(-?\d)e/, '$1.0e');
}

function listLiteral(values: readonly unknown[], notation: Notation, indent: string): string {
  const [open, close] = notation.list;
  const members = values.map((it) => inner(it, notation, indent + notation.step));
  return onOneLine(members, [open, close, ''], notation, indent) ?? onLines(members, [open, close], notation, indent);
}

function objectLiteral(value: object, notation: Notation, indent: string): string {
  const [open, close, pad] = notation.object;
  const members = membersOf(value, notation, indent);
  const line = onOneLine(members, [open, close, members.length === 0 ? '' : pad], notation, indent);
  return line ?? onLines(members, [open, close], notation, indent);
}

function membersOf(value: object, notation: Notation, indent: string): string[] {
  return Object.entries(value)
    .filter(([, it]) => it !== undefined)
    .map(([name, it]) => notation.key(name) + inner(it, notation, indent + notation.step));
}

function onOneLine(
  members: readonly string[],
  [open, close, pad]: readonly [string, string, string],
  notation: Notation,
  indent: string,
): string | null {
  const line = `${open}${pad}${members.join(`${notation.between} `)}${pad}${close}`;
  return line.includes('\n') || indent.length + line.length > LINE_WIDTH ? null : line;
}

function onLines(
  members: readonly string[],
  [open, close]: readonly [string, string],
  notation: Notation,
  indent: string,
): string {
  const lines = members.map((it) => `${indent}${notation.step}${it}`).join(`${notation.between}\n`);
  return `${open}\n${lines}${notation.last}\n${indent}${close}`;
}
