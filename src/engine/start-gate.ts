/**
 * Paces the starts of brokers on this machine: twenty JVMs that start together all serve late, two by two the first serve early.
 * Only pacing, kept in memory on purpose: a server that forgets it starts too many at once and nothing else goes wrong.
 */
export interface StartGate {
  /** Whether this instance may start its brokers now. A refused one is rung when there is room. Asking twice is safe. */
  tryEnter(instanceId: string, brokerCount: number): boolean;
  leave(instanceId: string): void;
}

export function createStartGate(startsAtOnce: number, ring: (instanceId: string) => void): StartGate {
  const inside = new Map<string, number>();
  const waiting = new Set<string>();
  return {
    tryEnter(instanceId, brokerCount) {
      const busy = [...inside.values()].reduce((sum, count) => sum + count, 0);
      // An instance with more brokers than there is room for in all must still get in, alone.
      if (inside.has(instanceId) || busy === 0 || busy + brokerCount <= startsAtOnce) {
        waiting.delete(instanceId);
        inside.set(instanceId, brokerCount);
        return true;
      }
      waiting.add(instanceId);
      return false;
    },
    leave(instanceId) {
      waiting.delete(instanceId);
      if (!inside.delete(instanceId)) return;
      const next = waiting.values().next().value;
      if (next !== undefined) ring(next);
    },
  };
}
