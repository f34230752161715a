import { dynamicDiskOf, dynamicRetentionOf, growthOf } from './attribute-changes.ts';
import type { Instance, InstanceChange } from './instance.ts';
import { refusedValue, sameWords } from './parameter-refusals.ts';
import { Refusal, type Text } from './refusal.ts';

/** What ModifyRoutineMaintenanceTask may carry. */
export interface AskedMaintenance {
  readonly MaintenanceType: string;
  readonly MaintenanceSubtype: string;
  readonly TopicName?: string;
  readonly ConfigureThreshold?: number;
  readonly ConfigureStepSize?: number;
  readonly ConfigureLimit?: number;
  readonly PlannedTime?: number;
  readonly ExtraConfig?: string;
  readonly Status?: number;
  readonly Week?: string;
}

const SUBTYPES = ['INSTANCE_STORAGE_CAPACITY', 'MESSAGE_RETENTION_PERIOD'];
/** Upstream: 0 is on, the other way round than everywhere else. */
const STATUS = { on: 0, off: 1 } as const;

/** Kinds of maintenance that nothing here does, and what does the like. */
const UNSERVED: Readonly<Record<string, Text>> = {
  ANALYSIS: {
    en: 'nothing is diagnosed by schedule; DescribeInstanceAttributes tells the health at any time',
    zh: '没有定时诊断；可随时通过 DescribeInstanceAttributes 查询健康状态',
  },
  RE_BALANCE: {
    en: 'partitions are not moved by schedule; Kafka spreads them when a topic is made',
    zh: '不支持定时均衡分区；创建主题时 Kafka 会自动分布分区',
  },
  ELASTIC_BANDWIDTH: {
    en: 'elastic bandwidth is bought with ElasticBandwidthSwitch of CreatePostPaidInstance',
    zh: '弹性带宽通过 CreatePostPaidInstance 的 ElasticBandwidthSwitch 购买',
  },
};

/** Members as ModifyInstanceAttributes has them, and what this call names them. */
const NAMES: Readonly<Record<string, string>> = {
  DiskQuotaPercentage: 'ConfigureThreshold',
  StepForwardPercentage: 'ConfigureStepSize',
  BottomRetention: 'ConfigureLimit',
  MaxDiskSpace: 'ConfigureLimit',
  Enable: 'Status',
};

/**
 * What the call comes to: the same settings as DynamicDiskConfig and DynamicRetentionConfig of ModifyInstanceAttributes, under other
 * names. What is left out stays. Throws a Refusal, also for wishes that nothing here would keep.
 */
export function maintenanceChange(asked: AskedMaintenance, instance: Instance): InstanceChange {
  const { MaintenanceType: type, MaintenanceSubtype: subtype } = asked;
  const unserved = Object.hasOwn(UNSERVED, type) ? UNSERVED[type] : undefined;
  if (unserved !== undefined) throw unsupported('MaintenanceType', unserved);
  if (type !== 'QUOTA') throw refusedValue('MaintenanceType', type, sameWords(['QUOTA']));
  if (!SUBTYPES.includes(subtype)) throw refusedValue('MaintenanceSubtype', subtype, sameWords(SUBTYPES));
  refuseUnkept(asked);
  const settings = {
    Enable: enableOf(asked.Status),
    DiskQuotaPercentage: asked.ConfigureThreshold,
    StepForwardPercentage: asked.ConfigureStepSize,
  };
  const at = (member: string): string => NAMES[member] ?? member;
  if (subtype === 'MESSAGE_RETENTION_PERIOD') {
    const wanted = { ...settings, BottomRetention: asked.ConfigureLimit };
    return { dynamicRetention: dynamicRetentionOf(wanted, instance.dynamicRetention, at) ?? instance.dynamicRetention };
  }
  const wanted = { ...settings, MaxDiskSpace: asked.ConfigureLimit };
  const dynamicDisk = dynamicDiskOf(wanted, instance.dynamicDisk, at) ?? instance.dynamicDisk;
  return { dynamicDisk: growthOf(dynamicDisk, instance, 'Status') };
}

function enableOf(status: number | undefined): number | undefined {
  if (status === undefined) return undefined;
  if (status !== STATUS.on && status !== STATUS.off)
    throw refusedValue('Status', status, { en: '0 (on), 1 (off)', zh: '0（开启）、1（关闭）' });
  return status === STATUS.on ? 1 : 0;
}

/** Both kinds act whenever the disk crosses the threshold, for the instance as a whole. */
function refuseUnkept(asked: AskedMaintenance): void {
  const unkept = (['TopicName', 'PlannedTime', 'ExtraConfig', 'Week'] as const).find(
    (name) => asked[name] !== undefined && asked[name] !== '',
  );
  if (unkept === undefined) return;
  throw unsupported(unkept, {
    en: 'it acts for the whole instance, whenever the disk crosses ConfigureThreshold; leave it out',
    zh: '该任务针对整个实例，在磁盘达到 ConfigureThreshold 时执行；请不要传入',
  });
}

function unsupported(parameter: string, why: Text): Refusal {
  return new Refusal('UnsupportedOperation', {
    en: `The parameter \`${parameter}\` asks for what is not done here: ${why.en}.`,
    zh: `不支持参数 \`${parameter}\`：${why.zh}。`,
  });
}
