import type { ReactNode } from 'react';
import { moneyText } from '../../components/money.ts';
import { useText } from '../../language/language.tsx';
import type { Text } from '../../language/text.ts';
import { PriceView } from '../../offer/price-view.tsx';
import type { AskedPrice } from '../../offer/use-price.ts';
import type { Draft } from './draft.ts';

/** A month of pay-as-you-go as an example: 365 days of 24 hours, a twelfth of them. */
const HOURS_OF_A_MONTH = 730;

const texts = {
  notCharged: {
    en: 'What has no price in the book is not charged. It can be bought all the same.',
    zh: '价格表中没有价格的项目不收费，仍可购买。',
  },
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
  if (!isComplete) return <p className="hint">{t(texts.incomplete)}</p>;
  const count = draft.count ?? 1;
  return (
    <PriceView asked={asked} hint={(...of) => aMonth(draft, ...of)} withoutPrice={texts.notCharged}>
      {count > 1 && (
        <p className="hint">{t({ en: `For all ${count} instances.`, zh: `以上为 ${count} 个实例合计。` })}</p>
      )}
    </PriceView>
  );
}

function aMonth({ billing }: Draft, amount: number, currency: string, periods: number): Text {
  const monthly = billing === 'hour' ? amount * HOURS_OF_A_MONTH : amount / periods;
  const money = moneyText(Number(monthly.toFixed(2)), currency);
  return billing === 'hour'
    ? { en: `${money} a month of ${HOURS_OF_A_MONTH} hours`, zh: `约 ${money} / 月（按 ${HOURS_OF_A_MONTH} 小时计）` }
    : { en: `${money} a month, paid from the balance now`, zh: `${money} / 月，购买时从余额扣除` };
}
