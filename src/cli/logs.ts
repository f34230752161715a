import { SetupError } from '../lib/setup-error.ts';
import type { CliContext, ExitCode } from './context.ts';
import { followFile, lastLines } from './log-file.ts';
import { printJson } from './terminal.ts';

export interface LogsOptions {
  readonly instanceId: string;
  readonly brokerId?: number;
  readonly lineCount: number;
  readonly follow: boolean;
  readonly json: boolean;
}

/**
 * The last lines of the brokers' logs of one instance on this machine, each line with its broker when there are several; with
 * `follow`, new lines too until it is interrupted. @throws SetupError when this machine has no such instance or broker.
 */
export async function logs(context: CliContext, options: LogsOptions): Promise<ExitCode> {
  const { instanceId, brokerId, lineCount } = options;
  const composition = await context.composition();
  const all = await composition.brokerLogs(context.config(), instanceId);
  if (all.length === 0)
    throw new SetupError(`this machine has no brokers of ${instanceId}`, '"brokerage instances" shows what there is');
  const chosen = brokerId === undefined ? all : all.filter((it) => it.brokerId === brokerId);
  if (chosen.length === 0)
    throw new SetupError(
      `${instanceId} has no broker ${brokerId}`,
      `its brokers are ${all.map((it) => it.brokerId).join(', ')}`,
    );
  const print = (from: number, line: string): void => {
    if (options.json) context.terminal.out(`${JSON.stringify({ brokerId: from, line })}\n`);
    else context.terminal.out(chosen.length === 1 ? `${line}\n` : `broker ${from} | ${line}\n`);
  };
  const tails = await Promise.all(chosen.map(({ file }) => lastLines(file, lineCount)));
  if (options.json && !options.follow) {
    printJson(
      context.terminal,
      chosen.map((it, index) => ({ brokerId: it.brokerId, lines: tails[index]?.lines ?? [] })),
    );
    return 0;
  }
  for (const [index, it] of chosen.entries()) for (const line of tails[index]?.lines ?? []) print(it.brokerId, line);
  if (options.follow)
    await Promise.all(
      chosen.map((it, index) => followFile(it.file, tails[index]?.endsAt ?? 0, (line) => print(it.brokerId, line))),
    );
  return 0;
}
