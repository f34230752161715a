import type { InquiryBasePrice, InquiryDetailPrice, InquiryPrice } from '../../../../spec/types/ckafka.ts';
import type { Item, Period, PricedItem, SizePrice } from '../../../catalogue/price.ts';
import { asFloat, type Amount } from '../../../domain/money.ts';

/** What is bought, for how long and how often. */
export interface Quantity {
  readonly currency: string;
  readonly period: Period;
  /** Months or hours. */
  readonly periods: number;
  readonly instances: number;
}

const FULL_PRICE_PERCENT = 100;

/** An instance's price in upstream's shape. There are no discounts here, so every discounted figure is the original one. */
export function instancePrice({ items, total }: SizePrice, diskType: string, quantity: Quantity): InquiryPrice {
  const of = (item: Item): PricedItem | undefined => items.find((it) => it.item === item);
  const detail = (amount: Amount, value: number, disk: string | null = null): InquiryBasePrice => ({
    ...figures(amount, quantity),
    GoodsNum: quantity.instances,
    Currency: quantity.currency,
    DiskType: disk,
    TimeSpan: quantity.periods,
    TimeUnit: unitOf(quantity),
    Value: value,
  });
  const [packaged, disk, partitions] = [of('package'), of('disk'), of('partitions')];
  const steps = packaged?.stepsAmount ?? 0n;
  const DetailPrices: InquiryDetailPrice = {
    BandwidthPrice: detail(steps, 0),
    DiskPrice: detail(disk?.amount ?? 0n, disk?.quantity ?? 0, diskType),
    PartitionPrice: detail(partitions?.amount ?? 0n, partitions?.quantity ?? 0),
    // Topics are free.
    TopicPrice: detail(0n, 0),
    InstanceTypePrice: detail((packaged?.amount ?? 0n) - steps, 1),
  };
  return { ...whole(total, quantity), DetailPrices };
}

/** The price of public bandwidth in upstream's shape; `mbps` above the free share. */
export function publicNetworkPrice(total: Amount, mbps: number, quantity: Quantity): InquiryPrice {
  return { ...whole(total, quantity), Value: mbps, DetailPrices: null };
}

function whole(amount: Amount, quantity: Quantity): Omit<InquiryPrice, 'DetailPrices'> {
  return {
    ...figures(amount, quantity),
    GoodsNum: quantity.instances,
    Currency: quantity.currency,
    DiskType: null,
    TimeSpan: quantity.periods,
    TimeUnit: unitOf(quantity),
    Value: null,
  };
}

function figures(amount: Amount, { periods, instances }: Quantity) {
  const [unit, sum] = [asFloat(amount), asFloat(amount * BigInt(periods) * BigInt(instances))];
  return {
    UnitPrice: unit,
    UnitPriceDiscount: unit,
    OriginalPrice: sum,
    DiscountPrice: sum,
    Discount: FULL_PRICE_PERCENT,
  };
}

function unitOf({ period }: Quantity): string {
  return period === 'month' ? 'm' : 'h';
}
