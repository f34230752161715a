import type { ChangeableSpec } from '../domain/broker-settings.ts';
import type { Endpoint } from '../domain/network.ts';
import type { KafkaVersion } from '../domain/instance.ts';
import type { ThrottleRule } from '../domain/throttle-rule.ts';
import type { UserAccess } from '../domain/user.ts';
import type { AccessType } from '../domain/route.ts';
import type { Keyed } from '../lib/certificate-authority.ts';

/** One broker as it has to be. `rack` is its zone's id. */
export interface BrokerSpec {
  readonly brokerId: number;
  readonly rack: string;
  /** What clients of this broker are told: the instance's VIP itself when there is one broker. */
  readonly client: Endpoint;
  /** For the other brokers and for us; it asks for the instance's own admin password. */
  readonly internal: Endpoint;
}

/** A further way in: a listener of its own on every broker, named by its slot, and an address that they share. */
export interface RouteSpec {
  readonly slot: number;
  readonly accessType: AccessType;
  /** Where its clients begin, whichever broker serves it. */
  readonly vip: Endpoint;
  /** By broker id. */
  readonly listeners: ReadonlyMap<number, Endpoint>;
  /** Blocks of addresses (`203.0.113.0/24`) whose clients may come in; everybody when empty. */
  readonly allowed: readonly string[];
  /** What encrypted routes show their clients; null for the others. */
  readonly certificate: Keyed | null;
}

/** One instance as it has to be. The same spec always makes the same processes, names and files. */
export interface InstanceSpec extends ChangeableSpec {
  readonly instanceId: string;
  readonly kafkaVersion: KafkaVersion;
  readonly brokers: readonly BrokerSpec[];
  /** The VIP. With several brokers any of them serves it and it survives the loss of any one; with one broker it is `brokers[0].client`. */
  readonly bootstrap: Endpoint;
  /** Ways in besides `bootstrap`. */
  readonly routes: readonly RouteSpec[];
  /** User name `admin` on the internal listeners. */
  readonly adminPassword: string;
  /** 1 MB/s is 1,000,000 bytes a second. Counts every replica of what is produced. */
  readonly bandwidthMBps: number;
  /** Traffic may go above `bandwidthMBps`, up to a ceiling of the machine's operator. */
  readonly elasticBandwidth: boolean;
  /** Partitions with their replicas, over all topics but Kafka's own. */
  readonly partitionLimit: number;
  readonly topicLimit: number;
  /** Whether clients are kept from Kafka's admin protocol; they are not when left out. */
  readonly adminSecurity?: boolean;
  /** What single clients are held to, within the bandwidth of the whole; none when left out. */
  readonly throttleRules?: readonly ThrottleRule[];
  /** What all logs of all brokers may hold, replicas counted; null where storage is elastic. */
  readonly diskBytes: number | null;
}

export type ObservedBroker =
  /** No process. `exit` says how the last one ended where that is known. */
  | { readonly brokerId: number; readonly state: 'absent'; readonly exit: string | null }
  /** A process of ours is there; whether it serves is for Kafka's own protocol to say. */
  | {
      readonly brokerId: number;
      readonly state: 'present';
      readonly pid: number;
      readonly startedAt: Date;
      /** What the process was started as; null when it does not say. */
      readonly kafkaVersion: string | null;
    };

/** What the world holds of one instance. */
export interface ObservedInstance {
  readonly instanceId: string;
  readonly brokers: readonly ObservedBroker[];
  /** Words for what else is left: 'folder', 'znodes', 'process 4711'… Empty with no present broker = no trace. */
  readonly traces: readonly string[];
}

/** Where one broker answers questions about its figures over HTTP, and what it wants to be shown (`Authorization: Bearer <token>`). */
export interface MetersAddress extends Endpoint {
  readonly token: string;
}

/** Which instance's brokers are asked, and how. */
export interface AskedBrokers extends Pick<InstanceSpec, 'instanceId' | 'adminPassword'> {
  readonly brokers: readonly Pick<BrokerSpec, 'brokerId' | 'internal'>[];
}

/** What the machine lacks for a purchase, in words, with figures: `memory: 300 MB needed, 120 MB free`. */
export interface Shortage {
  readonly what: 'memory' | 'disk' | 'addresses' | 'java';
  readonly text: string;
}

/**
 * The machinery that runs brokers: processes of this machine, a simulation with faults on demand, pods later.
 * Every call is idempotent and may be repeated after a crash at any point; none keeps anything in memory that a new
 * control plane would miss. One contract suite (test/contract/data-plane.ts) runs on every driver.
 */
export interface DataPlane {
  readonly name: string;
  /** What is there now. An instance that nobody has heard of has no brokers and no traces. */
  observe(instanceId: string): Promise<ObservedInstance>;
  /** Ids of all instances of which anything is there, wanted or not. */
  list(): Promise<string[]>;
  /** The coordination service runs and has a place for the instance. */
  prepareInstance(spec: InstanceSpec): Promise<void>;
  /** A process for this broker exists, started now or found; it may need seconds more to serve. Never a second one on the same log folder. */
  startBroker(spec: InstanceSpec, brokerId: number): Promise<void>;
  /**
   * Bandwidth, elastic bandwidth, topics, partitions, disk, throttle rules and the ban on the admin protocol hold on every broker as the
   * spec says: within a second where one runs, from its start where none does. Nothing is restarted. Twice is as once.
   */
  applyLimits(spec: InstanceSpec): Promise<void>;
  /**
   * What the brokers have to know of the routes of the spec, beyond their listeners: shared addresses, who may come in, keys. It holds within
   * half a second where a broker runs, from its start where none does; of routes that the spec does not name nothing is left. The
   * listeners themselves are Kafka's own dynamic settings, which a broker finds again when it starts. Twice is as once.
   */
  applyRoutes(spec: InstanceSpec): Promise<void>;
  /** Whether every broker has been given what `applyRoutes` would give it. Changes nothing. */
  hasRoutes(spec: InstanceSpec): Promise<boolean>;
  /**
   * These users, and no others, may sign in on these brokers: within a second where one runs. A broker that was never started is left
   * out: it begins without users, and whoever started it brings them. Nothing is restarted. Twice is as once.
   */
  applyUsers(instanceId: string, brokerIds: readonly number[], users: readonly UserAccess[]): Promise<void>;
  /** No process for this broker. Orderly first, by force after `graceMs`. Its data stays. */
  stopBroker(instanceId: string, brokerId: number, graceMs: number): Promise<void>;
  /** No trace: processes, data, coordination entries. */
  removeInstance(instanceId: string): Promise<void>;
  /** What is lacking for `brokerCount` more brokers now, given `promised` brokers that rows want but that do not run yet. */
  shortages(brokerCount: number, promised: number): Promise<Shortage[]>;
  /** Calls back when a broker of an instance has gone; returns how to stop listening. Only a bell: observing again must find the same. */
  onBrokerGone(ring: (instanceId: string) => void): () => void;
  /** Where this broker answers about its figures (MetersEndpoint of broker-extension); null while there is nobody to ask. */
  metersOf(asked: AskedBrokers, brokerId: number): Promise<MetersAddress | null>;
  /** The last lines of a broker's log, oldest first. */
  logTail(instanceId: string, brokerId: number, lineCount: number): Promise<string[]>;
  /** Lets go of the machine. With `leaveRunning`, brokers and the coordination service go on without us; otherwise all are stopped. */
  close(options: { readonly leaveRunning: boolean }): Promise<void>;
}
