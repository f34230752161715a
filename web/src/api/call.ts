import { logCall, logOutcome } from './call-log.ts';
import { CallFailure } from './failure.ts';
import { CONTENT_TYPE, signatureSteps, type KeyPair, type SignatureSteps } from './sign.ts';
import type { LanguageId } from '../language/text.ts';

/** One call of the API, whatever product. */
export interface Call {
  readonly product: string;
  readonly version: string;
  readonly action: string;
  /** Empty for actions without a region. */
  readonly region: string;
  readonly parameters: Record<string, unknown>;
  /** `parameters` as the JSON text to send, where it must go as it was written: numbers past 2^53. */
  readonly body?: string;
}

export interface Answered {
  /** What stands in `Response`, without its RequestId. */
  readonly answer: Record<string, unknown>;
  readonly requestId: string;
  /** What came back, as it came. */
  readonly text: string;
  readonly tookMs: number;
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly sentHeaders: Record<string, string>;
  readonly body: string;
  readonly steps: SignatureSteps;
  /** The failure that the answer tells of; undefined when the call was served. */
  readonly refusal?: CallFailure;
}

const LANGUAGES: Record<LanguageId, string> = { en: 'en-US', zh: 'zh-CN' };

/** The server that this page came from: `http://127.0.0.1:8597`. */
export const endpoint = (): string => globalThis.location.origin;

/**
 * Signs and sends one call to the server that the page came from, and answers whatever came back, refusals too.
 * @throws CallFailure when nothing or something unreadable came back. Never sends twice.
 */
export async function sendCall(
  call: Call,
  keys: KeyPair,
  language: LanguageId,
  signal?: AbortSignal,
): Promise<Answered> {
  const { product, version, action, region, parameters } = call;
  const body = call.body ?? JSON.stringify(parameters);
  const timestamp = Math.floor(Date.now() / 1000);
  const steps = await signatureSteps({ host: globalThis.location.host, product, body, timestamp }, keys);
  const sentHeaders: Record<string, string> = {
    'Content-Type': CONTENT_TYPE,
    'X-TC-Action': action,
    'X-TC-Version': version,
    'X-TC-Timestamp': String(timestamp),
    ...(region === '' ? {} : { 'X-TC-Region': region }),
    ...(keys.token === undefined ? {} : { 'X-TC-Token': keys.token }),
    'X-TC-Language': LANGUAGES[language],
    Authorization: steps.authorization,
  };
  const startedMs = performance.now();
  const id = logCall({ product, version, action, region, parameters, at: new Date() });
  const tookMs = (): number => Math.round(performance.now() - startedMs);
  try {
    const response = await fetch('/', {
      method: 'POST',
      headers: sentHeaders,
      body,
      credentials: 'omit',
      cache: 'no-store',
      ...(signal === undefined ? {} : { signal }),
    });
    const text = await response.text();
    const read = readAnswer(text, response.status);
    logOutcome(id, {
      tookMs: tookMs(),
      requestId: read.requestId,
      code: read.refusal?.code ?? 'OK',
      answer: read.answer,
    });
    const headers = [...response.headers.entries()];
    return { ...read, text, tookMs: tookMs(), status: response.status, headers, sentHeaders, body, steps };
  } catch (problem) {
    const failure = problem instanceof CallFailure ? problem : new CallFailure('unreachable', String(problem));
    logOutcome(id, { tookMs: tookMs(), requestId: '', code: failure.kind, answer: null });
    throw failure;
  }
}

function readAnswer(text: string, status: number): Pick<Answered, 'answer' | 'requestId' | 'refusal'> {
  const response = responseIn(text);
  if (response === null) throw new CallFailure('unreadable', `HTTP ${status}: ${text.slice(0, 200)}`);
  const { RequestId, ...answer } = response;
  const requestId = String(RequestId);
  const error = answer['Error'] as { Code: string; Message: string } | undefined;
  if (error === undefined) return { answer, requestId };
  return { answer, requestId, refusal: new CallFailure('refused', error.Message, { code: error.Code, requestId }) };
}

function responseIn(text: string): Record<string, unknown> | null {
  try {
    const parsed = JSON.parse(text) as { Response?: Record<string, unknown> } | null;
    return parsed?.Response ?? null;
  } catch {
    return null;
  }
}
