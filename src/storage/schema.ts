import type { ColumnType, Generated } from 'kysely';
import type { AclRule } from '../domain/acl.ts';
import type {
  AskedKafkaVersion,
  DiskType,
  Edition,
  Health,
  KafkaVersion,
  RenewFlag,
  Status,
} from '../domain/instance.ts';
import type { DynamicDisk, DynamicRetention, TopicDefaults } from '../domain/instance-settings.ts';
import type { PlannedUpgrade } from '../domain/kafka-upgrade.ts';
import type { EndpointPurpose } from '../domain/network.ts';
import type { EventKind } from '../domain/event.ts';
import type { TaggedKind } from '../domain/tag.ts';
import type { Task, TaskStatus } from '../domain/task.ts';
import type { ThrottleRule } from '../domain/throttle-rule.ts';
import type { TopicRecord } from '../domain/topic.ts';
import type { BillingTables } from './billing-tables.ts';
import type { PrepaidTables } from './prepaid-tables.ts';
import type { BudgetTables } from './budget-tables.ts';
import type { MeterTables } from './meter-tables.ts';
import type { Access } from '../domain/credential.ts';
import type { PurchaseKeyTable, TemporaryCredentialTable } from './credential-tables.ts';
import type { TimeMachineTable } from './time-machine-tables.ts';
import type { InstanceAuthorityTable, RouteSecurityGroupsTable, RouteTable } from './route-tables.ts';

/** JSON text going in, a value of a known shape coming out. */
type JsonOf<T> = ColumnType<T, string, string>;
/** JSON text going in (kept byte for byte), a value coming out. */
type Json = ColumnType<unknown, string, string>;

export interface AccountTable {
  appId: number;
  uin: string;
  timeZone: string;
  createdAt: Date;
}

/** How many of an account's instances in a region are not deleted; triggers keep it. */
export interface VisibleInstanceTable {
  appId: number;
  region: string;
  instances: number;
}

export interface KeyPairTable {
  secretId: string;
  appId: number;
  name: string;
  access: Access;
  sealedSecretKey: Buffer;
  createdAt: Date;
  disabledAt: Date | null;
}

export interface VpcTable {
  vpcId: string;
  appId: number;
  region: string;
  vpcName: string;
  cidrBlock: string;
  isDefault: boolean;
  enableMulticast: boolean;
  dnsServers: readonly string[];
  domainName: string;
  routeTableId: string;
  createdAt: Date;
}

export interface SubnetTable {
  subnetId: string;
  vpcId: string;
  appId: number;
  region: string;
  zoneId: number;
  subnetName: string;
  cidrBlock: string;
  isDefault: boolean;
  enableBroadcast: boolean;
  createdAt: Date;
}

export interface OrderTable {
  dealName: string;
  appId: number;
  uin: string;
  secretId: string;
  requestId: string;
  region: string;
  action: string;
  parameters: Json;
  purchase: Json;
  instanceIds: readonly string[];
  createdAt: Date;
  unitPrice: string | null;
  unitPeriod: 'hour' | 'month' | null;
  currency: string | null;
  paid: string | null;
  months: number | null;
}

export interface InstanceTable {
  instanceId: string;
  appId: number;
  region: string;
  instanceName: string;
  status: Status;
  health: Health;
  healthMessage: string;
  failure: string;
  vpcId: string;
  subnetId: string;
  heldSubnetId: ColumnType<string | null, never, never>;
  vip: string;
  vport: number;
  dealName: string;
  expiresAt: Date | null;
  renewFlag: RenewFlag;
  isolatedAt: ColumnType<Date | null, Date | null | undefined>;
  createdAt: Date;
  deletedAt: Date | null;
  edition: Edition;
  instanceType: number;
  askedKafkaVersion: AskedKafkaVersion;
  kafkaVersion: KafkaVersion;
  bandwidthMbyteps: number;
  diskSizeGb: number;
  diskType: DiskType;
  partitionLimit: number;
  topicLimit: number;
  retentionMinutes: number;
  elasticBandwidth: boolean;
  elasticStorage: boolean;
  publicNetworkMbps: number;
  zoneId: number;
  zoneIds: readonly number[];
  clusterId: number | null;
  customSslCertId: string | null;
  topicDefaults: ColumnType<TopicDefaults | null, string | null, string | null>;
  dynamicRetention: JsonOf<DynamicRetention>;
  dynamicDisk: JsonOf<DynamicDisk>;
  maxMessageBytes: number;
  uncleanLeaderElection: boolean;
  adminSecurity: boolean;
  deleteProtection: boolean;
  retentionBytes: number;
  transactionalIdExpirationMs: number;
  shortenedRetentionMinutes: number | null;
  diskStepAt: Date | null;
  heldProtocolVersion: KafkaVersion | null;
  plannedUpgrade: ColumnType<PlannedUpgrade | null, string | null, string | null>;
  sealedAdminPassword: Buffer;
  mainRouteId: Generated<number>;
  topicCount: Generated<number>;
  partitionReplicaCount: Generated<number>;
}

