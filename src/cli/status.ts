import type { CliContext, ExitCode } from './context.ts';
import { homeHolder } from './home-lock.ts';
import { printJson, table } from './terminal.ts';

/** What `status --json` prints. */
export interface StatusAnswer {
  readonly running: boolean;
  /** Whether calls are served: `GET /healthz` answers 200. */
  readonly serving: boolean;
  readonly url: string | null;
  readonly pid: number | null;
  readonly startedAt: string | null;
  readonly home: string;
}

const ANSWER_WITHIN_MS = 3000;

/** Whether the server of this home runs and serves calls; exit code 1 when it does not. */
export async function status(context: CliContext, options: { readonly json: boolean }): Promise<ExitCode> {
  const { home } = context.config();
  const holder = homeHolder(home);
  const server = holder?.purpose === 'up' ? holder : null;
  const answer: StatusAnswer = {
    running: server !== null,
    serving: server?.url !== null && server?.url !== undefined && (await isServing(server.url)),
    url: server?.url ?? null,
    pid: server?.pid ?? null,
    startedAt: server?.startedAt ?? null,
    home,
  };
  if (options.json) printJson(context.terminal, answer);
  else context.terminal.out(described(answer));
  return answer.serving ? 0 : 1;
}

async function isServing(url: string): Promise<boolean> {
  try {
    const { status } = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return status === 200;
  } catch {
    return false;
  }
}

function described(answer: StatusAnswer): string {
  if (!answer.running) return `not running (home ${answer.home}); start it with "brokerage up"\n`;
  const state = answer.serving
    ? 'serving calls'
    : answer.url === null
      ? 'starting'
      : 'running, but calls are not served';
  return table([
    ['state', state],
    ['endpoint', answer.url ?? '-'],
    ['process', String(answer.pid)],
    ['since', answer.startedAt ?? '-'],
    ['home', answer.home],
  ]);
}
