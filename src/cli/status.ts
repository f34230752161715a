import { readFileSync } from 'node:fs';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { authorityFile } from '../server-certificate.ts';
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
    serving: server?.url !== null && server?.url !== undefined && (await isServing(server.url, home)),
    url: server?.url ?? null,
    pid: server?.pid ?? null,
    startedAt: server?.startedAt ?? null,
    home,
  };
  if (options.json) printJson(context.terminal, answer);
  else context.terminal.out(described(answer));
  return answer.serving ? 0 : 1;
}

async function isServing(url: string, home: string): Promise<boolean> {
  try {
    return (await statusOf(`${url}/healthz`, home)) === 200;
  } catch {
    return false;
  }
}

/** The HTTP status of a GET; over HTTPS, of a server that the home's own authority vouches for. */
function statusOf(url: string, home: string): Promise<number | undefined> {
  const options = { signal: AbortSignal.timeout(ANSWER_WITHIN_MS), agent: false as const };
  return new Promise((resolve, reject) => {
    const answered = (answer: IncomingMessage): void => resolve(answer.resume().statusCode);
    const request = url.startsWith('https:')
      ? https.get(url, { ...options, ca: readFileSync(authorityFile(home)) }, answered)
      : http.get(url, options, answered);
    request.on('error', reject);
  });
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
