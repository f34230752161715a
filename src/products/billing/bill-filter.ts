import type { Call } from '../../api/define-action.ts';
import { contains } from '../../domain/offer.ts';
import { inWords, refusedValue } from '../../domain/parameter-refusals.ts';
import type { BillPosition, ChargeKind } from '../../storage/billing-rows.ts';
import type { BillingMonth } from './billing-month.ts';
import { PRODUCT } from './product-names.ts';

/** What several bill calls narrow by. */
export interface BillFilter {
  readonly ResourceId?: string;
  readonly PayMode?: string;
  readonly BusinessCode?: string;
  readonly PayerUin?: string;
  readonly ActionType?: string;
  readonly ProjectId?: number;
}

/** How bills name what a position is charged for: the pay mode, and upstream's code and name of the kind of charge. */
export const CHARGES: Readonly<
  Record<ChargeKind, { payMode: string; payModeName: string; code: string; name: string }>
> = {
  hour: { payMode: 'postPay', payModeName: '按量计费', code: 'postpay_deduct_h', name: '按量计费小时结' },
  purchase: { payMode: 'prePay', payModeName: '包年包月', code: 'prepay_purchase', name: '包年包月新购' },
  renew: { payMode: 'prePay', payModeName: '包年包月', code: 'prepay_renew', name: '包年包月续费' },
  modify: { payMode: 'prePay', payModeName: '包年包月', code: 'prepay_modify', name: '包年包月配置变更' },
  refund: { payMode: 'prePay', payModeName: '包年包月', code: 'prepay_return', name: '包年包月退款' },
};

/** The month's positions that a call asks for: none for what nobody is charged for here. Throws a Refusal. */
export async function positionsOf(
  { account, rows }: Call<unknown>,
  { from, to }: BillingMonth,
  asked: BillFilter,
): Promise<BillPosition[]> {
  if (asked.PayMode !== undefined && asked.PayMode !== 'prePay' && asked.PayMode !== 'postPay')
    throw refusedValue('PayMode', asked.PayMode, { en: 'prePay, postPay', zh: 'prePay, postPay' });
  const isOther =
    (asked.BusinessCode ?? PRODUCT.code) !== PRODUCT.code ||
    (asked.PayerUin ?? account.uin) !== account.uin ||
    (asked.ProjectId ?? 0) !== 0;
  if (isOther) return [];
  const { ResourceId: instanceId } = asked;
  const filter = { appId: account.appId, from, to, ...(instanceId !== undefined && { instanceId }) };
  const all = [...(await rows.billing.positions(filter)), ...(await rows.prepaid.positions(filter))];
  return all.filter(({ kind }) => {
    const { payMode, name, code } = CHARGES[kind];
    return (asked.PayMode ?? payMode) === payMode && [name, code].includes(asked.ActionType ?? name);
  });
}

/** A page of what is already in memory. Throws a Refusal. */
export function pageOf<T>(items: readonly T[], offset: number, limit: number, maxLimit: number): T[] {
  const [limits, offsets] = [
    { min: 1, max: maxLimit, step: 1 },
    { min: 0, max: Number.MAX_SAFE_INTEGER, step: 1 },
  ];
  if (!contains(limits, limit)) throw refusedValue('Limit', limit, inWords(limits));
  if (!contains(offsets, offset)) throw refusedValue('Offset', offset, inWords(offsets));
  return items.slice(offset, offset + limit);
}

/** Positions by what `key` makes of each, in their order. */
export function grouped(
  positions: readonly BillPosition[],
  key: (position: BillPosition) => string,
): [BillPosition, ...BillPosition[]][] {
  const groups = new Map<string, [BillPosition, ...BillPosition[]]>();
  for (const position of positions) {
    const group = groups.get(key(position));
    if (group === undefined) groups.set(key(position), [position]);
    else group.push(position);
  }
  return [...groups.values()];
}
