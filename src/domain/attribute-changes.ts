import type { Instance, InstanceChange } from './instance.ts';
import { instanceNames } from './instance-names.ts';
import type { DynamicDisk, DynamicRetention, TopicDefaults } from './instance-settings.ts';
import { hasBegun, type PlannedUpgrade } from './kafka-upgrade.ts';
import { contains, type Offer, type StepRange } from './offer.ts';
import { inWords, refusedEmpty, refusedValue, sameWords } from './parameter-refusals.ts';
import { Refusal, type Text } from './refusal.ts';

type MaybeNumber = number | null | undefined;

/** What ModifyInstanceAttributes may carry. A member that is null counts as left out. */
export interface AskedAttributes {
  readonly InstanceName?: string;
  readonly MsgRetentionTime?: number;
  readonly Config?: {
    readonly AutoCreateTopicEnable?: boolean | null;
    readonly DefaultNumPartitions?: MaybeNumber;
    readonly DefaultReplicationFactor?: MaybeNumber;
  };
  readonly DynamicRetentionConfig?: Readonly<
    Partial<Record<'Enable' | 'DiskQuotaPercentage' | 'StepForwardPercentage' | 'BottomRetention', MaybeNumber>>
  >;
  readonly DynamicDiskConfig?: Readonly<
    Partial<Record<'Enable' | 'DiskQuotaPercentage' | 'StepForwardPercentage' | 'MaxDiskSpace', MaybeNumber>>
  >;
  readonly RebalanceTime?: number;
  readonly PublicNetwork?: number;
  readonly MaxMessageByte?: number;
  readonly UncleanLeaderElectionEnable?: number;
  readonly DeleteProtectionEnable?: number;
  readonly RetentionBytes?: number;
  readonly AdminSecurity?: boolean;
  readonly TransactionalIdExpirationMs?: number;
}

const upTo = (max: number, min = 1): StepRange => ({ min, max, step: 1 });
const MINUTES = { en: 'minutes', zh: '分钟' };
/** Ninety days; a purchase may begin with thirty at most. */
const RETENTION_MINUTES = upTo(129_600);
/** The API's words: more than 1024, less than 12582912. */
const MAX_MESSAGE_BYTES = upTo(12_582_911, 1025);
/** As a topic's: 1 GB to 1 TB. */
const RETENTION_BYTES = upTo(1_099_511_627_776, 1_073_741_824);
const TRANSACTIONAL_ID_EXPIRATION_MS = upTo(604_800_000, 3_600_000);
const REPLICAS = upTo(3);
const PERCENT = upTo(100);
/** Up to the year 2100. */
const UNIX_SECONDS = upTo(4_102_444_800, 0);
/** What Config gives when it names no other, as the API says. */
const CONFIG_DEFAULTS: TopicDefaults = { autoCreate: false, partitionCount: 3, replicationFactor: 2 };

/**
 * What the attributes come to for this instance: only what was asked for, checked. Throws a Refusal for a value that is not allowed, for
 * a wish that cannot be made true here, and when nothing was asked for.
 */
export function attributeChange(asked: AskedAttributes, instance: Instance, offer: Offer): InstanceChange {
  const change = {
    ...nameOf(asked, offer),
    ...given('retentionMinutes', ranged('MsgRetentionTime', asked.MsgRetentionTime, RETENTION_MINUTES, MINUTES)),
    ...given('topicDefaults', topicDefaultsOf(asked.Config, instance)),
    ...given('dynamicRetention', dynamicRetentionOf(asked.DynamicRetentionConfig, instance.dynamicRetention)),
    ...given('dynamicDisk', growthOf(dynamicDiskOf(asked.DynamicDiskConfig, instance.dynamicDisk), instance)),
    ...given('publicNetworkMbps', publicNetworkOf(asked.PublicNetwork, instance, offer)),
    ...given('maxMessageBytes', ranged('MaxMessageByte', asked.MaxMessageByte, MAX_MESSAGE_BYTES)),
    ...given('uncleanLeaderElection', switched('UncleanLeaderElectionEnable', asked.UncleanLeaderElectionEnable)),
    ...given('deleteProtection', switched('DeleteProtectionEnable', asked.DeleteProtectionEnable)),
    ...given('retentionBytes', retentionBytesOf(asked.RetentionBytes)),
    ...given('plannedUpgrade', rebalanceOf(asked.RebalanceTime, instance)),
    ...given('adminSecurity', adminSecurityOf(asked.AdminSecurity, instance)),
    ...given(
      'transactionalIdExpirationMs',
      ranged('TransactionalIdExpirationMs', asked.TransactionalIdExpirationMs, TRANSACTIONAL_ID_EXPIRATION_MS),
    ),
  };
  if (Object.keys(change).length > 0) return change;
  throw refusedEmpty('InstanceName, MsgRetentionTime, Config, …', {
    en: 'name at least one attribute that is to change',
    zh: '至少传入一个要修改的属性',
  });
}

/** When a planned upgrade begins: it is the only change that waits. In the past is at once. */
function rebalanceOf(asked: number | undefined, instance: Instance): PlannedUpgrade | undefined {
  const { plannedUpgrade } = instance;
  if (asked === undefined) return undefined;
  if (plannedUpgrade === null || hasBegun(instance))
    throw unsupported('RebalanceTime', {
      en: 'no upgrade of this instance is planned; UpgradeBrokerVersion with DelayTimeStamp plans one',
      zh: '该实例没有计划中的升级任务；可通过 UpgradeBrokerVersion 的 DelayTimeStamp 设置',
    });
  const seconds = ranged('RebalanceTime', asked, UNIX_SECONDS) ?? 0;
  return { ...plannedUpgrade, atMs: seconds * 1000 };
}

