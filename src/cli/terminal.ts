/** Where a command writes: answers to `out`, everything about how it goes to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** A person looks at `err` and lines may be overwritten. */
  readonly isInteractive: boolean;
}

/** One JSON value per command, for programs. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`);
}

/** Columns as wide as their widest cell; the first row is the heading. */
export function table(given: readonly (readonly string[])[]): string {
  // A name may hold anything; control signs would be commands to the terminal.
  const rows = given.map((row) => row.map((cell) => cell.replace(/\p{Cc}/gu, '?')));
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, width(cell));
  }
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

/** Cells that a terminal shows: Chinese, Japanese and Korean signs and emoji take two. */
function width(text: string): number {
  let cells = 0;
  for (const sign of text)
    cells +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u.test(
        sign,
      )
        ? 2
        : 1;
  return cells;
}
