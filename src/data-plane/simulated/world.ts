import type { Clock } from '../../lib/clock.ts';
import { seededRandom, type Random } from '../../lib/random.ts';
import type { UserAccess } from '../../domain/user.ts';
import type { BrokerSpec, InstanceSpec, RouteSpec } from '../data-plane.ts';
import { createFaults, type Faults } from './faults.ts';

/** What a start makes of a broker. */
export interface StartBehaviour {
  /** From the process to the first answer. */
  readonly startTakesMs: number;
  /** How it ends instead of serving, if it does. */
  readonly exit?: string;
}

/** A process that exists only in memory. */
export interface SimulatedProcess {
  readonly pid: number;
  readonly startedAt: Date;
  readonly servesAt: Date;
  readonly diesAt: Date | null;
  readonly exit: string;
  readonly spec: InstanceSpec;
  readonly broker: BrokerSpec;
}

export interface SimulatedTopic {
  readonly partitionCount: number;
  readonly replicationFactor: number;
}

export type SimulatedLimits = Pick<
  InstanceSpec,
  'bandwidthMBps' | 'elasticBandwidth' | 'partitionLimit' | 'topicLimit' | 'diskBytes'
>;

export interface SimulatedInstance {
  readonly processes: Map<number, SimulatedProcess>;
  /** Brokers that ever ran here, and how the last process of each ended. */
  readonly exits: Map<number, string | null>;
  readonly topics: Map<string, SimulatedTopic>;
  /** What its brokers hold clients to; null before the first start. */
  limits: SimulatedLimits | null;
  /** Who may sign in on each broker that was ever told. */
  readonly users: Map<number, readonly UserAccess[]>;
  /** What its brokers know of routes; null before the first start. */
  routes: readonly RouteSpec[] | null;
  /** What the cluster was told beyond the brokers' own files. */
  readonly dynamicSettings: Map<string, string>;
  /** The same for one broker alone. */
  readonly brokerSettings: Map<number, Map<string, string>>;
  readonly log: string[];
}

/**
 * The machine that the simulated drivers act on. It outlives them: closing a driver and opening another on the same world is
 * a restart of the control plane. Time is the clock's alone: a broker serves, or ends, once the clock has come so far.
 */
export class SimulatedWorld {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly instances = new Map<string, SimulatedInstance>();
  /** What every start does unless `nextStart` says otherwise. */
  everyStart: StartBehaviour = { startTakesMs: 0 };
  /** How long an orderly stop takes; Infinity hangs until force is used. */
  stopTakesMs = 0;
  /** How many brokers the machine has room for. */
  brokerRoom = Infinity;
  /** Processes made since the world began: a test reads it to see that nothing was started twice. */
  startCount = 0;
  readonly #bells = new Set<(instanceId: string) => void>();
  readonly #nextStarts: StartBehaviour[] = [];
  #lastPid = 1000;

  constructor(clock: Clock, random: Random = seededRandom(1)) {
    this.clock = clock;
    this.faults = createFaults(random);
  }

  /** The next start behaves like this; several wait in line. */
  nextStart(behaviour: StartBehaviour): void {
    this.#nextStarts.push(behaviour);
  }

  /** As `kill -9` from outside. Nothing happens when it does not run. */
  killBroker(instanceId: string, brokerId: number): void {
    if (this.running(instanceId, brokerId) !== null) this.#die(instanceId, brokerId, 'killed by SIGKILL');
  }

  addTopic(instanceId: string, name: string, topic: SimulatedTopic): void {
    this.instances.get(instanceId)?.topics.set(name, topic);
  }

  /** The broker's process, if there is one at this time. */
  running(instanceId: string, brokerId: number): SimulatedProcess | null {
    const process = this.instances.get(instanceId)?.processes.get(brokerId) ?? null;
    if (process?.diesAt == null || process.diesAt > this.clock.now()) return process;
    this.#die(instanceId, brokerId, process.exit);
    return null;
  }

  isServing(instanceId: string, brokerId: number): boolean {
    const process = this.running(instanceId, brokerId);
    return process !== null && process.servesAt <= this.clock.now();
  }

  /** Whether a broker that serves was told of a listener there, or shares a route's address there with the others. */
  listensAt(hostPort: string): boolean {
    return [...this.instances].some(([instanceId, { brokerSettings, routes }]) => {
      const serving = [...brokerSettings].filter(([brokerId]) => this.isServing(instanceId, brokerId));
      const shared = (routes ?? []).some(({ vip }) => `${vip.address}:${vip.port}` === hostPort);
      return serving.some(
        ([, told]) =>
          shared ||
          told
            .get('listeners')
            ?.split(',')
            .some((it) => it.endsWith(`//${hostPort}`)),
      );
    });
  }

  start(spec: InstanceSpec, broker: BrokerSpec, instance: SimulatedInstance): void {
    const { startTakesMs, exit } = this.#nextStarts.shift() ?? this.everyStart;
    const startedAt = this.clock.now();
    const servesAt = new Date(startedAt.getTime() + startTakesMs);
    this.#lastPid += 1;
    instance.limits = limitsOf(spec);
    instance.routes = spec.routes;
    this.startCount += 1;
    instance.exits.set(broker.brokerId, null);
    instance.processes.set(broker.brokerId, {
      pid: this.#lastPid,
      startedAt,
      servesAt,
      diesAt: exit === undefined ? null : servesAt,
      exit: exit ?? '',
      spec,
      broker,
    });
    instance.log.push(`broker ${broker.brokerId} started with ${spec.kafkaVersion}`);
  }

  /** Ends a process because somebody asked for it: no bell rings. */
  end(instanceId: string, brokerId: number, exit: string | null): void {
    const instance = this.instances.get(instanceId);
    instance?.processes.delete(brokerId);
    instance?.exits.set(brokerId, exit);
    instance?.log.push(`broker ${brokerId} ended`);
  }

  onBrokerGone(ring: (instanceId: string) => void): () => void {
    this.#bells.add(ring);
    return () => void this.#bells.delete(ring);
  }

  #die(instanceId: string, brokerId: number, exit: string): void {
    this.end(instanceId, brokerId, exit);
    for (const ring of this.#bells) ring(instanceId);
  }
}

export function limitsOf(spec: InstanceSpec): SimulatedLimits {
  const { bandwidthMBps, elasticBandwidth, partitionLimit, topicLimit, diskBytes } = spec;
  return { bandwidthMBps, elasticBandwidth, partitionLimit, topicLimit, diskBytes };
}
