import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SetupError } from '../lib/setup-error.ts';
import type { AskedAdvance, TimeAnswer, TimeMachine, TimeView } from '../time-machine/time-machine.ts';
import { mayAsk } from './operator-guard.ts';

const PATHS = new Set(['GET /time', 'POST /time/advance', 'POST /time/reset']);
/** So that no page of another site makes a browser on this machine send one unasked. */
const JSON_ONLY = { error: 'the body is not declared as JSON', remedy: 'send Content-Type: application/json' };

export function isTimePath(method: string | undefined, url: string): boolean {
  return PATHS.has(`${method ?? ''} ${url}`);
}

/**
 * The time machine over HTTP, for tests: ours and no part of the cloud's API. GET /time tells how the clock stands; POST /time/advance
 * with `{"by": "30d"}` or `{"to": "2026-12-01T00:00:00Z"}` begins to move it (202), POST /time/reset with `{}` takes it back. A wrong
 * request is answered with 400 and `{"error", "remedy"}`, and changes nothing.
 */
export function addTimeMachine(server: FastifyInstance, machine: TimeMachine, token: string | null): void {
  const route = (
    method: 'GET' | 'POST',
    url: string,
    status: number,
    answer: (body: unknown) => Promise<TimeView>,
  ): void => {
    server.route({
      method,
      url,
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        if (!mayAsk(token, request.ip, request.headers.authorization))
          return reply.code(token === null ? 403 : 401).send();
        if (method === 'POST' && !/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
          return reply.code(400).send(JSON_ONLY);
        try {
          return await reply.code(status).send(written(await answer(bodyOf(request.body))));
        } catch (problem) {
          if (!(problem instanceof SetupError)) throw problem;
          return reply.code(400).send({ error: problem.problem, remedy: problem.remedy });
        }
      },
    });
  };
  route('GET', '/time', 200, () => machine.view());
  route('POST', '/time/advance', 202, (body) => machine.advance(askedIn(body)));
  route('POST', '/time/reset', 200, () => machine.reset());
}

function bodyOf(body: unknown): unknown {
  if (!Buffer.isBuffer(body)) return {};
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new SetupError('the body is not JSON', 'send {"by": "30d"} or {"to": "2026-12-01T00:00:00Z"}');
  }
}

function askedIn(body: unknown): AskedAdvance {
  const members = typeof body === 'object' && body !== null ? (Object.entries(body) as [string, unknown][]) : [];
  const [name, value] = members[0] ?? [];
  if (members.length === 1 && typeof value === 'string') {
    if (name === 'by') return { by: value };
    if (name === 'to') return { to: value };
  }
  throw new SetupError('the body names no time', 'send either {"by": "30d"} or {"to": "2026-12-01T00:00:00Z"}');
}

function written({ now, machineTime, aheadMs, advance }: TimeView): TimeAnswer {
  return {
    now: now.toISOString(),
    machineTime: machineTime.toISOString(),
    aheadMs,
    advance: advance && {
      from: advance.from.toISOString(),
      to: advance.to.toISOString(),
      waitsFor: advance.waitsFor === '' ? [] : advance.waitsFor.split(', '),
    },
  };
}