export interface BrokerTable {
  instanceId: string;
  brokerId: number;
  zoneId: number;
  failedStarts: number;
  nextStartAt: Date | null;
}

export interface EndpointTable {
  address: string;
  port: number;
  instanceId: string;
  brokerId: number | null;
  purpose: EndpointPurpose;
  routeId: ColumnType<number | null, number | null | undefined, never>;
}

export interface TaskTable {
  flowId: Generated<number>;
  appId: number;
  instanceId: string;
  kind: Task['kind'];
  status: TaskStatus;
  output: string;
  startedAt: Date;
  finishedAt: Date | null;
}

export interface ThrottleRuleTable extends Omit<ThrottleRule, 'ruleId' | 'produceMBps' | 'consumeMBps'> {
  ruleId: Generated<number>;
  produceMbps: number | null;
  consumeMbps: number | null;
}

export interface TagTable {
  appId: number;
  kind: TaggedKind;
  resourceId: string;
  tagKey: string;
  tagValue: string;
  region: string;
}

export interface TagPairTable {
  appId: number;
  tagKey: string;
  tagValue: string;
}

export interface UserTable {
  userId: ColumnType<number, never, never>;
  instanceId: string;
  userName: string;
  scramSha256: string;
  scramSha512: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface UserTokenTable {
  tokenHash: string;
  userId: number;
  authorized: boolean;
  createdAt: Date;
}

export interface AclRuleTable {
  ruleId: ColumnType<number, never, never>;
  instanceId: string;
  ruleName: string;
  patternType: AclRule['patternType'];
  pattern: string;
  grants: JsonOf<AclRule['grants']>;
  isApplied: boolean;
  comment: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface ReceiptTable {
  receiptId: Generated<number>;
  fingerprint: string;
  body: string;
  answeredAt: Date;
  state: 'sending' | 'delivered' | 'lost';
}

export interface EventTable {
  eventId: Generated<number>;
  appId: number;
  instanceId: string | null;
  at: Date;
  kind: EventKind;
  text: string;
}

/** The tables as `migrations/` makes them; `appId` here is the column `app_id` there. */
export interface Schema extends MeterTables, BillingTables, PrepaidTables, BudgetTables {
  accounts: AccountTable;
  keyPairs: KeyPairTable;
  temporaryCredentials: TemporaryCredentialTable;
  purchaseKeys: PurchaseKeyTable;
  vpcs: VpcTable;
  subnets: SubnetTable;
  orders: OrderTable;
  instances: InstanceTable;
  visibleInstances: VisibleInstanceTable;
  brokers: BrokerTable;
  endpoints: EndpointTable;
  routes: RouteTable;
  instanceAuthorities: InstanceAuthorityTable;
  routeSecurityGroups: RouteSecurityGroupsTable;
  tasks: TaskTable;
  tags: TagTable;
  tagPairs: TagPairTable;
  topics: TopicRecord;
  throttleRules: ThrottleRuleTable;
  users: UserTable;
  userTokens: UserTokenTable;
  aclRules: AclRuleTable;
  receipts: ReceiptTable;
  events: EventTable;
  timeMachine: TimeMachineTable;
}
