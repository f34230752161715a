import type { InquireCkafkaPriceRequest, InquireCkafkaPriceResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import { pricesAt, type PriceBook } from '../../../catalogue/price-book.ts';
import { priceOf, type Period, type SizePrice } from '../../../catalogue/price.ts';
import { billedSizeOf, type BilledSize } from '../../../domain/billed-size.ts';
import { contains, type StepRange } from '../../../domain/offer.ts';
import { inWords, refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import { requireText } from '../../../domain/purchase.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { askedSize } from './asked-size.ts';
import { instancePrice, publicNetworkPrice } from './price-answer.ts';

type PriceCall = Call<InquireCkafkaPriceRequest>;

const PERIODS: Readonly<Record<string, Period>> = { PREPAID: 'month', POSTPAID_BY_HOUR: 'hour' };
const NETWORK_PERIODS: Readonly<Record<string, Period>> = {
  BANDWIDTH_PREPAID: 'month',
  BANDWIDTH_POSTPAID_BY_HOUR: 'hour',
};
const MONTHS: StepRange = { min: 1, max: 36, step: 1 };
const RETENTION_HOURS: StepRange = { min: 1, max: 2160, step: 1 };
const COUNT: StepRange = { min: 1, max: 40_000, step: 1 };

/**
 * Request: {InstanceType: profession | standard, InstanceChargeParam?: {InstanceChargeType: PREPAID | POSTPAID_BY_HOUR,
 *   InstanceChargePeriod? (months)}, InstanceNum?, Bandwidth (MB/s), InquiryDiskParam: {DiskType, DiskSize (GB)}, MessageRetention? (h),
 *   Topic?, Partition, ZoneIds?, CategoryAction?: purchase | renew, PublicNetworkParam?: {PublicNetworkChargeType,
 *   PublicNetworkMonthly (Mbps above the free share)}, InstanceId? (of a renewal: its size is priced)}
 * Answer: {Result: {InstancePrice, PublicNetworkBandwidthPrice}}, computed by the code that writes bills.
 *
 * Refused: what cannot be bought, and what the price book has no price for.
 */
export const inquireCkafkaPrice = defineAction<Services, InquireCkafkaPriceRequest, InquireCkafkaPriceResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'InquireCkafkaPrice',
  changes: false,
  regional: true,
  async run(call, { catalogue, priceBook }) {
    const { parameters } = call;
    checkRest(call, catalogue);
    const charge = parameters.InstanceChargeParam;
    const period = oneOf('InstanceChargeParam.InstanceChargeType', charge?.InstanceChargeType ?? 'PREPAID', PERIODS);
    const months = inRange('InstanceChargeParam.InstanceChargePeriod', charge?.InstanceChargePeriod ?? 1, MONTHS);
    const quantity = {
      currency: priceBook.currency,
      period,
      periods: period === 'month' ? months : 1,
      instances: inRange('InstanceNum', parameters.InstanceNum ?? 1, catalogue.limits.instanceCount),
    };
    const renewed = isRenewal(parameters) ? await sizeOfInstance(call) : null;
    const size = { ...(renewed ?? askedSize(parameters, catalogue)), publicNetworkMbps: 0 };
    const price = priced(call, priceBook, size, period);
    return {
      Result: {
        InstancePrice: instancePrice(price, size.diskType, quantity),
        PublicNetworkBandwidthPrice:
          renewed === null || parameters.PublicNetworkParam !== undefined
            ? networkPrice(call, priceBook, { ...quantity, size, months }, catalogue.limits)
            : renewedNetworkPrice(call, priceBook, { ...quantity, size: renewed }),
      },
    };
  },
});

/** Inputs that have no price: they only have to be possible. */
function checkRest({ parameters, region }: PriceCall, catalogue: Services['catalogue']): void {
  if (parameters.MessageRetention !== undefined)
    inRange('MessageRetention', parameters.MessageRetention, RETENTION_HOURS);
  if (parameters.Topic !== undefined) inRange('Topic', parameters.Topic, COUNT);
  const zones = catalogue.region(region)?.zones.filter((it) => it.open) ?? [];
  for (const zoneId of parameters.ZoneIds ?? [])
    if (!zones.some((it) => it.zoneId === zoneId))
      throw refusedValue('ZoneIds', zoneId, sameWords(zones.map((it) => it.zoneId)));
}

