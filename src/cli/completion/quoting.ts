import type { Place } from './places.ts';

/** One word for a POSIX shell, for bash and for zsh. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** One word for fish, which knows two escapes between single quotes. */
export function quoteForFish(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

export function allFlags({ options }: Place): string[] {
  return options.flatMap(({ flags }) => flags);
}
