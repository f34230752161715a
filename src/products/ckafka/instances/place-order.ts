import type { Call } from '../../../api/define-action.ts';
import { newDealName } from '../../../domain/deal-name.ts';
import type { Order } from '../../../domain/order.ts';
import type { Random } from '../../../lib/random.ts';

/** The paper behind what was bought: who, what, when, as it was asked for and what it came to. Answers its name. */
export async function placeOrder(
  call: Call<unknown>,
  random: Random,
  ordered: Pick<Order, 'action' | 'purchase' | 'instanceIds'>,
): Promise<string> {
  for (;;) {
    const dealName = newDealName(random, call.receivedAt);
    const isNew = await call.rows.orders.insert({
      dealName,
      appId: call.account.appId,
      uin: call.account.uin,
      secretId: call.secretId,
      requestId: call.requestId,
      region: call.region,
      parameters: call.parameters,
      createdAt: call.receivedAt,
      ...ordered,
    });
    if (isNew) return dealName;
  }
}
