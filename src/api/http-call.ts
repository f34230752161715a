import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { SetupError } from '../lib/setup-error.ts';

export interface HttpCall {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** PEM of the authority to trust over HTTPS. */
  readonly authority?: string | undefined;
}

const ANSWERS_WITHIN_MS = 60_000;

/** One request to a server of ours. @throws SetupError when nothing answers there. */
export function httpCall(url: URL, call: HttpCall): Promise<{ status: number; text: string }> {
  const { method, headers, body, authority: ca } = call;
  return new Promise((resolve, reject) => {
    const read = (answer: IncomingMessage): void => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('error', reject).on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    };
    const options = { method, headers, signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) };
    const request =
      url.protocol === 'https:'
        ? https.request(url, { ...options, ...(ca === undefined ? {} : { ca }) }, read)
        : http.request(url, options, read);
    request.on('error', (cause) => {
      reject(
        new SetupError(`no call is served at ${url.origin} (${cause.message})`, 'start it with "brokerage up"', {
          cause,
        }),
      );
    });
    request.end(body);
  });
}
