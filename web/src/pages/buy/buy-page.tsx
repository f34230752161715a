import { useState, type ReactNode } from 'react';
import { useApi } from '../../api/use-api.ts';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { useText } from '../../language/language.tsx';
import { useOffer } from '../../offer/use-offer.ts';
import { Bought } from './bought.tsx';
import './buy.css';
import { usePurchase } from './use-purchase.ts';
import { Wizard } from './wizard.tsx';

const texts = {
  title: { en: 'Buy an instance', zh: '购买实例' },
  loading: { en: 'Looking at what is sold here…', zh: '正在查询可售规格…' },
};

/** A purchase belongs to an account: another that signs in begins its own, and the same one goes on where it was. */
export function BuyPage(): ReactNode {
  const [uin] = useApi().scope;
  const [owner, setOwner] = useState(uin);
  if (uin !== '' && uin !== owner) setOwner(uin);
  return <BuyPageOf key={owner} uin={owner} />;
}

function BuyPageOf({ uin }: { uin: string }): ReactNode {
  const t = useText();
  const offer = useOffer();
  const state = usePurchase(uin);
  if (state.purchase.instanceIds.length > 0) return <Bought purchase={state.purchase} onAnother={state.startOver} />;
  return (
    <>
      <h1>{t(texts.title)}</h1>
      <FailureAlert failure={offer.error} onRetry={() => void offer.refetch()} />
      {offer.isLoading && <p className="hint">{t(texts.loading)}</p>}
      {offer.data !== undefined && <Wizard offer={offer.data} state={state} />}
    </>
  );
}
