import type { CreateInstancePreRequest, CreateInstancePreResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import { instanceNames } from '../../../domain/instance-names.ts';
import type { RenewFlag } from '../../../domain/instance.ts';
import { contains } from '../../../domain/offer.ts';
import { refusedEmpty, refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import { TERM_MONTHS } from '../../../domain/prepaid.ts';
import { instanceCountOf, purchaseOf, tagsOf } from '../../../domain/purchase.ts';
import type { Services } from '../../services.ts';
import { boughtData, buyInstances, type Wanted } from './buy-instances.ts';

const RENEW_FLAGS: readonly RenewFlag[] = [0, 1, 2];
/** Ninety days; a pay-as-you-go purchase may begin with thirty at most. */
const LONGEST_RETENTION_MINUTES = 129_600;

/**
 * Request: {InstanceName, ZoneId, Period ("1m" to "36m"), InstanceType: 1, VpcId, SubnetId, RenewFlag? (1: renewed by itself),
 *   MsgRetentionTime? (minutes), KafkaVersion?, SpecificationsType?: profession, DiskSize? (GB), BandWidth? (MB/s), Partition?, Tags?,
 *   DiskType?, MultiZoneFlag?, ZoneIds?, PublicNetworkMonthly? (Mbps above the free 3), InstanceNum?, AutoVoucher?,
 *   ElasticBandwidthSwitch?, CustomSSLCertId?, StoreQuantityType?}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage: "ok", Data: {FlowId: 0, InstanceId (the first), DealNames, DealNameInstanceIdMapping}}}
 *
 * As CreatePostPaidInstance, and paid from the balance in the same transaction, for the whole term. Refused when the balance does not
 * cover it. Sent twice, it buys twice, unless its tags have a key (purchase-key.ts).
 */
export const createInstancePre = defineAction<Services, CreateInstancePreRequest, CreateInstancePreResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CreateInstancePre',
  changes: true,
  regional: true,
  partly: [
    'ClusterId is refused: there are no dedicated clusters',
    'SpecificationsType standard and premium are refused: upstream sells the pro edition with this call',
    'AutoVoucher has no effect: there are no vouchers',
  ],
  async run(call, services) {
    const bought = await buyInstances(call, services, wantedOf(call, services));
    return { Result: { ReturnCode: '0', ReturnMessage: 'ok', Data: boughtData(bought) } };
  },
});

/** Checks everything that needs no look at the rows. Throws a Refusal. */
function wantedOf({ parameters, region }: Call<CreateInstancePreRequest>, { catalogue }: Services): Wanted {
  const { SpecificationsType: edition = 'profession', AutoVoucher = 0 } = parameters;
  if (edition !== 'profession') throw refusedValue('SpecificationsType', edition, sameWords(['profession']));
  if (AutoVoucher !== 0 && AutoVoucher !== 1) throw refusedValue('AutoVoucher', AutoVoucher, sameWords([0, 1]));
  if (parameters.InstanceName === '')
    throw refusedEmpty('InstanceName', { en: 'an instance has a name', zh: '实例必须有名称' });
  const term = { months: monthsOf(parameters.Period), renewFlag: renewFlagOf(parameters.RenewFlag ?? 0) };
  const count = instanceCountOf(parameters, catalogue);
  const limits = { longestRetentionMinutes: LONGEST_RETENTION_MINUTES };
  return {
    action: 'CreateInstancePre',
    purchase: purchaseOf(parameters, region, catalogue, limits),
    names: instanceNames(parameters.InstanceName, count, catalogue.limits.instanceNameLength),
    tags: tagsOf(parameters.Tags, catalogue.limits),
    term,
  };
}

function monthsOf(period: string): number {
  const [, digits = ''] = /^([1-9]\d?)m$/.exec(period) ?? [];
  if (!contains(TERM_MONTHS, Number(digits)))
    throw refusedValue('Period', period, { en: '"1m" to "36m"', zh: '"1m" 至 "36m"' });
  return Number(digits);
}

function renewFlagOf(asked: number): RenewFlag {
  const found = RENEW_FLAGS.find((it) => it === asked);
  if (found === undefined) throw refusedValue('RenewFlag', asked, sameWords(RENEW_FLAGS));
  return found;
}
