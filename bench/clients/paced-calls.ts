import { setTimeout as sleep } from 'node:timers/promises';

/** Calls one after the other, with a rest after each, and answers how long each call took, in milliseconds. */
export async function pacedCalls(
  count: number,
  call: () => Promise<unknown>,
  rest: () => Promise<unknown>,
): Promise<number[]> {
  const tookMs: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const startMs = performance.now();
    await call();
    tookMs.push(performance.now() - startMs);
    await rest();
  }
  return tookMs;
}

/** Asks until there is an answer other than null, and pauses so long between two questions. Throws when the time is over. */
export async function untilAnswered<T>(
  ask: () => Promise<T | null>,
  { what, everyMs, withinMs }: { readonly what: string; readonly everyMs: number; readonly withinMs: number },
): Promise<T> {
  const limit = performance.now() + withinMs;
  while (performance.now() < limit) {
    const answer = await ask();
    if (answer !== null) return answer;
    await sleep(everyMs);
  }
  throw new Error(`${what}: not within ${withinMs / 1000} s`);
}
