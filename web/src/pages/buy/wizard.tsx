import { useRef, useState, type ReactNode } from 'react';
import Alert from 'tdesign-react/es/alert';
import { Button } from '../../components/button.tsx';
import { endpoint } from '../../api/call.ts';
import { CallFailure } from '../../api/failure.ts';
import { VERSIONS } from '../../api/products.ts';
import { useApi } from '../../api/use-api.ts';
import { CallCode } from '../../explorer/code/call-code.tsx';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { Modal } from '../../components/modal.tsx';
import { useText } from '../../language/language.tsx';
import type { Offer } from '../../offer/offer.ts';
import { usePrice } from '../../offer/use-price.ts';
import { BasicFields } from './basic-fields.tsx';
import type { Draft } from './draft.ts';
import { MoreFields } from './more-fields.tsx';
import { NetworkFields } from './network-fields.tsx';
import { fieldOfRefusal, orderOf, priceQuestion } from './order.ts';
import { PricePanel } from './price-panel.tsx';
import { boundsOf, hasPrice, problemsOf, withOpenZone, type Problems } from './rules.ts';
import { SizeFields } from './size-fields.tsx';
import { useNetwork } from './use-network.ts';
import type { PurchaseState } from './use-purchase.ts';

const texts = {
  summary: { en: 'Your purchase', zh: '购买清单' },
  buy: { en: 'Buy', zh: '立即购买' },
  asCall: { en: 'Show as API call', zh: '查看 API 调用' },
  unanswered: {
    en: 'The last purchase was sent and its answer never came. Buying it again, as it stands, buys once: the server knows it by its key.',
    zh: '上次购买已发送但未收到响应。按原样再次购买不会重复下单：服务器会根据幂等键识别。',
  },
  tooOld: {
    en: 'A purchase was sent more than a day ago and its answer never came. Look at the instances first: buying now is a new purchase.',
    zh: '一天前发送的购买未收到响应。请先查看实例列表：现在购买将作为新的订单。',
  },
  boughtBefore: { en: 'Show what was bought', zh: '查看已购实例' },
  newKey: { en: 'This is another purchase', zh: '作为新的购买' },
  wrong: {
    en: 'Some choices cannot be bought; each says what may stand there.',
    zh: '部分配置无法购买，请按提示修改。',
  },
};

/** The form and, beside it, what it comes to. */
export function Wizard({ offer, state }: { offer: Offer; state: PurchaseState }): ReactNode {
  const { purchase, isBuying, failure } = state;
  const [showsCall, setShowsCall] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const draft = withOpenZone(purchase.draft, offer);
  const network = useNetwork(draft);
  const bounds = boundsOf(draft, offer);
  const problems = problemsOf(draft, offer);
  const isSound = Object.keys(problems).length === 0;
  const asked = usePrice(hasPrice(problems) ? priceQuestion(draft, offer) : null);
  const refused = refusedField(failure);
  const shown: Problems = { ...refused, ...problems };
  const fields = { draft, offer, bounds, problems: shown, choose: (it: Partial<Draft>) => state.choose(it, offer) };
  const order = network.network === null ? null : orderOf(draft, network.network, purchase.key);
  const submit = (): void => {
    if (isSound && order !== null) void state.buy(order);
    // Who cannot see the marks is led to the first.
    else form.current?.querySelector<HTMLElement>('[aria-invalid], .choices:has(.error) input')?.focus();
  };
  return (
    <form
      ref={form}
      className="wizard"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className="bare" disabled={isBuying}>
        <BasicFields {...fields} />
        <SizeFields {...fields} />
        <NetworkFields {...fields} network={network} />
        <MoreFields {...fields} />
      </fieldset>
      <Summary
        state={state}
        isComplete={isSound}
        isReady={order !== null || !isSound}
        isRefusedAtField={Object.keys(refused).length > 0}
        onShowCall={order === null ? undefined : () => setShowsCall(true)}
      >
        <PricePanel draft={draft} asked={asked} isComplete={hasPrice(problems)} />
      </Summary>
      {showsCall && order !== null && <OrderAsCode order={order} onClose={() => setShowsCall(false)} />}
    </form>
  );
}

/** What the server refused, at the field of the parameter that its message names. */
function refusedField(failure: unknown): Problems {
  if (!(failure instanceof CallFailure) || failure.kind !== 'refused') return {};
  const field = fieldOfRefusal(failure.message);
  return field === null ? {} : { [field]: { en: failure.message, zh: failure.message } };
}

interface SummaryProps {
  readonly state: PurchaseState;
  readonly isComplete: boolean;
  /** Whether pressing the button does something: buys, or leads to what is wrong. */
  readonly isReady: boolean;
  readonly isRefusedAtField: boolean;
  readonly onShowCall: (() => void) | undefined;
  readonly children: ReactNode;
}

function Summary({ state, isComplete, isReady, isRefusedAtField, onShowCall, children }: SummaryProps): ReactNode {
  const t = useText();
  const { failure, isBuying, purchase } = state;
  const before = boughtBefore(failure);
  return (
    <aside className="panel stack summary" aria-label={t(texts.summary)}>
      <h2>{t(texts.summary)}</h2>
      {children}
      {!isComplete && <p className="error">{t(texts.wrong)}</p>}
      {purchase.isUnanswered && !isBuying && failure === null && (
        <Alert theme="warning" message={t(texts.unanswered)} />
      )}
      {purchase.isTooOld === true && <Alert theme="warning" message={t(texts.tooOld)} />}
      {!isRefusedAtField && <FailureAlert failure={failure} />}
      {before.length > 0 && (
        <div className="row">
          <Button type="button" variant="outline" onClick={() => state.settle(before)}>
            {t(texts.boughtBefore)}
          </Button>
          <Button type="button" variant="outline" onClick={state.renewKey}>
            {t(texts.newKey)}
          </Button>
        </div>
      )}
      <Button type="submit" theme="primary" size="large" block loading={isBuying} disabled={!isReady}>
        {t(texts.buy)}
      </Button>
      <Button type="button" variant="text" block disabled={onShowCall === undefined} onClick={onShowCall}>
        {t(texts.asCall)}
      </Button>
    </aside>
  );
}

/** The instances that a refusal says were bought under the same key; none for other failures. */
function boughtBefore(failure: unknown): string[] {
  if (!(failure instanceof CallFailure) || failure.code !== 'InvalidParameterValue.RepetitionValue') return [];
  return failure.message.match(/ckafka-\w+/g) ?? [];
}

function OrderAsCode(props: { order: NonNullable<ReturnType<typeof orderOf>>; onClose: () => void }): ReactNode {
  const t = useText();
  const { region } = useApi();
  const { action, parameters } = props.order;
  const call = { product: 'ckafka', version: VERSIONS.ckafka, action, region, endpoint: endpoint(), parameters };
  return (
    <Modal title={t(texts.asCall)} shape="side" onClose={props.onClose}>
      <CallCode call={{ ...call, parameters: { ...parameters } }} />
    </Modal>
  );
}
