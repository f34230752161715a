import type { BillDetailComponent } from '../../../../spec/types/billing.ts';
import type { Text } from '../../language/text.ts';

const ITEMS: Readonly<Record<string, Text>> = {
  package: { en: 'Package', zh: '套餐' },
  disk: { en: 'Disk', zh: '磁盘' },
  partitions: { en: 'Partitions beyond the free ones', zh: '免费额度外分区' },
  'public-network': { en: 'Public bandwidth', zh: '公网带宽' },
  'elastic-bandwidth': { en: 'Elastic bandwidth, by use', zh: '弹性带宽（按用量）' },
};
const UNITS: Readonly<Record<string, string>> = { disk: 'GB', 'public-network': 'Mbps', 'elastic-bandwidth': 'GB' };

export function itemText({ ItemCode }: BillDetailComponent): Text {
  const code = ItemCode ?? '';
  return ITEMS[code] ?? { en: code, zh: code };
}

/** What a line is the product of: quantity, price and time, as the server counted them. */
export function formulaText(component: BillDetailComponent): Text {
  const { ItemCode, UsedAmount, SinglePrice, PriceUnit, TimeSpan, TimeUnitName } = component;
  const unit = UNITS[ItemCode ?? ''] ?? '';
  const used = `${Number(UsedAmount ?? 0).toLocaleString('en')}${unit === '' ? '' : ` ${unit}`}`;
  const isByMonth = TimeUnitName === '月';
  const price = `${plain(SinglePrice)} ${currencyOf(PriceUnit)}`;
  const per = perUnit(PriceUnit);
  const [en, zh] = isByMonth ? [TimeSpan === '1' ? 'month' : 'months', '个月'] : ['h', '小时'];
  return {
    en: `${used} × ${price}${per} × ${TimeSpan ?? ''} ${en}`,
    zh: `${used} × ${price}${per} × ${TimeSpan ?? ''} ${zh}`,
  };
}

/** How the price book makes the price of it; empty where it is a plain one. */
export function bookFormula({ ComponentConfig }: BillDetailComponent): string {
  return ComponentConfig?.find((it) => it.Name === 'formula')?.Value ?? '';
}

/** `CNY` of `CNY/100 GB/小时`. */
export function currencyOf(priceUnit: string | null | undefined): string {
  return priceUnit?.split('/')[0] ?? '';
}

/** ` / 100` where the price is for a hundred. */
function perUnit(priceUnit: string | null | undefined): string {
  const many = /^\w+\/(\d+) /.exec(priceUnit ?? '')?.[1];
  return many === undefined ? '' : ` / ${many}`;
}

/** `0.25` of `0.25000000`. */
function plain(decimal: string | null | undefined): string {
  return String(Number(decimal ?? 0));
}
