import type { ReactNode } from 'react';
import type { InquireCkafkaPriceResp } from '../../../spec/types/ckafka.ts';
import { CallFailure } from '../api/failure.ts';
import { FailureAlert } from '../components/failure-alert.tsx';
import { moneyText } from '../components/money.ts';
import { useText } from '../language/language.tsx';
import type { Text } from '../language/text.ts';
import './price.css';
import type { AskedPrice } from './use-price.ts';

const texts = {
  lines: { en: 'What it is made of', zh: '费用明细' },
  noPrice: { en: 'No price', zh: '无报价' },
  asking: { en: 'Asking for the price…', zh: '询价中…' },
};

interface PriceViewProps {
  readonly asked: AskedPrice;
  /** What there is to say about an amount, which is for so many months, or hours. */
  readonly hint: (amount: number, currency: string, periods: number) => Text;
  /** What it means that the book has no price for something of it. */
  readonly withoutPrice: Text;
  /** Stands below the lines. */
  readonly children?: ReactNode;
}

/** An answer of InquireCkafkaPrice: the sum, and the lines that it is made of; or why there is none. */
export function PriceView({ asked, hint, withoutPrice, children }: PriceViewProps): ReactNode {
  const t = useText();
  const { price, failure, isBehind } = asked;
  if (isWithoutPrice(failure))
    return (
      <div className="price" aria-live="polite">
        <p>
          <strong>{t(texts.noPrice)}</strong>
        </p>
        <p className="hint">{failure.message}</p>
        <p className="hint">{t(withoutPrice)}</p>
      </div>
    );
  if (failure !== null) return <FailureAlert failure={failure} />;
  if (price === undefined) return <p className="hint">{t(texts.asking)}</p>;
  const { amount, currency } = totalOf(price);
  // Of the price that is shown, which may be of an earlier question than what is typed.
  const { TimeSpan: periods, TimeUnit } = price.InstancePrice;
  return (
    <div className={isBehind ? 'price behind' : 'price'} aria-live="polite" aria-busy={isBehind}>
      <p className="total">
        <strong>{moneyText(amount, currency)}</strong> {t(perText(periods, TimeUnit))}
      </p>
      <p className="hint">{t(hint(amount, currency, periods))}</p>
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
        {children}
      </details>
    </div>
  );
}

/** Whether a price was refused because the book has none; such a thing is sold all the same. */
export function isWithoutPrice(failure: unknown): failure is CallFailure {
  return failure instanceof CallFailure && failure.code === 'FailedOperation';
}

function perText(periods: number, unit: string | null | undefined): Text {
  if (unit === 'h') return { en: 'an hour', zh: '/ 小时' };
  return { en: `for ${periods} ${periods === 1 ? 'month' : 'months'}`, zh: `/ ${periods} 个月` };
}

function totalOf({ InstancePrice, PublicNetworkBandwidthPrice }: InquireCkafkaPriceResp): {
  amount: number;
  currency: string;
} {
  const amount = InstancePrice.DiscountPrice + (PublicNetworkBandwidthPrice?.DiscountPrice ?? 0);
  return { amount: Number(amount.toFixed(8)), currency: InstancePrice.Currency };
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
