import type { Account, KeyPair } from '../domain/account.ts';
import type { Broker, Health, Instance, InstanceChange, Status } from '../domain/instance.ts';
import type { ReservedEndpoint, Endpoint } from '../domain/network.ts';
import type { DealStatus, Order } from '../domain/order.ts';
import type { Tag } from '../domain/tag.ts';
import type { Task, TaskStatus } from '../domain/task.ts';
import type { TopicRecord } from '../domain/topic.ts';
import type { AclRuleRows, UserRows } from './access-rows.ts';
import type { BillingRows } from './billing-rows.ts';
import type { BudgetRows } from './budget-rows.ts';
import type { EventRows } from './event-rows.ts';
import type { PrepaidRows } from './prepaid-rows.ts';
import type { PurchaseKeyRows, TemporaryCredentialRows } from './credential-rows.ts';
import type { MeterRows, PrometheusTargetRows, SampleRows } from './meter-rows.ts';
import type { NetworkRows, TagFilter } from './network-rows.ts';
import type { TagPairRows, TagRows } from './tag-rows.ts';
import type { ThrottleRuleRows } from './throttle-rows.ts';
import type { RouteRows } from './route-rows.ts';
import type { TimeMachineRows } from './time-machine-rows.ts';

export type { RouteEndpoint, RouteRows } from './route-rows.ts';

export type * from './access-rows.ts';
export type * from './budget-rows.ts';
export type * from './credential-rows.ts';
export type * from './event-rows.ts';
export type * from './meter-rows.ts';
export type * from './network-rows.ts';
export type * from './prepaid-rows.ts';
export type * from './tag-rows.ts';
export type * from './throttle-rows.ts';
export type * from './time-machine-rows.ts';

/** A page of a list and how many there are in all. */
export interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
}

export interface AccountRows {
  byAppId(appId: number): Promise<Account | null>;
  /** Rejects when AppId or Uin is taken (both UNIQUE). */
  insert(account: Account): Promise<void>;
  list(): Promise<Account[]>;
}

/** Secrets are sealed by this store with the home's key file; the plain text passes through only `insert` and `openSecret`. */
export interface KeyPairRows {
  insert(keyPair: KeyPair, secretKey: string): Promise<void>;
  /** null when there is no such id. A disabled pair is returned: the caller tells the two apart. */
  bySecretId(secretId: string): Promise<{ keyPair: KeyPair; account: Account; secretKey: string } | null>;
  list(appId: number): Promise<KeyPair[]>;
  /** Whether there was such a pair. Twice is as once. */
  disable(appId: number, secretId: string, at: Date): Promise<boolean>;
}

export interface InstanceFilter {
  readonly instanceIds?: readonly string[];
  /** Part of the name, of the instance's, the VPC's or the subnet's id, or of a zone's id. */
  readonly search?: string;
  readonly statuses?: readonly Status[];
  readonly vips?: readonly string[];
  readonly vpcIds?: readonly string[];
  readonly subnetIds?: readonly string[];
  readonly editions?: readonly string[];
  readonly tagKeys?: readonly string[];
  readonly tags?: readonly TagFilter[];
}

/** What a purchase writes for one instance. */
export interface NewInstance {
  readonly instance: Instance;
  readonly brokers: readonly Broker[];
  readonly endpoints: readonly ReservedEndpoint[];
  readonly adminPassword: string;
}

/** As last seen by a look at the brokers. */
export interface InstanceUsage {
  readonly topicCount: number;
  readonly partitionReplicaCount: number;
}

/** What lists show of an instance. It is a type of its own because reading everything takes twice as long. */
export interface ListedInstance extends InstanceUsage, Pick<Instance, ListedMember> {
  readonly tags: readonly Tag[];
}

type ListedMember =
  | ('instanceId' | 'instanceName' | 'status' | 'health' | 'healthMessage' | 'vpcId' | 'subnetId' | 'vip' | 'vport')
  | ('createdAt' | 'expiresAt' | 'renewFlag' | 'edition' | 'askedKafkaVersion' | 'bandwidthMBps')
  | ('diskSizeGB' | 'diskType' | 'elasticStorage' | 'partitionLimit' | 'topicLimit' | 'publicNetworkMbps')
  | ('zoneId' | 'zoneIds' | 'retentionBytes' | 'plannedUpgrade');

