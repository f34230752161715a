/** What Kafka gives a topic that is made without saying. */
export interface TopicDefaults {
  /** Whether producing to a topic that does not exist makes it. */
  readonly autoCreate: boolean;
  readonly partitionCount: number;
  /** As it was asked for; a broker is told no more than there are brokers. */
  readonly replicationFactor: number;
}

/** When and how retention is to shrink as the disk fills. */
export interface DynamicRetention {
  readonly enabled: boolean;
  readonly diskQuotaPercent: number;
  readonly stepPercent: number;
  readonly shortestRetentionMinutes: number;
}

/** When and how the disk is to grow as it fills. */
export interface DynamicDisk {
  readonly enabled: boolean;
  readonly diskQuotaPercent: number;
  readonly stepPercent: number;
  readonly largestDiskGB: number;
}

/** What the owner can set on an instance, besides what was bought. */
export interface InstanceSettings {
  /** null until somebody sets them. */
  readonly topicDefaults: TopicDefaults | null;
  readonly dynamicRetention: DynamicRetention;
  readonly dynamicDisk: DynamicDisk;
  /** Of topics that set none. */
  readonly maxMessageBytes: number;
  readonly uncleanLeaderElection: boolean;
  /** Whether clients are kept from making, changing and deleting topics and the like by Kafka's own admin protocol. */
  readonly adminSecurity: boolean;
  /** Whether DeleteInstancePost is refused. */
  readonly deleteProtection: boolean;
  /** Of a partition whose topic sets none; -1: no bound. */
  readonly retentionBytes: number;
  readonly transactionalIdExpirationMs: number;
  /** What dynamic retention has come to, below what the owner set; null while the owner's holds. */
  readonly shortenedRetentionMinutes: number | null;
  /** When dynamic retention or the dynamic disk last took a step. */
  readonly diskStepAt: Date | null;
}

/** Settings of every instance until somebody changes them; figures of the API's descriptions and examples. */
export const DEFAULT_SETTINGS: InstanceSettings = {
  topicDefaults: null,
  dynamicRetention: { enabled: false, diskQuotaPercent: 75, stepPercent: 10, shortestRetentionMinutes: 360 },
  dynamicDisk: { enabled: false, diskQuotaPercent: 75, stepPercent: 10, largestDiskGB: 5000 },
  // 8 MB, as DescribeTopicDetail shows it upstream for topics that set none.
  maxMessageBytes: 8_388_608,
  uncleanLeaderElection: false,
  adminSecurity: false,
  deleteProtection: false,
  retentionBytes: -1,
  transactionalIdExpirationMs: 604_800_000,
  shortenedRetentionMinutes: null,
  diskStepAt: null,
};