function adminSecurityOf(asked: boolean | undefined, { edition }: Instance): boolean | undefined {
  if (asked === true && edition !== 'profession')
    throw refusedValue('AdminSecurity', asked, { en: 'false for the standard edition', zh: '标准版只能为 false' });
  return asked;
}

function nameOf({ InstanceName }: AskedAttributes, offer: Offer): { instanceName?: string } {
  if (InstanceName === undefined) return {};
  if (InstanceName === '') throw refusedEmpty('InstanceName', { en: 'an instance has a name', zh: '实例必须有名称' });
  const [instanceName = InstanceName] = instanceNames(InstanceName, 1, offer.limits.instanceNameLength);
  return { instanceName };
}

function topicDefaultsOf(asked: AskedAttributes['Config'], instance: Instance): TopicDefaults | undefined {
  if (asked === undefined) return undefined;
  const now = instance.topicDefaults ?? CONFIG_DEFAULTS;
  const partitions = upTo(instance.partitionLimit);
  return {
    autoCreate: asked.AutoCreateTopicEnable ?? now.autoCreate,
    partitionCount: ranged('Config.DefaultNumPartitions', asked.DefaultNumPartitions, partitions) ?? now.partitionCount,
    replicationFactor:
      ranged('Config.DefaultReplicationFactor', asked.DefaultReplicationFactor, REPLICAS) ?? now.replicationFactor,
  };
}

/** `at` names a member as the caller knows it. What is left out stays. */
export function dynamicRetentionOf(
  asked: AskedAttributes['DynamicRetentionConfig'],
  now: DynamicRetention,
  at: (member: string) => string = (member) => `DynamicRetentionConfig.${member}`,
): DynamicRetention | undefined {
  if (asked === undefined) return undefined;
  return {
    enabled: switched(at('Enable'), asked.Enable) ?? now.enabled,
    diskQuotaPercent: ranged(at('DiskQuotaPercentage'), asked.DiskQuotaPercentage, PERCENT) ?? now.diskQuotaPercent,
    stepPercent: ranged(at('StepForwardPercentage'), asked.StepForwardPercentage, PERCENT) ?? now.stepPercent,
    shortestRetentionMinutes:
      ranged(at('BottomRetention'), asked.BottomRetention, RETENTION_MINUTES, MINUTES) ?? now.shortestRetentionMinutes,
  };
}

/** As `dynamicRetentionOf`. */
export function dynamicDiskOf(
  asked: AskedAttributes['DynamicDiskConfig'],
  now: DynamicDisk,
  at: (member: string) => string = (member) => `DynamicDiskConfig.${member}`,
): DynamicDisk | undefined {
  if (asked === undefined) return undefined;
  return {
    enabled: switched(at('Enable'), asked.Enable) ?? now.enabled,
    diskQuotaPercent: ranged(at('DiskQuotaPercentage'), asked.DiskQuotaPercentage, PERCENT) ?? now.diskQuotaPercent,
    stepPercent: ranged(at('StepForwardPercentage'), asked.StepForwardPercentage, PERCENT) ?? now.stepPercent,
    largestDiskGB: ranged(at('MaxDiskSpace'), asked.MaxDiskSpace, upTo(500_000)) ?? now.largestDiskGB,
  };
}

/** The same, refused where the disk may not grow by itself: a prepaid instance has to be paid before it grows. */
export function growthOf<T extends DynamicDisk | undefined>(
  wanted: T,
  { expiresAt }: Instance,
  parameter = 'DynamicDiskConfig.Enable',
): T {
  if (wanted?.enabled !== true || expiresAt === null) return wanted;
  throw unsupported(parameter, {
    en: 'the disk of a prepaid instance grows with ModifyInstancePre only, which pays for it',
    zh: '包年包月实例的磁盘仅可通过 ModifyInstancePre 扩容并付费',
  });
}

/** With the free share, as Describe shows it: 3 to 999 Mbps, pro only. */
function publicNetworkOf(asked: number | undefined, { edition }: Instance, offer: Offer): number | undefined {
  if (asked === undefined) return undefined;
  const { free, min, max, step } = offer.limits.publicNetworkMbps;
  if (edition !== 'profession' && asked !== free)
    throw refusedValue('PublicNetwork', asked, { en: `${free} for the standard edition`, zh: `标准版只能为 ${free}` });
  return ranged('PublicNetwork', asked, { min: min + free, max: max + free, step }, { en: 'Mbps', zh: 'Mbps' });
}

function retentionBytesOf(asked: number | undefined): number | undefined {
  if (asked === undefined || asked === -1 || contains(RETENTION_BYTES, asked)) return asked;
  const words = inWords(RETENTION_BYTES);
  throw refusedValue('RetentionBytes', asked, { en: `-1, or ${words.en}`, zh: `-1 或 ${words.zh}` });
}

function ranged(parameter: string, value: MaybeNumber, range: StepRange, unit?: Text): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (!contains(range, value)) throw refusedValue(parameter, value, inWords(range, unit));
  return value;
}

function switched(parameter: string, value: MaybeNumber): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (value !== 0 && value !== 1) throw refusedValue(parameter, value, sameWords([0, 1]));
  return value === 1;
}

/** The member, or nothing: what was not asked for is not written. */
function given<Name extends string, T>(name: Name, value: T | undefined): Partial<Record<Name, T>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, T>);
}

function unsupported(parameter: string, why: Text): Refusal {
  return new Refusal('UnsupportedOperation', {
    en: `The parameter \`${parameter}\` cannot be kept here: ${why.en}.`,
    zh: `不支持参数 \`${parameter}\`：${why.zh}。`,
  });
}
