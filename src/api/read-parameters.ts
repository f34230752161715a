import { readFlatParameters } from './flat-parameters.ts';
import { mediaType, type HttpRequest } from './http-request.ts';
import { readJsonObject } from './json-body.ts';
import type { Members } from './model.ts';
import { readMultipart } from './multipart-body.ts';
import { requestTooLarge, unsupportedContentType, unsupportedMethod } from './refusals.ts';
import type { SignatureScheme } from './signature-scheme.ts';
import { V1_COMMON_PARAMETERS } from './signature-v1.ts';
import { unflatten } from './unflatten.ts';
import { v1Parameters } from './verify-v1.ts';

const GET_SIZE_MAX = 32 * 1024;
/** Upstream's limit for POST with a v1 signature. */
const FORM_SIZE_MAX = 1024 * 1024;

/** One place where parameters stand in a request, and how they are read from there. */
interface ParameterReader {
  readonly method: 'GET' | 'POST';
  /** null: whatever the content type is, for there is no body. */
  readonly mediaType: string | null;
  /** A body of this kind is only taken when it is signed so. */
  readonly signedWith: SignatureScheme['name'];
  /** The parameters as values of JSON, not yet checked against `members`. */
  read(request: HttpRequest, members: Members): unknown;
}

const PARAMETER_READERS: readonly ParameterReader[] = [
  {
    ...{ method: 'POST', mediaType: 'application/json', signedWith: 'TC3' },
    read: (request) => readJsonObject(request.body),
  },
  { method: 'POST', mediaType: 'multipart/form-data', signedWith: 'TC3', read: readMultipart },
  { method: 'POST', mediaType: 'application/x-www-form-urlencoded', signedWith: 'v1', read: readV1 },
  { method: 'GET', mediaType: null, signedWith: 'v1', read: readV1 },
  {
    ...{ method: 'GET', mediaType: null, signedWith: 'TC3' },
    read: (request, members) => unflatten(readFlatParameters(request.query), members),
  },
];

function readV1(request: HttpRequest, members: Members): unknown {
  const own = v1Parameters(request).filter(([name]) => !V1_COMMON_PARAMETERS.has(name));
  return unflatten(own, members);
}

/**
 * Throws UnsupportedProtocol for methods, content types and signatures that do not go together, RequestSizeLimitExceeded for a long
 * GET or form.
 */
export function readerFor(request: HttpRequest, scheme: SignatureScheme): ParameterReader {
  const ofMethod = PARAMETER_READERS.filter((it) => it.method === request.method);
  if (ofMethod.length === 0) throw unsupportedMethod(request.method);
  if (request.method === 'GET' && request.query.length > GET_SIZE_MAX) throw requestTooLarge('32 KB');
  const reader = ofMethod.find(
    (it) => it.signedWith === scheme.name && (it.mediaType === null || it.mediaType === mediaType(request)),
  );
  if (!reader) throw unsupportedContentType();
  if (scheme.name === 'v1' && request.body.length > FORM_SIZE_MAX) throw requestTooLarge('1 MB');
  return reader;
}
