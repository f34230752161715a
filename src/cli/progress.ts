import type { Terminal } from './terminal.ts';

/** Told of each step of a start; `done` of `total` where a step can be counted. A new text ends the step before it. */
export interface ProgressDisplay {
  show(text: string, done?: number, total?: number): void;
  /** The last step is over. */
  end(): void;
}

const TO_LINE_START = '\r\u001b[2K';

/** On a terminal one line per step that counts and then says how long it took; elsewhere a plain line when a step begins. */
export function progressDisplay(terminal: Terminal, nowMs: () => number = () => performance.now()): ProgressDisplay {
  let current: { text: string; sinceMs: number } | null = null;
  const end = (): void => {
    if (current === null) return;
    const seconds = ((nowMs() - current.sinceMs) / 1000).toFixed(1);
    if (terminal.isInteractive) terminal.err(`${TO_LINE_START}✓ ${current.text} (${seconds} s)\n`);
    current = null;
  };
  return {
    show(text, done, total) {
      if (current?.text !== text) {
        end();
        current = { text, sinceMs: nowMs() };
        if (!terminal.isInteractive) terminal.err(`brokerage: ${text}\n`);
      }
      if (terminal.isInteractive) terminal.err(`${TO_LINE_START}… ${text}${counted(done, total)}`);
    },
    end,
  };
}

function counted(done: number | undefined, total: number | undefined): string {
  if (done === undefined) return '';
  return total === undefined ? ` (${done})` : ` (${done} of ${total})`;
}
