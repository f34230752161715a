import { shellWords } from './shell-words.ts';

/** An HTTP request as somebody pasted it. */
export interface PastedRequest {
  readonly method: string;
  readonly path: string;
  /** Behind the `?`, as it was written; empty without one. */
  readonly query: string;
  /** Names as they were written. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

const REQUEST_LINE = /^([A-Z]+) (\S+) HTTP\/[\d.]+$/;
const HEADER = /^([!#$%&'*+.^`|~\w-]+):[ \t]*(.*?)[ \t]*$/;

/**
 * Reads a raw HTTP request, a `curl` command, or what `curl -v` printed with or without the command above it; also headers alone,
 * as a POST of `/`. null: it is none of these. Pure.
 */
export function readPasted(text: string): PastedRequest | null {
  const lines = text.replace(/^\s+/, '').split(/\r?\n/);
  const command = /^(?:\$ )?(curl\s.*)$/s.exec(text.trim())?.[1];
  const traced = lines.filter((it) => /^> ?/.test(it)).map((it) => it.replace(/^> ?/, ''));
  const trace = traced.length === 0 ? null : readRaw(traced);
  if (command === undefined) return trace ?? readRaw(lines);
  const ofCommand = readCommand(command);
  // What went over the wire is truer than the command; only the body is not shown there.
  return trace === null ? ofCommand : { ...trace, body: ofCommand.body };
}

function readRaw(lines: readonly string[]): PastedRequest | null {
  const [, method, target] = REQUEST_LINE.exec(lines[0]?.trim() ?? '') ?? [];
  const hasLine = method !== undefined && target !== undefined;
  const rest = hasLine ? lines.slice(1) : lines;
  const blank = rest.findIndex((it) => it.trim() === '');
  const head = blank < 0 ? rest : rest.slice(0, blank);
  const headers = head.flatMap((line): [string, string][] => {
    const [, name, value] = HEADER.exec(line.trim()) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
  if (!hasLine && headers.length === 0) return null;
  const request = { ...partsOf(target ?? '/'), method: method ?? 'POST' };
  const own = request.host === '' || headers.some(([name]) => name.toLowerCase() === 'host');
  const all = own ? headers : [['Host', request.host] as const, ...headers];
  const body = blank < 0 ? '' : bodyOf(rest.slice(blank + 1).join('\n'), headers);
  return { method: request.method, path: request.path, query: request.query, headers: all, body };
}

/** Without the line end that pasting adds, which Content-Length tells from one of the body's own. */
function bodyOf(pasted: string, headers: PastedRequest['headers']): string {
  const length = Number(headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? '');
  const trimmed = pasted.replace(/\n+$/, '');
  return length > 0 && new TextEncoder().encode(pasted).length === length ? pasted : trimmed;
}

function partsOf(target: string): { host: string; path: string; query: string } {
  const [, host = '', rest = target] = /^(?:https?:)?\/\/([^/?#]*)(.*)$/i.exec(target) ?? [];
  const question = rest.indexOf('?');
  const path = (question < 0 ? rest : rest.slice(0, question)) || '/';
  return { host, path, query: question < 0 ? '' : rest.slice(question + 1) };
}

const BODY_OPTIONS = ['-d', '--data', '--data-raw', '--data-binary', '--data-ascii', '--json'];
/** Options of curl that are followed by a value that is no part of the request. */
const OTHER_OPTIONS = [
  '-o',
  '--output',
  '-u',
  '--user',
  '-m',
  '--max-time',
  '--connect-timeout',
  '--cacert',
  '-x',
  '-w',
];

function readCommand(command: string): PastedRequest {
  const words = shellWords(command).slice(1);
  const headers: [string, string][] = [];
  const bodies: string[] = [];
  let method: string | undefined;
  let url = '';
  let isGet = false;
  while (words.length > 0) {
    const { option, value } = takeOption(words);
    const header = HEADER.exec(value);
    if (option === '') url = value;
    else if (option === '-X' || option === '--request') method = value;
    else if (option === '-G' || option === '--get') isGet = true;
    else if (BODY_OPTIONS.includes(option)) bodies.push(value);
    else if ((option === '-H' || option === '--header') && header?.[1] !== undefined)
      headers.push([header[1], header[2] ?? '']);
  }
  return requestOf({ method, url, headers, body: bodies.join('&'), isGet });
}

/** Takes one option with its value, or one plain word, from the front. */
function takeOption(words: string[]): { option: string; value: string } {
  const word = words.shift() ?? '';
  if (!word.startsWith('-')) return { option: '', value: word };
  const [, short, glued] = /^(-[XHd])(.+)$/s.exec(word) ?? [];
  if (short !== undefined && glued !== undefined) return { option: short, value: glued };
  const [, long, equal] = /^(--[\w-]+)=(.*)$/s.exec(word) ?? [];
  if (long !== undefined && equal !== undefined) return { option: long, value: equal };
  const takes = ['-X', '--request', '-H', '--header', '--url', ...BODY_OPTIONS, ...OTHER_OPTIONS].includes(word);
  if (!takes) return { option: word, value: '' };
  return { option: word === '--url' ? '' : word, value: words.shift() ?? '' };
}

interface Command {
  readonly method: string | undefined;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly isGet: boolean;
}

/** With what curl adds by itself. */
function requestOf({ method, url, headers, body, isGet }: Command): PastedRequest {
  const { host, path, query } = partsOf(/^https?:/i.test(url) ? url : `//${url}`);
  const has = (name: string): boolean => headers.some(([it]) => it.toLowerCase() === name);
  const added: [string, string][] = [];
  if (!has('host')) added.push(['Host', host]);
  if (body !== '' && !isGet && !has('content-type')) added.push(['Content-Type', 'application/x-www-form-urlencoded']);
  const inQuery = isGet && body !== '' ? [query, body].filter((it) => it !== '').join('&') : query;
  return {
    method: method ?? (body === '' || isGet ? 'GET' : 'POST'),
    path,
    query: inQuery,
    headers: [...added, ...headers],
    body: isGet ? '' : body,
  };
}

/** A header as it was sent, without the spaces around it; empty when it is missing. */
export function headerOf(request: Pick<PastedRequest, 'headers'>, name: string): string {
  return request.headers.find(([it]) => it.toLowerCase() === name.toLowerCase())?.[1].trim() ?? '';
}
