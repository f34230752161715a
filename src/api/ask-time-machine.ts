import { SetupError } from '../lib/setup-error.ts';
import type { TimeAnswer, TimeMachinePlace, TimeQuestion } from '../time-machine/time-machine.ts';
import { httpCall } from './http-call.ts';

/** Asks the time machine of a running server (time-paths.ts). @throws SetupError with its own words, or when it is turned off or no server answers. */
export async function askTimeMachine(place: TimeMachinePlace, question: TimeQuestion): Promise<TimeAnswer> {
  const path = typeof question === 'object' ? '/time/advance' : question === 'reset' ? '/time/reset' : '/time';
  const { status, text } = await httpCall(new URL(path, place.url), {
    method: question === 'show' ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      ...(place.token === null ? {} : { authorization: `Bearer ${place.token}` }),
    },
    ...(question === 'show' ? {} : { body: JSON.stringify(typeof question === 'object' ? question : {}) }),
    authority: place.authority,
  });
  if (status === 401 || status === 403)
    throw new SetupError('the server does not let this command move its clock', 'set the BROKERAGE_TIME_TOKEN that it was started with'); // prettier-ignore
  const answer = jsonOf(text);
  if (typeof answer['error'] === 'string') throw new SetupError(answer['error'], String(answer['remedy']));
  if (typeof answer['now'] === 'string') return answer as unknown as TimeAnswer;
  throw new SetupError(
    'the server was started with its time machine off',
    'set time.machine = true in the file that BROKERAGE_CONFIG names, or BROKERAGE_TIME_MACHINE=true, and start it again',
  );
}

function jsonOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
