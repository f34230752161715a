import { useState } from 'react';
import { CallFailure } from '../../api/failure.ts';
import { useApi } from '../../api/use-api.ts';
import { useChange } from '../../components/use-change.ts';
import type { Offer } from '../../offer/offer.ts';
import { keepPurchase, keptPurchase, newPurchase, type Draft, type Purchase } from './draft.ts';
import type { Order } from './order.ts';
import { withChoice } from './rules.ts';

export interface PurchaseState {
  readonly purchase: Purchase;
  readonly choose: (choice: Partial<Draft>, offer: Offer) => void;
  /** Sends the order. Whatever happens to the answer, the same order sent again buys once. */
  readonly buy: (order: Order) => Promise<void>;
  readonly isBuying: boolean;
  readonly failure: unknown;
  /** Takes instances for what this purchase has bought, when a refusal named them. */
  readonly settle: (instanceIds: readonly string[]) => void;
  /** What stands in the form is meant as another purchase: it gets a key of its own. */
  readonly renewKey: () => void;
  /** Another purchase: an empty draft under a key of its own. */
  readonly startOver: () => void;
}

/** The purchase of this tab and account. Each step is kept before the next is taken, so that a reload at any moment loses nothing. */
export function usePurchase(uin: string): PurchaseState {
  const api = useApi();
  const { region } = api;
  const [purchase, setPurchase] = useState(() => keptPurchase(uin) ?? newPurchase(region));
  const change = useChange<readonly string[]>();
  const keep = (next: Purchase): void => {
    keepPurchase(uin, next);
    setPurchase(next);
  };
  const here = inRegion(purchase, region);
  const buy = async (order: Order): Promise<void> => {
    const wasUnanswered = here.isUnanswered;
    const instanceIds = await change.run(async () => {
      keep({ ...here, isUnanswered: true });
      try {
        return await bought(api, order);
      } catch (problem) {
        // A refusal says that this call has bought nothing; of an earlier one without an answer it says nothing.
        if (problem instanceof CallFailure && problem.kind === 'refused')
          keep({ ...here, isUnanswered: wasUnanswered });
        throw problem;
      }
    });
    if (instanceIds !== undefined) keep({ ...here, isUnanswered: false, instanceIds });
  };
  return {
    purchase: here,
    choose: (choice, offer) => keep({ ...here, draft: withChoice(here.draft, choice, offer) }),
    buy,
    isBuying: change.isRunning,
    failure: change.failure,
    settle: (instanceIds) => keep({ ...here, isUnanswered: false, instanceIds }),
    renewKey: () => {
      change.forget();
      keep(newPurchase(region, here.draft));
    },
    startOver: () => {
      change.forget();
      keep(newPurchase(region));
    },
  };
}

/** What was chosen in another region's network does not go with this one's. What was bought stays where it was bought. */
function inRegion(purchase: Purchase, region: string): Purchase {
  if (purchase.region === region || purchase.instanceIds.length > 0) return purchase;
  return { ...purchase, region, draft: { ...purchase.draft, zoneIds: [], vpcId: '', subnetId: '' } };
}

async function bought(api: ReturnType<typeof useApi>, order: Order): Promise<string[]> {
  const { Data } =
    order.action === 'CreateInstancePre'
      ? (await api.call('ckafka', order.action, order.parameters)).Result
      : (await api.call('ckafka', order.action, order.parameters)).Result;
  const deals = Data.DealNameInstanceIdMapping ?? [];
  const ids = deals.flatMap((it) => it.InstanceIdList);
  return ids.length > 0 ? ids : [Data.InstanceId];
}
