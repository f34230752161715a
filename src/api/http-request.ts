import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A request as it came, before anything is believed of it. Texts are as sent: signatures cover them byte for byte. */
export interface HttpRequest {
  readonly method: string;
  /** The path of the request target; `/` from nearly every client. */
  readonly path: string;
  /** What stands behind the `?`, not decoded; empty without one. */
  readonly query: string;
  /** The authority of an absolute-form target (`POST http://host:port/ HTTP/1.1`, sent to proxies); null otherwise. */
  readonly authority: string | null;
  /** By lower-case name. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

const ABSOLUTE_FORM = /^https?:\/\/([^/?]*)/i;

export function httpRequest(raw: IncomingMessage, target: string, body: Buffer, receivedAt: Date): HttpRequest {
  const authority = ABSOLUTE_FORM.exec(target);
  const rest = authority ? target.slice(authority[0].length) : target;
  const question = rest.indexOf('?');
  return {
    method: raw.method ?? '',
    path: (question < 0 ? rest : rest.slice(0, question)) || '/',
    query: question < 0 ? '' : rest.slice(question + 1),
    authority: authority?.[1] ?? null,
    headers: raw.headers,
    body,
    receivedAt,
  };
}

/** One header as sent, without the spaces around it; empty when it is missing. */
export function header(request: Pick<HttpRequest, 'headers'>, name: string): string {
  const value = request.headers[name];
  return (Array.isArray(value) ? value.join(', ') : (value ?? '')).trim();
}

/** The media type in lower case without its parameters (`application/json; charset=utf-8` -> `application/json`). */
export function mediaType(request: HttpRequest): string {
  return (header(request, 'content-type').split(';')[0] ?? '').trim().toLowerCase();
}
