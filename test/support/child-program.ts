import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';

export interface ChildProgram {
  /** Resolves when the program has printed this line; rejects when it ends without. */
  printed(line: string): Promise<void>;
  /** kill -9; resolves when it is gone. */
  killHard(): Promise<void>;
}

/**
 * Runs TypeScript as a process of its own, so that a test can kill it at a bad moment. `import` paths in `code` start at the
 * repository (`./src/…`); `settings` reach it as environment variables. It is gone when the test is finished.
 */
export function childProgram(code: string, settings: Readonly<Record<string, string>>): ChildProgram {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', code], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  const waiting = new Set<() => void>();
  const look = (): void => {
    for (const check of waiting) check();
  };
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    look();
  });
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.on('close', look);
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const killHard = async (): Promise<void> => {
    if (hasEnded()) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  onTestFinished(killHard);
  return {
    killHard,
    printed: (line) =>
      new Promise((found, failed) => {
        const check = (): void => {
          const seen = output.split('\n').includes(line);
          if (!seen && !hasEnded()) return;
          waiting.delete(check);
          if (seen) found();
          else failed(new Error(`the program ended without printing ${line}: ${errors}`));
        };
        waiting.add(check);
        check();
      }),
  };
}
