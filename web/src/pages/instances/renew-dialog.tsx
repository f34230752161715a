import { useState, type ReactNode } from 'react';
import Alert from 'tdesign-react/es/alert';
import { useApi } from '../../api/use-api.ts';
import { Button } from '../../components/button.tsx';
import { ChangeDialog } from '../../components/change-dialog.tsx';
import { Facts } from '../../components/facts.tsx';
import { Modal } from '../../components/modal.tsx';
import { moneyText } from '../../components/money.ts';
import { timeText } from '../../components/times.ts';
import { NumberField } from '../../forms/number-field.tsx';
import { useLanguage, useText } from '../../language/language.tsx';
import type { Text } from '../../language/text.ts';
import { allowed, isIn, rangeText } from '../../offer/offer.ts';
import { isWithoutPrice, PriceView } from '../../offer/price-view.tsx';
import { usePrice } from '../../offer/use-price.ts';
import type { InstanceDialogProps } from './dialog-instance.ts';
import { monthsAfter } from './term-end.ts';

/** What RenewCkafkaInstance sells at once. */
const MONTHS = { min: 1, max: 36, step: 1 };
const ISOLATED = 5;

const texts = {
  title: { en: 'Renew the instance', zh: '续费' },
  action: { en: 'Renew', zh: '续费' },
  months: { en: 'Months', zh: '续费时长（月）' },
  until: { en: 'Paid until', zh: '当前到期时间' },
  next: { en: 'Then paid until', zh: '续费后到期时间' },
  calendar: { en: 'Months are counted by the calendar of UTC+8.', zh: '按 UTC+8 日历计月。' },
  isolated: {
    en: 'It is isolated and runs again when it is renewed. Months count from the end of the term before, or from now where its owner isolated it.',
    zh: '该实例已隔离，续费后恢复运行。时长自上一周期到期时起算；由用户主动隔离的，自续费时起算。',
  },
  free: {
    en: 'What has no price in the book is not charged. It is renewed all the same.',
    zh: '价格表中没有价格的项目不收费，仍可续费。',
  },
  changed: {
    en: 'Its term has changed since this window showed it, so nothing was sent. Look at the time above, and renew it only if you mean another time.',
    zh: '该实例的到期时间已变化，本次未提交。请核对上方到期时间，确需再次续费时再提交。',
  },
  renewed: { en: 'It is renewed.', zh: '续费成功。' },
  close: { en: 'Close', zh: '关闭' },
};

/**
 * Adds months to the term of a prepaid instance, at the price that the server told before. A renewal that is sent twice renews twice; so
 * each is sent only while the term ends when the window says that it does, also after an answer that was lost.
 */
export function RenewDialog({ instance, onClose }: InstanceDialogProps): ReactNode {
  const t = useText();
  const api = useApi();
  const { InstanceId } = instance;
  const [months, setMonths] = useState<number | null>(MONTHS.min);
  const [end, setEnd] = useState(instance.ExpireTime);
  const [state, setState] = useState<'asking' | 'changed' | 'renewed'>('asking');
  const isAllowed = months !== null && isIn(MONTHS, months);
  const asked = usePrice(isAllowed ? renewalOf(instance, months) : null);
  const isPriced = !asked.isBehind && (asked.price !== undefined || isWithoutPrice(asked.failure));
  const endNow = async (): Promise<number> =>
    (await api.call('ckafka', 'DescribeInstanceAttributes', { InstanceId })).Result.ExpireTime;
  const renew = async (): Promise<void> => {
    const before = await endNow();
    if (before !== end) {
      setEnd(before);
      setState('changed');
      return;
    }
    setState('asking');
    await api.call('ckafka', 'RenewCkafkaInstance', { InstanceId, TimeSpan: months ?? MONTHS.min });
    setEnd(await endNow());
    setState('renewed');
  };
  if (state === 'renewed') return <Renewed instance={instance} end={end} onClose={onClose} />;
  const isIsolated = instance.Status === ISOLATED;
  return (
    <ChangeDialog
      title={texts.title}
      action={texts.action}
      isReady={isAllowed && isPriced}
      onSubmit={renew}
      onDone={stay}
      onClose={onClose}
    >
      <p className="hint">
        {instance.InstanceName} ({InstanceId})
      </p>
      <NumberField
        label={texts.months}
        hint={rangeText(MONTHS)}
        error={isAllowed ? null : allowed(rangeText(MONTHS))}
        value={months}
        min={MONTHS.min}
        max={MONTHS.max}
        onChange={setMonths}
      />
      <Terms end={end} next={isAllowed && !isIsolated ? monthsAfter(end, months) : null} />
      <p className="hint">{t(isIsolated ? texts.isolated : texts.calendar)}</p>
      {isAllowed && (
        <PriceView
          asked={asked}
          hint={(amount, currency, periods) => aMonth(moneyText(Number((amount / periods).toFixed(2)), currency))}
          withoutPrice={texts.free}
        />
      )}
      {state === 'changed' && (
        <div role="alert">
          <Alert theme="warning" message={t(texts.changed)} />
        </div>
      )}
    </ChangeDialog>
  );
}

/** What became of it is shown in the same window. */
const stay = (): void => undefined;

/** UNIX seconds; null where only the server can say. */
function Terms({ end, next }: { end: number; next: number | null }): ReactNode {
  const { language } = useLanguage();
  return (
    <Facts
      facts={[
        [texts.until, timeText(end, language)],
        ...(next === null ? [] : [[texts.next, timeText(next, language)] as const]),
      ]}
    />
  );
}

function Renewed({ instance, end, onClose }: InstanceDialogProps & { end: number }): ReactNode {
  const t = useText();
  return (
    <Modal title={t(texts.title)} onClose={onClose}>
      <div className="stack">
        <p role="status">
          <strong>{t(texts.renewed)}</strong>
        </p>
        <p className="hint">
          {instance.InstanceName} ({instance.InstanceId})
        </p>
        <Terms end={end} next={null} />
        <div className="row end">
          <Button theme="primary" onClick={onClose}>
            {t(texts.close)}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function renewalOf({ InstanceId, InstanceType }: InstanceDialogProps['instance'], months: number) {
  return {
    InstanceType,
    InstanceId,
    CategoryAction: 'renew',
    InstanceChargeParam: { InstanceChargeType: 'PREPAID', InstanceChargePeriod: months },
  };
}

function aMonth(money: string): Text {
  return { en: `${money} a month, paid from the balance now`, zh: `${money} / 月，续费时从余额扣除` };
}
