import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { listenForStop, type StopListener } from './stop-signals.ts';

function listen(): {
  source: EventEmitter;
  stop: StopListener;
  impatience: () => number;
  advance: (ms: number) => void;
} {
  const source = new EventEmitter();
  let nowMs = 5000;
  let count = 0;
  const stop = listenForStop(
    source as unknown as Pick<NodeJS.Process, 'on' | 'removeListener'>,
    () => count++,
    () => nowMs,
  );
  return { source, stop, impatience: () => count, advance: (ms) => (nowMs += ms) };
}

describe('a request to stop', () => {
  it.each([
    ['SIGINT', false],
    ['SIGTERM', false],
    ['SIGHUP', false],
    ['SIGUSR2', true],
  ])('comes with %s (brokers go on: %s)', async (signal, leaveBrokers) => {
    const { source, stop } = listen();
    expect(stop.isRequested()).toBe(false);
    source.emit(signal, signal);
    expect(stop.isRequested()).toBe(true);
    expect(await stop.requested).toEqual({ leaveBrokers });
  });

  it('is one when a Ctrl-C arrives by several ways at once', () => {
    const { source, impatience, advance } = listen();
    for (let copies = 0; copies < 3; copies++) {
      source.emit('SIGINT', 'SIGINT');
      advance(20);
    }
    expect(impatience()).toBe(0);
  });

  it('is impatience when a person presses Ctrl-C again, and only then', () => {
    const { source, impatience, advance } = listen();
    source.emit('SIGINT', 'SIGINT');
    advance(1500);
    source.emit('SIGTERM', 'SIGTERM');
    expect(impatience()).toBe(0);
    source.emit('SIGINT', 'SIGINT');
    expect(impatience()).toBe(1);
  });

  it('leaves no listener behind', () => {
    const { source, stop } = listen();
    stop.close();
    expect(source.eventNames()).toEqual([]);
  });
});
