import type { Logger } from 'pino';
import { Refusal } from '../domain/refusal.ts';
import { machineTime, type Clock } from '../lib/clock.ts';
import type { Random } from '../lib/random.ts';
import type { Rows, Storage } from '../storage/storage.ts';
import { authenticate, schemeOf } from './authenticate.ts';
import { authorize } from './authorize.ts';
import { checkAnswer } from './check-answer.ts';
import type { AnyAction, Call } from './define-action.ts';
import type { Delivery } from './delivery.ts';
import { answerEnvelope, errorEnvelope, newRequestId } from './envelope.ts';
import { createActionFinder } from './find-action.ts';
import { header, type HttpRequest } from './http-request.ts';
import { languageNamed, languageOf, type Language } from './language.ts';
import type { CallMetrics } from './metrics.ts';
import { apiModel } from './model.ts';
import { readerFor } from './read-parameters.ts';
import { createReceipts, fingerprint } from './receipts.ts';
import { internalError, missingParameter, unsupportedRegion } from './refusals.ts';
import { createThrottle } from './throttle.ts';
import { validateParameters } from './validate.ts';

export interface RequestChainOptions<Services> {
  readonly actions: readonly AnyAction<Services>[];
  readonly services: Services;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  readonly metrics: CallMetrics;
  /** The code of the region that a caller's spelling means; null when it is not served: a regional action refuses it. */
  readonly servedRegion: (spelling: string) => string | null;
  /** For each account and action, in this process. */
  readonly throttleRequestsPerSecond: number;
  /** Whether a wrong signature is answered with what the server took for the signed text. */
  readonly signatureHints: boolean;
  /** Whether an answer that the model does not allow becomes an InternalError. For tests: it costs time. */
  readonly verifyAnswers: boolean;
}

export interface RequestChain {
  /** Answers one request, whatever it is; with `failure` when the transport could not even bring it whole. Never rejects. */
  answer(request: HttpRequest, delivery: Delivery, failure?: Refusal): Promise<void>;
}

/** What the log says of a call; filled in as the chain learns it. */
interface Trace {
  readonly requestId: string;
  /** As it was asked for, which may be anything. */
  action: string;
  appId: number | null;
  /** The answer's. */
  language: Language;
}

/**
 * The way of every call, from the bytes that came to the bytes that go back. Each step passes the call on or throws a
 * Refusal; the last is the one place where refusals, and failures nobody foresaw, become answers.
 */
export function createRequestChain<Services>(options: RequestChainOptions<Services>): RequestChain {
  const { storage, clock, log, metrics } = options;
  const model = apiModel();
  const findAction = createActionFinder(model, options.actions);
  const throttle = createThrottle(options.throttleRequestsPerSecond);
  const receipts = createReceipts(storage, clock, log);

  async function serve(request: HttpRequest, delivery: Delivery, trace: Trace): Promise<void> {
    // HTTP
    const scheme = schemeOf(request);
    const reader = readerFor(request, scheme);
    // authenticate
    const signed = scheme.read(request);
    trace.action = signed.action.slice(0, 64);
    trace.language = languageNamed(signed.language);
    const { account, caller, ...asked } = await authenticate(signed, {
      rows: storage.rows,
      now: clock.now(),
      machineNow: machineTime(clock),
      hints: options.signatureHints,
    });
    trace.appId = account.appId;
    const { described, action } = findAction(asked.action, asked.version, header(request, 'host'));
    authorize(caller, action, trace.requestId);
    // throttle
    throttle.admit(`${account.appId} ${described.product} ${described.name}`, machineTime(clock));
    // parse
    const region = action.regional ? regionOf(asked.region) : asked.region;
    const sent = reader.read(request, described.input);
    // validate against the API model
    const parameters = validateParameters(described.input, sent);
    // action and answer
    const run = async (rows: Rows): Promise<string> => {
      const call: Call<unknown> = {
        account,
        caller,
        secretId: caller.secretId,
        region,
        requestId: trace.requestId,
        language: trace.language,
        parameters,
        rows,
        receivedAt: request.receivedAt,
      };
      return answerOf(action, call);
    };
    if (action.changes) await receipts.answerOnce(fingerprint(request), run, delivery);
    else await delivery.send(await run(storage.rows));
  }

  async function answerOf(action: AnyAction<Services>, call: Call<unknown>): Promise<string> {
    // The action's own request type is the generated one of this very model entry, which the parameters were checked against.
    const answer = await action.run(call as Call<never>, options.services);
    if (options.verifyAnswers) {
      const problems = checkAnswer(action.product, action.name, answer);
      if (problems.length > 0) throw new Error(`the answer does not fit the API model: ${problems.join('; ')}`);
    }
    return answerEnvelope(answer, call.requestId);
  }

  function regionOf(spelling: string): string {
    if (spelling === '') throw missingParameter('Region');
    const region = options.servedRegion(spelling);
    if (region === null) throw unsupportedRegion(spelling);
    return region;
  }

  function refusalOf(error: unknown, trace: Trace): Refusal {
    if (error instanceof Refusal) {
      log.info({ ...trace, code: error.code, reason: error.text.en }, 'call refused');
      return error;
    }
    log.error({ ...trace, err: error }, 'call failed inside the server');
    return internalError(trace.requestId);
  }

  return {
    async answer(request, delivery, failure) {
      const startedMs = performance.now();
      const trace: Trace = {
        requestId: newRequestId(options.random),
        action: '',
        appId: null,
        language: languageOf(request),
      };
      let code = 'OK';
      try {
        if (failure) throw failure;
        await serve(request, delivery, trace);
      } catch (error) {
        const refusal = refusalOf(error, trace);
        code = refusal.code;
        await delivery.send(errorEnvelope(refusal, trace.language, trace.requestId));
      }
      const known = model.actionsNamed(trace.action).length > 0;
      metrics.count(known ? trace.action : 'unknown', code, (performance.now() - startedMs) / 1000);
    },
  };
}
