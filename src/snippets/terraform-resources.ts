/** How a parameter of an action is said in a resource; null where it says nothing of its own. */
export type Argument = (value: unknown) => readonly [name: string, value: unknown] | null;

export interface Resource {
  readonly type: string;
  /** What the action says by its name. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** By the name of the parameter. */
  readonly arguments: Readonly<Record<string, Argument>>;
}

/** A value that stands in the code as a name: a variable, a reference. */
export class Expression {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Lists of these are blocks of the resource: `rule_list { … }`. */
export class Blocks {
  readonly members: readonly Readonly<Record<string, unknown>>[];
  constructor(members: readonly Readonly<Record<string, unknown>>[]) {
    this.members = members;
  }
}

const as =
  (name: string): Argument =>
  (value) => [name, value];

/** The API's 0 and 1. */
const asBoolean =
  (name: string): Argument =>
  (value) => [name, Number(value) === 1];

/** The API's numbers are names of Kafka's in the provider. */
const asOneOf =
  (name: string, names: readonly string[]): Argument =>
  (value) => [name, names[Number(value)] ?? value];

const asTags =
  (name: string, key: string, text: string): Argument =>
  (value) => [name, Object.fromEntries(objects(value).map((it) => [String(it[key]), it[text] ?? '']))];

function objects(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((it): it is Record<string, unknown> => typeof it === 'object' && it !== null);
}

/** Kafka's own order, which the API counts by. */
const ACL_RESOURCES = ['UNKNOWN', 'ANY', 'TOPIC', 'GROUP', 'CLUSTER', 'TRANSACTIONAL_ID'];
const ACL_PERMISSIONS = ['UNKNOWN', 'ANY', 'DENY', 'ALLOW'];
const ACL_OPERATIONS = [
  ...['UNKNOWN', 'ANY', 'ALL', 'READ', 'WRITE', 'CREATE', 'DELETE', 'ALTER', 'DESCRIBE'],
  ...['CLUSTER_ACTION', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'],
];

const INSTANCE: Resource['arguments'] = {
  InstanceName: as('instance_name'),
  InstanceNum: (value) => (Number(value) === 1 ? null : ['count', value]),
  ZoneId: as('zone_id'),
  MultiZoneFlag: as('multi_zone_flag'),
  ZoneIds: as('zone_ids'),
  VpcId: as('vpc_id'),
  SubnetId: as('subnet_id'),
  SpecificationsType: as('specifications_type'),
  InstanceType: as('instance_type'),
  KafkaVersion: as('kafka_version'),
  BandWidth: as('band_width'),
  DiskSize: as('disk_size'),
  DiskType: as('disk_type'),
  Partition: as('partition'),
  MsgRetentionTime: as('msg_retention_time'),
  ElasticBandwidthSwitch: as('elastic_bandwidth_switch'),
  CustomSSLCertId: as('custom_ssl_cert_id'),
  Tags: asTags('tag_set', 'TagKey', 'TagValue'),
};

/**
 * What the provider (1.83.25) makes of an action by a resource. Its other resources make calls that Brokerage does not serve, and for
 * what is no creation it has no resource.
 */
export const RESOURCES: Readonly<Record<string, Resource>> = {
  'ckafka.CreatePostPaidInstance': {
    type: 'tencentcloud_ckafka_instance',
    // Without it the provider buys by the month.
    fixed: { charge_type: 'POSTPAID_BY_HOUR' },
    arguments: INSTANCE,
  },
  'ckafka.CreateInstancePre': {
    type: 'tencentcloud_ckafka_instance',
    fixed: { charge_type: 'PREPAID' },
    // "1m" is a month.
    arguments: {
      ...INSTANCE,
      Period: (value) => ['period', Number.parseInt(String(value), 10)],
      RenewFlag: as('renew_flag'),
    },
  },
  'ckafka.CreateTopic': {
    type: 'tencentcloud_ckafka_topic',
    fixed: {},
    arguments: {
      InstanceId: as('instance_id'),
      TopicName: as('topic_name'),
      PartitionNum: as('partition_num'),
      ReplicaNum: as('replica_num'),
      EnableWhiteList: asBoolean('enable_white_list'),
      IpWhiteList: as('ip_white_list'),
      CleanUpPolicy: as('clean_up_policy'),
      Note: as('note'),
      MinInsyncReplicas: as('sync_replica_min_num'),
      UncleanLeaderElectionEnable: asBoolean('unclean_leader_election_enable'),
      RetentionMs: as('retention'),
      SegmentMs: as('segment'),
      MaxMessageBytes: as('max_message_bytes'),
    },
  },
  'ckafka.CreateUser': {
    type: 'tencentcloud_ckafka_user',
    fixed: {},
    arguments: {
      InstanceId: as('instance_id'),
      Name: as('account_name'),
      Password: () => ['password', new Expression('var.password')],
    },
  },
  'ckafka.CreateAcl': {
    type: 'tencentcloud_ckafka_acl',
    fixed: {},
    arguments: {
      InstanceId: as('instance_id'),
      ResourceType: asOneOf('resource_type', ACL_RESOURCES),
      ResourceName: as('resource_name'),
      Operation: asOneOf('operation_type', ACL_OPERATIONS),
      PermissionType: asOneOf('permission_type', ACL_PERMISSIONS),
      Host: as('host'),
      // The provider writes "User:" before it.
      Principal: (value) => ['principal', String(value).replace(/^User:/, '')],
    },
  },
  'ckafka.CreateAclRule': {
    type: 'tencentcloud_ckafka_acl_rule',
    fixed: {},
    arguments: {
      InstanceId: as('instance_id'),
      ResourceType: as('resource_type'),
      PatternType: as('pattern_type'),
      RuleName: as('rule_name'),
      Pattern: as('pattern'),
      IsApplied: as('is_applied'),
      RuleList: (value) => ['rule_list', new Blocks(objects(value).map(aclRule))],
    },
  },
  'ckafka.CreateConsumer': {
    type: 'tencentcloud_ckafka_consumer_group',
    fixed: {},
    arguments: {
      InstanceId: as('instance_id'),
      GroupName: as('group_name'),
      TopicName: (value) => ['topic_name_list', [value]],
      TopicNameList: as('topic_name_list'),
    },
  },
  'ckafka.CreateRoute': {
    type: 'tencentcloud_ckafka_route',
    fixed: {},
    arguments: {
      InstanceId: as('instance_id'),
      VipType: as('vip_type'),
      VpcId: as('vpc_id'),
      SubnetId: as('subnet_id'),
      AccessType: as('access_type'),
      AuthFlag: as('auth_flag'),
      CallerAppid: as('caller_appid'),
      PublicNetwork: as('public_network'),
      Ip: as('ip'),
    },
  },
  'vpc.CreateVpc': {
    type: 'tencentcloud_vpc',
    fixed: {},
    arguments: {
      VpcName: as('name'),
      CidrBlock: as('cidr_block'),
      DnsServers: as('dns_servers'),
      EnableMulticast: (value) => ['is_multicast', String(value) === 'true'],
      Tags: asTags('tags', 'Key', 'Value'),
    },
  },
  'vpc.CreateSubnet': {
    type: 'tencentcloud_subnet',
    fixed: {},
    arguments: {
      VpcId: as('vpc_id'),
      SubnetName: as('name'),
      CidrBlock: as('cidr_block'),
      Zone: as('availability_zone'),
      CdcId: as('cdc_id'),
      Tags: asTags('tags', 'Key', 'Value'),
    },
  },
};

function aclRule(rule: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { Operation, PermissionType, Host, Principal } = rule;
  return { operation: Operation, permission_type: PermissionType, host: Host, principal: Principal };
}
