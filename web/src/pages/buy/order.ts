import type {
  CreateInstancePreRequest,
  CreatePostPaidInstanceRequest,
  InquireCkafkaPriceRequest,
} from '../../../../spec/types/ckafka.ts';
import type { Offer } from '../../offer/offer.ts';
import type { Draft, DraftField } from './draft.ts';
import { standardPackage } from './rules.ts';

/** With this tag a call buys once within a day, however often it is sent (docs/fidelity.md). */
export const PURCHASE_KEY_TAG = 'brokerage:idempotency-key';

export type Order =
  | { readonly action: 'CreatePostPaidInstance'; readonly parameters: CreatePostPaidInstanceRequest }
  | { readonly action: 'CreateInstancePre'; readonly parameters: CreateInstancePreRequest };

/** Where the instance gets its address. */
export interface Network {
  readonly vpcId: string;
  readonly subnetId: string;
  /** The subnet's own zone, one of the draft's. */
  readonly zoneId: number;
}

/** The call that buys what the draft says. The same draft and key are the same call, byte for byte. */
export function orderOf(draft: Draft, network: Network, key: string): Order {
  const shared = {
    VpcId: network.vpcId,
    SubnetId: network.subnetId,
    KafkaVersion: draft.version,
    SpecificationsType: draft.edition,
    ...sizeOf(draft),
    MsgRetentionTime: (draft.retentionHours ?? 0) * 60,
    ZoneId: network.zoneId,
    ...(draft.zoneIds.length > 1 ? { MultiZoneFlag: true, ZoneIds: [...draft.zoneIds] } : {}),
    ...(draft.publicMbps === 0 || draft.publicMbps === null ? {} : { PublicNetworkMonthly: draft.publicMbps }),
    InstanceNum: draft.count ?? 1,
    Tags: [
      ...draft.tags.map(({ key: TagKey, value: TagValue }) => ({ TagKey, TagValue })),
      { TagKey: PURCHASE_KEY_TAG, TagValue: key },
    ],
  };
  if (draft.billing === 'month') {
    const term = { Period: `${draft.months ?? 1}m`, RenewFlag: draft.isRenewed ? 1 : 0 };
    return {
      action: 'CreateInstancePre',
      parameters: { ...shared, ...term, InstanceType: 1, InstanceName: draft.name },
    };
  }
  return {
    action: 'CreatePostPaidInstance',
    parameters: {
      ...shared,
      ...(draft.edition === 'standard' ? { InstanceType: draft.standardType } : {}),
      TopicNum: draft.topics ?? 0,
      ...(draft.name === '' ? {} : { InstanceName: draft.name }),
    },
  };
}

function sizeOf(draft: Draft): { BandWidth?: number; DiskSize: number; DiskType?: string; Partition: number } {
  const shared = { DiskSize: draft.diskSizeGB ?? 0, Partition: draft.partitions ?? 0 };
  if (draft.edition === 'standard') return shared;
  return { ...shared, BandWidth: draft.bandwidthMBps ?? 0, DiskType: draft.diskType };
}

/** The question for the price of one hour, or of the whole term. */
export function priceQuestion(draft: Draft, offer: Offer): InquireCkafkaPriceRequest {
  const isByMonth = draft.billing === 'month';
  const row = standardPackage(draft, offer);
  const bandwidth = draft.edition === 'standard' ? row?.bandwidthMBps : draft.bandwidthMBps;
  return {
    InstanceType: draft.edition,
    InstanceChargeParam: {
      InstanceChargeType: isByMonth ? 'PREPAID' : 'POSTPAID_BY_HOUR',
      ...(isByMonth ? { InstanceChargePeriod: draft.months ?? 1 } : {}),
    },
    InstanceNum: draft.count ?? 1,
    Bandwidth: bandwidth ?? 0,
    InquiryDiskParam: {
      DiskType: draft.edition === 'standard' ? 'CLOUD_BASIC' : draft.diskType,
      DiskSize: draft.diskSizeGB ?? 0,
    },
    Partition: draft.partitions ?? 0,
    ...(draft.publicMbps === 0 || draft.publicMbps === null
      ? {}
      : {
          PublicNetworkParam: {
            PublicNetworkChargeType: isByMonth ? 'BANDWIDTH_PREPAID' : 'BANDWIDTH_POSTPAID_BY_HOUR',
            PublicNetworkMonthly: draft.publicMbps,
          },
        }),
  };
}

/** Which field each parameter of the purchase is typed in. */
const FIELDS: Readonly<Record<string, DraftField>> = {
  Period: 'months',
  RenewFlag: 'isRenewed',
  SpecificationsType: 'edition',
  ZoneId: 'zoneIds',
  ZoneIds: 'zoneIds',
  MultiZoneFlag: 'zoneIds',
  KafkaVersion: 'version',
  BandWidth: 'bandwidthMBps',
  InstanceType: 'standardType',
  DiskType: 'diskType',
  DiskSize: 'diskSizeGB',
  Partition: 'partitions',
  TopicNum: 'topics',
  MsgRetentionTime: 'retentionHours',
  VpcId: 'vpcId',
  SubnetId: 'subnetId',
  PublicNetworkMonthly: 'publicMbps',
  Tags: 'tags',
  InstanceName: 'name',
  InstanceNum: 'count',
};

/** The field that a refusal is about: its message names the parameter in backquotes. null when it names none of the form's. */
export function fieldOfRefusal(message: string): DraftField | null {
  const named = [...message.matchAll(/`([A-Za-z]+)[^`]*`/g)].map((match) => match[1] ?? '');
  const found = named.find((it) => Object.hasOwn(FIELDS, it));
  return found === undefined ? null : (FIELDS[found] ?? null);
}