export interface InstanceRows {
  /** The instance with its brokers, tags, endpoints; visible ones only (a deleted instance is null). */
  byId(appId: number, region: string, instanceId: string): Promise<Instance | null>;
  /** For the engine: whatever its status and owner. */
  any(instanceId: string): Promise<Instance | null>;
  /** Visible ones, newest first. */
  list(
    appId: number,
    region: string,
    filter: InstanceFilter,
    limit: number,
    offset: number,
  ): Promise<Page<ListedInstance>>;
  /** Ids that the engine must look at: every instance that is not deleted. */
  unsettledIds(): Promise<string[]>;
  /** For operators: all accounts, visible ones. */
  listAll(): Promise<Instance[]>;
  /**
   * Waits until no other transaction that called this is open; until this one ends it alone decides what the machine has room for,
   * which addresses are free and which subnets there are. Statements after it see what the others wrote (so transactions are READ COMMITTED).
   */
  lockPlacement(): Promise<void>;
  /**
   * Instances with their brokers and endpoints, all at once, one statement per table however many there are (a batch of 20 has
   * milliseconds). Rejects with EndpointTaken when an (address, port) is not free.
   */
  insert(bought: readonly NewInstance[]): Promise<void>;
  /** Until this transaction ends nobody else changes the row: statements after it see the last that was written. */
  hold(instanceId: string): Promise<void>;
  /** The one door for status changes: moves when the status is `from` and mayMove allows it. false when it was not `from`. */
  moveStatus(instanceId: string, from: Status, to: Status, at: Date, failure?: string): Promise<boolean>;
  setHealth(instanceId: string, health: Health, healthMessage: string): Promise<void>;
  setUsage(instanceId: string, topicCount: number, partitionReplicaCount: number): Promise<void>;
  usage(instanceIds: readonly string[]): Promise<Map<string, InstanceUsage>>;
  /**
   * Writes what `change` names and nothing else. A change of what has a price needs `at`, from when on it is billed; it stands in the
   * rows with the change.
   */
  update(instanceId: string, change: InstanceChange, at?: Date): Promise<void>;
  brokers(instanceId: string): Promise<Broker[]>;
  updateBroker(
    instanceId: string,
    brokerId: number,
    change: Partial<Pick<Broker, 'failedStarts' | 'nextStartAt'>>,
  ): Promise<void>;
  endpoints(instanceId: string): Promise<ReservedEndpoint[]>;
  releaseEndpoints(instanceId: string): Promise<void>;
  adminPassword(instanceId: string): Promise<string>;
  /** Of these endpoints, those that are taken. */
  takenEndpoints(candidates: readonly Endpoint[]): Promise<Endpoint[]>;
  /** Addresses within a block (CIDR) that any instance holds. */
  takenAddresses(block: string): Promise<string[]>;
  /** Brokers of instances in the given statuses, over all accounts. */
  brokerCount(statuses: readonly Status[]): Promise<number>;
}

/** Thrown by `InstanceRows.insert` inside a transaction that must then be given up: choose other endpoints and try again. */
export class EndpointTaken extends Error {
  constructor() {
    super('an address was taken in the meantime');
    this.name = 'EndpointTaken';
  }
}

/** Orders made in [from, to]; narrowed by what is given. */
export interface DealFilter {
  readonly from: Date;
  readonly to: Date;
  readonly dealName?: string;
  readonly instanceId?: string;
  readonly states?: readonly number[];
}

export interface OrderRows {
  /** false when the deal name is taken; nothing was written then, and a surrounding transaction goes on with another name. */
  insert(order: Order): Promise<boolean>;
  byDealName(appId: number, dealName: string): Promise<Order | null>;
  /** Newest first, each with how far it is now. */
  deals(
    appId: number,
    filter: DealFilter,
    limit: number,
    offset: number,
  ): Promise<Page<Order & { readonly state: DealStatus }>>;
}

