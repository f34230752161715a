import type { Storage } from './storage.ts';

/**
 * Runs work for one instance after the other, over all servers. Several that wait here are one: only the newest runs, because the
 * queue has already written off the older ones' jobs when it made the newer (and a crash then leaves exactly that one to repeat).
 */
export function oneRunAtATime(
  storage: Pick<Storage, 'exclusively'>,
): (instanceId: string, run: () => Promise<void>) => Promise<void> {
  const newestWaiting = new Map<string, symbol>();
  return async (instanceId, run) => {
    const turn = Symbol(instanceId);
    newestWaiting.set(instanceId, turn);
    await storage.exclusively(`reconcile ${instanceId}`, async () => {
      if (newestWaiting.get(instanceId) !== turn) return;
      newestWaiting.delete(instanceId);
      await run();
    });
  };
}
