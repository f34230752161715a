/** The words of a shell command as the shell would split them: quotes, escapes, `$'…'`, and lines that end with a backslash. Pure. */
export function shellWords(command: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  while (at < command.length) {
    const rest = command.slice(at);
    const part = PARTS.map((it) => ({ it, found: it.pattern.exec(rest) })).find(({ found }) => found !== null);
    if (part === undefined || part.found === null) {
      // A quote without an end: the rest is what was meant.
      word = (word ?? '') + rest.slice(1);
      break;
    }
    at += part.found[0].length;
    const text = part.it.text(part.found[1] ?? '');
    if (text !== null) word = (word ?? '') + text;
    else if (word !== null) {
      words.push(word);
      word = null;
    }
  }
  return word === null ? words : [...words, word];
}

/** What a word is put together from; null as its text: the word ends. */
const PARTS: readonly { pattern: RegExp; text: (found: string) => string | null }[] = [
  { pattern: /^\\\r?\n/, text: () => null },
  { pattern: /^\s+/, text: () => null },
  { pattern: /^'([^']*)'/, text: (found) => found },
  {
    pattern: /^\$'((?:[^'\\]|\\.)*)'/s,
    text: (found) => found.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_, it: string) => escaped(it)),
  },
  { pattern: /^"((?:[^"\\]|\\.)*)"/s, text: (found) => found.replace(/\\\r?\n/g, '').replace(/\\(["\\$`])/g, '$1') },
  { pattern: /^\\(.)/s, text: (found) => found },
  { pattern: /^((?:(?!\$')[^\s'"\\])+)/, text: (found) => found },
];

function escaped(character: string): string {
  if (character.startsWith('u')) return String.fromCharCode(Number.parseInt(character.slice(1), 16));
  return { n: '\n', t: '\t', r: '\r' }[character] ?? character;
}
