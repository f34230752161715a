import type { ReactNode } from 'react';
import type { InquireCkafkaPriceResp } from '../../../../spec/types/ckafka.ts';
import { CallFailure } from '../../api/failure.ts';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { moneyText } from '../../components/money.ts';
import { useText } from '../../language/language.tsx';
import type { Text } from '../../language/text.ts';
import type { AskedPrice } from '../../offer/use-price.ts';
import type { Draft } from './draft.ts';

/** A month of pay-as-you-go as an example: 365 days of 24 hours, a twelfth of them. */
export const HOURS_OF_A_MONTH = 730;

const texts = {
  anHour: { en: 'an hour', zh: '/ 小时' },
  lines: { en: 'What it is made of', zh: '费用明细' },
  noPrice: { en: 'No price', zh: '无报价' },
  notCharged: {
    en: 'What has no price in the book is not charged. It can be bought all the same.',
    zh: '价格表中没有价格的项目不收费，仍可购买。',
  },
  asking: { en: 'Asking for the price…', zh: '询价中…' },
  incomplete: { en: 'The price comes when the choices can be bought.', zh: '配置可购买后显示价格。' },
};

interface PricePanelProps {
  readonly draft: Draft;
  readonly asked: AskedPrice;
  /** Whether the draft can be priced at all. */
  readonly isComplete: boolean;
}

/** The price, which moves with each choice, and opens into its lines. */
export function PricePanel({ draft, asked, isComplete }: PricePanelProps): ReactNode {
  const t = useText();
  const { price, failure, isBehind } = asked;
  if (!isComplete) return <p className="hint">{t(texts.incomplete)}</p>;
  if (failure instanceof CallFailure && failure.code === 'FailedOperation')
    return (
      <div className="price" aria-live="polite">
        <p>
          <strong>{t(texts.noPrice)}</strong>
        </p>
        <p className="hint">{failure.message}</p>
        <p className="hint">{t(texts.notCharged)}</p>
      </div>
    );
  if (failure !== null) return <FailureAlert failure={failure} />;
  if (price === undefined) return <p className="hint">{t(texts.asking)}</p>;
  const { amount, currency } = totalOf(price);
  const monthly = amount * HOURS_OF_A_MONTH;
  const months = draft.months ?? 1;
  return (
    <div className={isBehind ? 'price behind' : 'price'} aria-live="polite" aria-busy={isBehind}>
      <p className="total">
        <strong>{moneyText(amount, currency)}</strong>{' '}
        {t(
          draft.billing === 'hour'
            ? texts.anHour
            : { en: `for ${months} ${months === 1 ? 'month' : 'months'}`, zh: `/ ${months} 个月` },
        )}
      </p>
      <p className="hint">
        {t(
          draft.billing === 'hour'
            ? {
                en: `${moneyText(round(monthly), currency)} a month of ${HOURS_OF_A_MONTH} hours`,
                zh: `约 ${moneyText(round(monthly), currency)} / 月（按 ${HOURS_OF_A_MONTH} 小时计）`,
              }
            : {
                en: `${moneyText(round(amount / months), currency)} a month, paid from the balance now`,
                zh: `${moneyText(round(amount / months), currency)} / 月，购买时从余额扣除`,
              },
        )}
      </p>
      <details open>
        <summary>{t(texts.lines)}</summary>
        <table className="lines">
          <tbody>
            {linesOf(price).map((it) => (
              <tr key={it.name.en}>
                <th scope="row">{t(it.name)}</th>
                <td>{moneyText(it.amount, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {(draft.count ?? 1) > 1 && (
          <p className="hint">
            {t({ en: `For all ${draft.count ?? 1} instances.`, zh: `以上为 ${draft.count ?? 1} 个实例合计。` })}
          </p>
        )}
      </details>
    </div>
  );
}

function totalOf({ InstancePrice, PublicNetworkBandwidthPrice }: InquireCkafkaPriceResp): {
  amount: number;
  currency: string;
} {
  const amount = InstancePrice.DiscountPrice + (PublicNetworkBandwidthPrice?.DiscountPrice ?? 0);
  return { amount: round(amount, 8), currency: InstancePrice.Currency };
}

interface Line {
  readonly name: Text;
  readonly amount: number;
}

function linesOf({ InstancePrice, PublicNetworkBandwidthPrice: network }: InquireCkafkaPriceResp): Line[] {
  const of = InstancePrice.DetailPrices;
  const amount = (price: { DiscountPrice: number } | null | undefined): number => price?.DiscountPrice ?? 0;
  const disk = of?.DiskPrice?.Value ?? 0;
  const extra = of?.PartitionPrice?.Value ?? 0;
  const lines: Line[] = [
    { name: { en: 'Package', zh: '套餐' }, amount: amount(of?.InstanceTypePrice) },
    { name: { en: 'Bandwidth beyond the package', zh: '套餐外带宽' }, amount: amount(of?.BandwidthPrice) },
    {
      name: { en: `Disk, ${disk.toLocaleString('en')} GB`, zh: `磁盘 ${disk.toLocaleString('en')} GB` },
      amount: amount(of?.DiskPrice),
    },
    {
      name: { en: `Partitions beyond the free ones, ${extra}`, zh: `免费额度外分区 ${extra}` },
      amount: amount(of?.PartitionPrice),
    },
    { name: { en: 'Topics', zh: 'Topic' }, amount: amount(of?.TopicPrice) },
  ];
  if (network === null) return lines;
  const mbps = network.Value ?? 0;
  return [
    ...lines,
    { name: { en: `Public bandwidth, ${mbps} Mbps`, zh: `公网带宽 ${mbps} Mbps` }, amount: amount(network) },
  ];
}

function round(amount: number, decimals = 2): number {
  return Number(amount.toFixed(decimals));
}