export interface TaskRows {
  /** Answers their FlowIds, in order; one statement. */
  insert(tasks: readonly Omit<Task, 'flowId'>[]): Promise<number[]>;
  byFlowId(appId: number, flowId: number): Promise<Task | null>;
  /** The newest of its kind. */
  latest(instanceId: string, kind: Task['kind']): Promise<Task | null>;
  update(flowId: number, change: { status: TaskStatus; output: string; finishedAt: Date | null }): Promise<void>;
}

/** What the brokers cannot hold of topics. Rows may lag behind the brokers in both directions: see `adopt` and `remove`. */
export interface TopicRows {
  /**
   * Waits until no other transaction that called this for the instance is open; until this one ends it alone changes the instance's topics.
   * false after 10 s of waiting: the transaction must then be given up.
   */
  lock(instanceId: string): Promise<boolean>;
  list(instanceId: string): Promise<TopicRecord[]>;
  /** One of an account's, by its id; null also when its instance is in another region, or gone. */
  owned(appId: number, region: string, topicId: string): Promise<TopicRecord | null>;
  /** For topics that were found without a row. A name that has a row by now keeps it: twice is as once, whoever is first. */
  adopt(records: readonly TopicRecord[]): Promise<void>;
  /** For a topic that was made: a row that its name had belonged to one that has gone, and is replaced. */
  put(record: TopicRecord): Promise<void>;
  update(
    topicId: string,
    change: Partial<Pick<TopicRecord, 'note' | 'askedReplicaCount' | 'askedMinInSync' | 'retentionChangedAt'>>,
  ): Promise<void>;
  /** With their tags. */
  remove(topicIds: readonly string[]): Promise<void>;
  /** With their tags: of an instance that is deleted. */
  removeAll(instanceId: string): Promise<void>;
}

/** The first answers of changing calls, kept so that a retry of the same signed bytes gets them when they were lost on the way. */
export interface ReceiptRows {
  /** Kept in the transaction of the change itself. Answers its id. */
  insert(receipt: { fingerprint: string; body: string; answeredAt: Date }): Promise<number>;
  /** The oldest answer under this fingerprint that never arrived and is younger than `since`. */
  undelivered(fingerprint: string, since: Date): Promise<{ receiptId: number; body: string } | null>;
  markDelivered(receiptId: number): Promise<void>;
  markLost(receiptId: number): Promise<void>;
  /** Forgets those answered before `before`. */
  prune(before: Date): Promise<void>;
}

export interface WakeUpRows {
  /** Rings for each instance when the surrounding transaction commits; rings of one instance close together become one run. One statement. */
  instances(instanceIds: readonly string[], notBefore?: Date): Promise<void>;
}

/** Everything that is kept, by table. The same shape inside and outside a transaction. */
export interface Rows {
  readonly accounts: AccountRows;
  readonly keyPairs: KeyPairRows;
  readonly temporaryCredentials: TemporaryCredentialRows;
  readonly purchaseKeys: PurchaseKeyRows;
  readonly network: NetworkRows;
  readonly instances: InstanceRows;
  readonly orders: OrderRows;
  readonly tasks: TaskRows;
  readonly tags: TagRows;
  readonly tagPairs: TagPairRows;
  readonly topics: TopicRows;
  readonly throttleRules: ThrottleRuleRows;
  readonly routes: RouteRows;
  readonly users: UserRows;
  readonly aclRules: AclRuleRows;
  readonly samples: SampleRows;
  readonly meters: MeterRows;
  readonly prometheusTargets: PrometheusTargetRows;
  readonly billing: BillingRows;
  readonly prepaid: PrepaidRows;
  readonly budgets: BudgetRows;
  readonly receipts: ReceiptRows;
  readonly events: EventRows;
  readonly wakeUps: WakeUpRows;
  readonly timeMachine: TimeMachineRows;
}

export interface Storage {
  /** Single statements, each its own transaction. */
  readonly rows: Rows;
  /**
   * All or nothing: commits when `work` resolves, rolls back when it rejects. Read committed: what must not happen twice is stopped by
   * UNIQUE and foreign keys, or by `lockPlacement`. `work` is repeated from the start when it met another transaction in a deadlock or
   * in something it had looked at, so it does nothing but read and write rows.
   */
  transaction<T>(work: (rows: Rows) => Promise<T>): Promise<T>;
  /** Runs `work` while no other holder of `name` runs, in this server or another; a holder that dies lets go. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Answers when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
