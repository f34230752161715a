import type { InstanceSettings } from './instance-settings.ts';
import type { UpgradeState } from './kafka-upgrade.ts';

/** Status as the API shows it (facts of the API, 2.5). */
export const STATUS = {
  creationFailed: -1,
  creating: 0,
  running: 1,
  deleting: 2,
  deleted: 3,
  deletionFailed: 4,
  isolated: 5,
  upgrading: 7,
} as const;
export type Status = (typeof STATUS)[keyof typeof STATUS];

/** Health as the API shows it: 1 healthy, 2 alarm (still serving), 3 abnormal (not serving, or its load is above what was bought). */
export const HEALTH = { healthy: 1, alarm: 2, abnormal: 3 } as const;
export type Health = (typeof HEALTH)[keyof typeof HEALTH];

/** The brokers that exist here. What was asked for may also read 2.4.2, which is the same broker as 2.4.1. */
export type KafkaVersion = '2.4.1' | '2.8.1' | '3.2.3';
export type AskedKafkaVersion = KafkaVersion | '2.4.2';

export type Edition = 'profession' | 'standard';
export type DiskType = 'CLOUD_SSD' | 'CLOUD_BASIC';

/** As the API shows it: 0 nothing chosen, 1 renewed by itself when its term ends, 2 not renewed. */
export type RenewFlag = 0 | 1 | 2;

/** What was bought: checked against the catalogue, complete, with every default filled in. */
export interface Purchase {
  readonly edition: Edition;
  /** 1 to 8; the row of the standard edition's table, 1 for the pro edition. */
  readonly instanceType: number;
  readonly askedKafkaVersion: AskedKafkaVersion;
  readonly kafkaVersion: KafkaVersion;
  readonly bandwidthMBps: number;
  readonly diskSizeGB: number;
  readonly diskType: DiskType;
  /** Partitions with their replicas, over all topics. */
  readonly partitionLimit: number;
  readonly topicLimit: number;
  readonly retentionMinutes: number;
  readonly elasticBandwidth: boolean;
  readonly elasticStorage: boolean;
  /** With the free 3 Mbps, as Describe shows it. */
  readonly publicNetworkMbps: number;
  readonly zoneId: number;
  /** All zones, `zoneId` among them; one zone for an instance that is not multi-zone. */
  readonly zoneIds: readonly number[];
  readonly clusterId: number | null;
  readonly customSslCertId: string | null;
}

export interface Instance extends Purchase, InstanceSettings, UpgradeState {
  readonly instanceId: string;
  readonly appId: number;
  readonly region: string;
  readonly instanceName: string;
  readonly status: Status;
  readonly health: Health;
  readonly healthMessage: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly vip: string;
  readonly vport: number;
  /** The order it was bought with. */
  readonly dealName: string;
  /** When what was paid for ends; null for pay-as-you-go. */
  readonly expiresAt: Date | null;
  /** Of a prepaid one: what happens then. */
  readonly renewFlag: RenewFlag;
  readonly createdAt: Date;
  readonly deletedAt: Date | null;
  /** Why creation or deletion failed, in words for the owner; empty otherwise. */
  readonly failure: string;
}

/** What of an instance may change after its purchase. Its status has a door of its own. */
export type InstanceChange = Partial<
  Pick<
    Instance,
    | 'instanceName'
    | 'retentionMinutes'
    | 'publicNetworkMbps'
    | 'bandwidthMBps'
    | 'diskSizeGB'
    | 'partitionLimit'
    | 'topicLimit'
    | 'kafkaVersion'
    | 'askedKafkaVersion'
    | keyof UpgradeState
    | keyof InstanceSettings
  >
>;

/** One broker of an instance, wanted by the rows; whether it runs is the data plane's to say. */
export interface Broker {
  readonly instanceId: string;
  readonly brokerId: number;
  /** Also its rack. */
  readonly zoneId: number;
  /** Starts that failed since it last served, and when the next may be tried. */
  readonly failedStarts: number;
  readonly nextStartAt: Date | null;
}

const MOVES: Record<Status, readonly Status[]> = {
  [STATUS.creating]: [STATUS.running, STATUS.creationFailed, STATUS.deleting],
  [STATUS.creationFailed]: [STATUS.deleting],
  [STATUS.running]: [STATUS.upgrading, STATUS.isolated, STATUS.deleting],
  [STATUS.upgrading]: [STATUS.running, STATUS.deleting],
  [STATUS.isolated]: [STATUS.running, STATUS.deleting],
  [STATUS.deleting]: [STATUS.deleted, STATUS.deletionFailed],
  [STATUS.deletionFailed]: [STATUS.deleting, STATUS.deleted],
  [STATUS.deleted]: [],
};

/** Whether an instance may go from one status to another. The rows' `moveStatus` is the one door and asks this. */
export function mayMove(from: Status, to: Status): boolean {
  return MOVES[from].includes(to);
}

/** Whether an account still sees it: a deleted instance is gone from every list. */
export function isVisible(status: Status): boolean {
  return status !== STATUS.deleted;
}
