import type { Random } from '../../lib/random.ts';

/** The calls of the ports that can be made to fail. */
export type SimulatedCall =
  | 'observe'
  | 'list'
  | 'prepareInstance'
  | 'startBroker'
  | 'applyLimits'
  | 'applyUsers'
  | 'applyRoutes'
  | 'hasRoutes'
  | 'stopBroker'
  | 'removeInstance'
  | 'shortages'
  | 'viewFrom'
  | 'servesGroups'
  | 'settingsOf'
  | 'setForAllBrokers'
  | 'setForBroker'
  | 'speaksAt';

/**
 * `before`: the call rejects and nothing happened. `after`: it happened, and the caller is told that it failed, which is also
 * what a control plane looks like that died between the effect and the answer.
 */
export interface Fault {
  readonly when: 'before' | 'after';
  readonly error: Error;
}

/** Which calls fail: those that a script names, one by one, and those that chance picks. */
export interface Faults {
  /** The next call of this name fails like this. Several wait in line, one per call. */
  next(call: SimulatedCall, when: Fault['when'], message?: string): void;
  /** From now on each call fails with this probability (0 to 1), half of them before and half after their effect. 0 ends it. */
  atRandom(probability: number): void;
  /** Runs a call under its fault, if it has one. */
  around<T>(call: SimulatedCall, run: () => Promise<T>): Promise<T>;
}

/** The same `random` seed and the same order of calls give the same faults. */
export function createFaults(random: Random): Faults {
  const scripted = new Map<SimulatedCall, Fault[]>();
  let probability = 0;
  const chance = (): number => random.bytes(4).readUInt32BE() / 2 ** 32;
  const take = (call: SimulatedCall): Fault | null => {
    const planned = scripted.get(call)?.shift();
    if (planned !== undefined) return planned;
    if (probability === 0 || chance() >= probability) return null;
    return { when: chance() < 0.5 ? 'before' : 'after', error: new Error(`simulated: ${call} failed by chance`) };
  };
  return {
    next(call, when, message = `simulated: ${call} failed`) {
      scripted.set(call, [...(scripted.get(call) ?? []), { when, error: new Error(message) }]);
    },
    atRandom(wanted) {
      probability = wanted;
    },
    async around(call, run) {
      const fault = take(call);
      if (fault?.when === 'before') throw fault.error;
      const result = await run();
      if (fault?.when === 'after') throw fault.error;
      return result;
    },
  };
}
