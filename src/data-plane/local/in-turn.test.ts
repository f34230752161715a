import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

import { inTurn } from './in-turn.ts';

describe('tasks in turn', () => {
  it('of one key never overlap and keep their order, also after one that failed', async () => {
    const run = inTurn();
    const seen: string[] = [];
    const task = (name: string) => async (): Promise<void> => {
      seen.push(`${name} begins`);
      await sleep(1);
      seen.push(`${name} ends`);
      if (name === 'b') throw new Error('b failed');
    };
    const results = await Promise.allSettled(['a', 'b', 'c'].map((name) => run('key', task(name))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('of another key do not wait', async () => {
    const run = inTurn();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const held = run('one', () => promise);
    expect(await run('other', () => Promise.resolve('done'))).toBe('done');
    resolve(undefined);
    await held;
  });
});