function isRenewal({ CategoryAction }: InquireCkafkaPriceRequest): boolean {
  if (CategoryAction === undefined || CategoryAction === '' || CategoryAction === 'purchase') return false;
  if (CategoryAction === 'renew') return true;
  throw refusedValue('CategoryAction', CategoryAction, sameWords(['purchase', 'renew']));
}

async function sizeOfInstance(call: PriceCall): Promise<BilledSize> {
  const InstanceId = requireText('InstanceId', call.parameters.InstanceId ?? '');
  const instance = await findInstance({ ...call, parameters: { InstanceId } });
  return billedSizeOf(instance);
}

/** Of the public bandwidth that the instance has, as its renewal is charged: null where it has only the free share, or no price. */
function renewedNetworkPrice(
  { receivedAt }: PriceCall,
  book: PriceBook,
  asked: Parameters<typeof publicNetworkPrice>[2] & { readonly size: BilledSize },
) {
  const prices = pricesAt(book, receivedAt);
  const items = prices === null ? [] : priceOf(asked.size, prices, asked.period).items;
  const found = items.find((it) => it.item === 'public-network');
  return found === undefined ? null : publicNetworkPrice(found.amount, found.quantity, asked);
}

function networkPrice(
  call: PriceCall,
  book: PriceBook,
  asked: Parameters<typeof publicNetworkPrice>[2] & { readonly size: BilledSize; readonly months: number },
  { publicNetworkMbps: range }: Services['catalogue']['limits'],
) {
  const param = call.parameters.PublicNetworkParam;
  const mbps = inRange('PublicNetworkParam.PublicNetworkMonthly', param?.PublicNetworkMonthly ?? 0, range);
  if (param === undefined || mbps === 0) return null;
  if (asked.size.edition !== 'profession')
    throw refusedValue('PublicNetworkParam.PublicNetworkMonthly', mbps, {
      en: '0 for the standard edition',
      zh: '标准版只能为 0',
    });
  const type = param.PublicNetworkChargeType ?? 'BANDWIDTH_PREPAID';
  const period = oneOf('PublicNetworkParam.PublicNetworkChargeType', type, NETWORK_PERIODS);
  const { items } = priced(
    call,
    book,
    { ...asked.size, publicNetworkMbps: range.free + mbps },
    period,
    'public-network',
  );
  const total = items.find((it) => it.item === 'public-network')?.amount ?? 0n;
  return publicNetworkPrice(total, mbps, { ...asked, period, periods: period === 'month' ? asked.months : 1 });
}

/** Refused when the book has no price for something of it (`only`: for that item). */
function priced(call: PriceCall, book: PriceBook, size: BilledSize, period: Period, only?: string): SizePrice {
  const prices = pricesAt(book, call.receivedAt);
  const price = prices === null ? null : priceOf(size, prices, period);
  const missing = price?.notPriced.find((it) => only === undefined || it.item === only);
  if (price !== null && missing === undefined) return price;
  const [item, reason] = [missing?.item ?? 'package', missing?.reason ?? 'it begins later'];
  throw new Refusal('FailedOperation', {
    en: `The price book "${book.name}" has no price by the ${period} for the item ${item}: ${reason}. An operator can add it to a price book of their own (billing.price_book).`,
    zh: `价格表 "${book.name}" 没有计费项 ${item} 的${period === 'month' ? '包月' : '按小时'}价格：${reason}。运营者可在自己的价格表（billing.price_book）中补充。`,
  });
}

function oneOf<T>(parameter: string, value: string, allowed: Readonly<Record<string, T>>): T {
  const found = Object.hasOwn(allowed, value) ? allowed[value] : undefined;
  if (found === undefined) throw refusedValue(parameter, value, sameWords(Object.keys(allowed)));
  return found;
}

function inRange(parameter: string, value: number, range: StepRange): number {
  if (!contains(range, value)) throw refusedValue(parameter, value, inWords(range));
  return value;
}
