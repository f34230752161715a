import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SetupError } from '../lib/setup-error.ts';
import type { TimeAnswer, TimeQuestion } from '../time-machine/time-machine.ts';
import { prepareHome } from './home.ts';
import { isLock, tryHomeLock, type HomeLock } from './home-lock.ts';
import { fakeCli } from './testing/fake-context.ts';

const ON = { BROKERAGE_TIME_MACHINE: 'true', BROKERAGE_TIME_TOKEN: 'token' };
const [NOW, LATER] = ['2026-12-01T00:00:00.000Z', '2026-12-03T00:00:00.000Z'];
const standing = (now: string, advance: TimeAnswer['advance'] = null): TimeAnswer => {
  return { now, machineTime: NOW, aheadMs: Date.parse(now) - Date.parse(NOW), advance };
};

let home: string;
let lock: HomeLock;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'brokerage-time-'));
  prepareHome(home);
  const taken = tryHomeLock(home, 'up');
  if (!isLock(taken)) throw new Error('taken');
  lock = taken;
  lock.announce('http://127.0.0.1:1');
});
afterEach(() => {
  lock.release();
  rmSync(home, { recursive: true });
});

/** A server that gives these answers, one after the other. */
function cliWith(answers: readonly (TimeAnswer | Error)[], env: Record<string, string> = ON) {
  const asked: TimeQuestion[] = [];
  const left = [...answers];
  const cli = fakeCli(
    home,
    {
      askTimeMachine: ({ token }, question) => {
        expect(token).toBe('token');
        asked.push(question);
        const answer = left.shift();
        return answer instanceof Error || answer === undefined
          ? Promise.reject(answer ?? new Error('asked once more'))
          : Promise.resolve(answer);
      },
    },
    env,
  );
  return { cli, asked };
}

it('moves the clock and waits until all has followed', async () => {
  const advance = { from: NOW, to: LATER, waitsFor: ['ckafka-a'] };
  const { cli, asked } = cliWith([standing(NOW, advance), standing(NOW, advance), standing(LATER)]);
  expect(await cli.run('time', 'advance', '2d')).toBe(0);
  expect(asked).toEqual([{ by: '2d' }, 'show', 'show']);
  expect(cli.written.out).toBe(`the clock shows ${LATER}, 2d ahead of the machine's\n`);
  expect(cli.written.err).toContain(`moving the clock to ${LATER}, hour by hour, waiting for ckafka-a`);
});

it('shows how it stands, takes a time instead of a span, and resets', async () => {
  const { cli, asked } = cliWith([standing(NOW), standing(LATER), standing(NOW)]);
  expect(await cli.run('time', 'show')).toBe(0);
  expect(cli.written.out).toBe(`the clock shows ${NOW}, as the machine's\n`);
  expect(await cli.run('time', 'advance', '--to', LATER, '--json')).toBe(0);
  expect(cli.json()).toEqual(standing(LATER));
  expect(await cli.run('time', 'reset')).toBe(0);
  expect(asked).toEqual(['show', { to: LATER }, 'reset']);
});

it('says what to do when the server ends on the way', async () => {
  const { cli } = cliWith([standing(NOW, { from: NOW, to: LATER, waitsFor: [] }), new SetupError('gone', 'start it')]);
  expect(await cli.run('time', 'advance', '2d')).toBe(1);
  expect(cli.written.err).toContain(`it goes on to move the clock to ${LATER}`);
});

it('refuses a command line without a time, or with two, and says how to turn the machine on', async () => {
  for (const args of [[], ['1d', '--to', LATER]])
    expect([await cliWith([]).cli.run('time', 'advance', ...args), args]).toEqual([1, args]);
  const { cli, asked } = cliWith([], {});
  for (const args of [['show'], ['reset'], ['advance', '1d']]) {
    expect(await cli.run('time', ...args)).toBe(1);
    expect(cli.written.err).toContain('set time.machine = true');
  }
  lock.release();
  const { cli: alone } = cliWith([]);
  expect(await alone.run('time', 'show')).toBe(1);
  expect(alone.written.err).toContain('start it with "brokerage up"');
  expect(asked).toEqual([]);
});
