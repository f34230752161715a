import { appendFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { SetupError } from '../lib/setup-error.ts';
import type { CliContext } from './context.ts';
import { fileProblem } from './file-problem.ts';
import { isHome, logFile } from './home.ts';
import { buildProgram } from './program.ts';

/** Runs one command line. Answers the exit code: 0 done, 1 not done, 2 a command line that means nothing. Never rejects. */
export async function run(context: CliContext, entry: readonly string[], args: readonly string[]): Promise<number> {
  let exitCode = 0;
  try {
    const program = buildProgram(context, entry, (code) => (exitCode = code));
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (problem) {
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? 0 : 2;
    context.terminal.err(`brokerage: ${lineFor(context, problem)}\n`);
    return 1;
  }
}

/** One line that says what to do. What nobody foresaw goes whole to the log, for whoever will look into it. */
function lineFor(context: CliContext, problem: unknown): string {
  const foreseen = problem instanceof SetupError ? problem : fileProblem(problem);
  if (foreseen !== null) return foreseen.message;
  const trace = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  const summary = (problem instanceof Error ? problem.message : trace).split('\n')[0] ?? '';
  try {
    const { home } = context.config();
    if (!isHome(home)) return trace;
    const entry = { level: 60, time: context.clock.now().getTime(), pid: process.pid, stack: trace, msg: 'unexpected' };
    appendFileSync(logFile(home), `${JSON.stringify(entry)}\n`, { mode: 0o600 });
    return `something unexpected happened (${summary}): the whole of it is at the end of ${logFile(home)}`;
  } catch {
    return trace;
  }
}
