import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

import type { DataPlane, ObservedBroker, ObservedInstance, Shortage } from '../data-plane.ts';
import type { SimulatedCall } from './faults.ts';
import { limitsOf, type SimulatedInstance, type SimulatedWorld } from './world.ts';

/** A driver without a machine: every effect is on `world`, where faults and delays are asked for. */
export function openSimulatedDataPlane(world: SimulatedWorld): DataPlane {
  const bells: (() => void)[] = [];
  const under = <T>(call: SimulatedCall, run: () => T | Promise<T>): Promise<T> =>
    world.faults.around(call, async () => run());

  return {
    name: 'simulated',
    observe: (instanceId) => under('observe', () => observe(world, instanceId)),
    list: () => under('list', () => [...world.instances.keys()]),
    prepareInstance: (spec) =>
      under('prepareInstance', () => {
        if (!world.instances.has(spec.instanceId)) world.instances.set(spec.instanceId, emptyInstance());
      }),
    startBroker: (spec, brokerId) =>
      under('startBroker', () => {
        const broker = spec.brokers.find((it) => it.brokerId === brokerId);
        const instance = world.instances.get(spec.instanceId);
        if (broker === undefined) throw new Error(`${spec.instanceId} has no broker ${brokerId} in its spec`);
        if (instance === undefined) throw new Error(`${spec.instanceId} is not prepared: call prepareInstance first`);
        if (world.running(spec.instanceId, brokerId) === null) world.start(spec, broker, instance);
      }),
    applyLimits: (spec) =>
      under('applyLimits', () => {
        const instance = world.instances.get(spec.instanceId);
        if (instance !== undefined) instance.limits = limitsOf(spec);
      }),
    applyRoutes: (spec) =>
      under('applyRoutes', () => {
        const instance = world.instances.get(spec.instanceId);
        if (instance !== undefined) instance.routes = spec.routes;
      }),
    hasRoutes: (spec) =>
      under('hasRoutes', () => isDeepStrictEqual(world.instances.get(spec.instanceId)?.routes, spec.routes)),
    applyUsers: (instanceId, brokerIds, users) =>
      under('applyUsers', () => {
        const instance = world.instances.get(instanceId);
        for (const brokerId of brokerIds) if (instance?.exits.has(brokerId)) instance.users.set(brokerId, users);
      }),
    stopBroker: (instanceId, brokerId, graceMs) =>
      under('stopBroker', async () => {
        if (world.running(instanceId, brokerId) === null) return;
        const waitMs = Math.min(world.stopTakesMs, graceMs);
        if (waitMs > 0) await sleep(waitMs);
        world.end(instanceId, brokerId, world.stopTakesMs > graceMs ? 'killed by SIGKILL' : null);
      }),
    removeInstance: (instanceId) =>
      under('removeInstance', () => {
        for (const brokerId of world.instances.get(instanceId)?.processes.keys() ?? [])
          world.end(instanceId, brokerId, null);
        world.instances.delete(instanceId);
      }),
    shortages: (brokerCount, promised) => under('shortages', () => shortages(world, brokerCount + promised)),
    onBrokerGone(ring) {
      const stop = world.onBrokerGone(ring);
      bells.push(stop);
      return stop;
    },
    // Nothing is counted here.
    metersOf: () => Promise.resolve(null),
    logTail: (instanceId, brokerId, lineCount) => {
      const lines = world.instances.get(instanceId)?.log ?? [];
      const ofBroker = lines.filter((line) => line.startsWith(`broker ${brokerId} `));
      return Promise.resolve(lineCount > 0 ? ofBroker.slice(-lineCount) : []);
    },
    close({ leaveRunning }) {
      for (const stop of bells.splice(0)) stop();
      if (!leaveRunning)
        for (const [instanceId, instance] of world.instances)
          for (const brokerId of instance.processes.keys()) world.end(instanceId, brokerId, null);
      return Promise.resolve();
    },
  };
}

function emptyInstance(): SimulatedInstance {
  return {
    processes: new Map(),
    exits: new Map(),
    topics: new Map(),
    routes: null,
    dynamicSettings: new Map(),
    brokerSettings: new Map(),
    limits: null,
    users: new Map(),
    log: [],
  };
}

function observe(world: SimulatedWorld, instanceId: string): ObservedInstance {
  const instance = world.instances.get(instanceId);
  if (instance === undefined) return { instanceId, brokers: [], traces: [] };
  const brokerIds = [...instance.exits.keys()].sort((a, b) => a - b);
  const brokers = brokerIds.map((brokerId): ObservedBroker => {
    const process = world.running(instanceId, brokerId);
    if (process === null) return { brokerId, state: 'absent', exit: instance.exits.get(brokerId) ?? null };
    const { pid, startedAt, spec } = process;
    return { brokerId, state: 'present', pid, startedAt, kafkaVersion: spec.kafkaVersion };
  });
  return { instanceId, brokers, traces: ['folder'] };
}

function shortages(world: SimulatedWorld, wanted: number): Shortage[] {
  const running = [...world.instances.values()].reduce((sum, instance) => sum + instance.processes.size, 0);
  const free = world.brokerRoom - running;
  return wanted <= free ? [] : [{ what: 'memory', text: `memory: room for ${wanted} brokers needed, ${free} free` }];
}
