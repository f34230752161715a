import { fileURLToPath } from 'node:url';
import { loadConfig, type Config } from '../config.ts';
import { systemClock } from '../lib/clock.ts';
import { systemRandom } from '../lib/random.ts';
import type { CliContext } from './context.ts';
import { run } from './run.ts';

/** The program `brokerage`, started by bin/brokerage.mjs with the words after its name. Ends this process. */
export async function main(args: readonly string[]): Promise<void> {
  let config: Config | undefined;
  // Whoever reads may go away before the last line, as `head` does, and a server whose terminal was closed goes on.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const context: CliContext = {
    terminal: {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      isInteractive: process.stderr.isTTY,
    },
    clock: systemClock,
    random: systemRandom,
    signals: process,
    config: () => (config ??= loadConfig(process.env, process.cwd())),
    composition: () => import('../main.ts'),
    exitNow: (code) => process.exit(code),
  };
  const bin = fileURLToPath(new URL('../../bin/brokerage.mjs', import.meta.url));
  process.exit(await run(context, [bin], args));
}
