import { mediaType, type HttpRequest } from './http-request.ts';
import { readJsonObject } from './json-body.ts';
import type { Members } from './model.ts';
import { readQuery } from './query.ts';
import { requestTooLarge, unsupportedContentType, unsupportedMethod } from './refusals.ts';

const GET_SIZE_MAX = 32 * 1024;

/** One place where parameters stand in a request, and how they are read from there. */
interface ParameterReader {
  readonly method: 'GET' | 'POST';
  /** null: whatever the content type is, for there is no body. */
  readonly mediaType: string | null;
  /** The parameters as values of JSON, not yet checked against `members`. */
  read(request: HttpRequest, members: Members): unknown;
}

/** Forms and multipart bodies are further readers of this list. */
const PARAMETER_READERS: readonly ParameterReader[] = [
  { method: 'POST', mediaType: 'application/json', read: (request) => readJsonObject(request.body) },
  { method: 'GET', mediaType: null, read: (request, members) => readQuery(request.query, members) },
];

/** Throws UnsupportedProtocol for methods and content types that are not served, RequestSizeLimitExceeded for a long GET. */
export function readerFor(request: HttpRequest): ParameterReader {
  const ofMethod = PARAMETER_READERS.filter((it) => it.method === request.method);
  if (ofMethod.length === 0) throw unsupportedMethod(request.method);
  if (request.method === 'GET' && request.query.length > GET_SIZE_MAX) throw requestTooLarge('32 KB');
  const reader = ofMethod.find((it) => it.mediaType === null || it.mediaType === mediaType(request));
  if (!reader) throw unsupportedContentType();
  return reader;
}
