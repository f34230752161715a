import { afterEach, expect, it } from 'vitest';
import { SetupError } from '../lib/setup-error.ts';
import type { TimeMachine, TimeView } from '../time-machine/time-machine.ts';
import { startApi, type ApiUnderTest } from './testing/api-under-test.ts';

const NOW = new Date('2026-12-01T00:00:00Z');
const VIEW: TimeView = { now: NOW, machineTime: new Date('2026-11-23T08:00:00Z'), aheadMs: 691_200_000, advance: null };
const UNDER_WAY = { from: NOW, to: new Date('2026-12-31T00:00:00Z'), waitsFor: 'ckafka-a, ckafka-b' };

const started: ApiUnderTest[] = [];
afterEach(async () => {
  for (const api of started.splice(0)) await api.server.close();
});

async function withTimeMachine(options: Parameters<typeof startApi>[1] = {}) {
  const asked: unknown[] = [];
  const timeMachine: TimeMachine = {
    view: () => Promise.resolve(VIEW),
    advance: (question) => {
      asked.push(question);
      return Promise.resolve({ ...VIEW, advance: UNDER_WAY });
    },
    reset: () => Promise.reject(new SetupError('the clock cannot go back', 'begin with another home')),
  };
  const api = await startApi([], { timeMachine, ...options });
  started.push(api);
  const send = async (path: string, body?: string, headers: Record<string, string> = {}) => {
    const type = { 'content-type': 'application/json', ...headers };
    const post = body === undefined ? { headers } : { method: 'POST', body, headers: type };
    const answer = await fetch(`${api.url}${path}`, post);
    const text = await answer.text();
    return [answer.status, text === '' ? null : (JSON.parse(text) as unknown)];
  };
  return { asked, send };
}

it('tells how the clock stands, and moves it by a span or to a time', async () => {
  const { asked, send } = await withTimeMachine();
  const stands = { now: '2026-12-01T00:00:00.000Z', machineTime: '2026-11-23T08:00:00.000Z', aheadMs: 691_200_000 };
  expect(await send('time')).toEqual([200, { ...stands, advance: null }]);
  const [from, to] = ['2026-12-01T00:00:00.000Z', '2026-12-31T00:00:00.000Z'];
  const advance = { from, to, waitsFor: ['ckafka-a', 'ckafka-b'] };
  expect(await send('time/advance', '{"by":"30d"}')).toEqual([202, { ...stands, advance }]);
  await send('time/advance', `{"to":"${to}"}`);
  expect(asked).toEqual([{ by: '30d' }, { to }]);
});

it('says what is wrong with a request, and passes none of it on', async () => {
  const { asked, send } = await withTimeMachine();
  const example = 'send either {"by": "30d"} or {"to": "2026-12-01T00:00:00Z"}';
  for (const body of ['{}', '[]', '3', 'null', '{"by":30}', '{"by":"1d","to":"x"}', '{"until":"x"}'])
    expect(await send('time/advance', body)).toEqual([400, { error: 'the body names no time', remedy: example }]);
  expect(await send('time/advance', '{')).toMatchObject([400, { error: 'the body is not JSON' }]);
  expect(await send('time/reset', '{}')).toEqual([
    400,
    { error: 'the clock cannot go back', remedy: 'begin with another home' },
  ]);
  // What a page of another site may make a browser send.
  expect(await send('time/advance', '{"by":"30d"}', { 'content-type': 'text/plain' })).toMatchObject([400, {}]);
  expect(asked).toEqual([]);
});

it('answers only whoever shows the token, where there is one', async () => {
  const { asked, send } = await withTimeMachine({ timeToken: 'secret' });
  for (const authorization of ['', 'Bearer wrong', 'secret'])
    expect(await send('time/advance', '{"by":"30d"}', { authorization })).toEqual([401, null]);
  expect((await send('time'))[0]).toBe(401);
  expect(asked).toEqual([]);
  expect((await send('time', undefined, { authorization: 'Bearer secret' }))[0]).toBe(200);
});

it('is no path at all while the time machine is off', async () => {
  const api = await startApi([]);
  started.push(api);
  for (const path of ['time', 'time/advance', 'time/reset'])
    expect(await (await fetch(`${api.url}${path}`, { method: 'POST' })).json()).toMatchObject({
      Response: { Error: {} },
    });
});
