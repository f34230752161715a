import { createHash } from 'node:crypto';
import type { Call } from '../../../api/define-action.ts';
import { refusedEmpty } from '../../../domain/parameter-refusals.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Tag } from '../../../domain/tag.ts';

/*
 * What upstream lacks: a purchase that may be sent again. With this tag a call buys once for its account, key and parameters within a
 * day, whichever client sends it, also side by side and after a crash between purchase and answer.
 */

export const PURCHASE_KEY_TAG = 'brokerage:idempotency-key';
const GOOD_FOR_MS = 24 * 3_600_000;

/** The key that a call buys under, and what tells its parameters from others. */
export interface PurchaseKey {
  readonly key: string;
  readonly parametersSha256: Buffer;
}

/** null for a purchase without the tag. Throws a Refusal for an empty one. */
export function purchaseKeyOf({ parameters, region }: Call<object>, tags: readonly Tag[]): PurchaseKey | null {
  const tag = tags.find((it) => it.key === PURCHASE_KEY_TAG);
  if (tag === undefined) return null;
  if (tag.value === '') {
    const why = {
      en: 'give each purchase a value of its own, and the same value when it is sent again',
      zh: '请为每次购买指定唯一的值，重试时使用相同的值',
    };
    throw refusedEmpty(`Tags: ${PURCHASE_KEY_TAG}`, why);
  }
  // Members stand in the model's order, however they were sent.
  const text = JSON.stringify([region, parameters]);
  return { key: tag.value, parametersSha256: createHash('sha256').update(text).digest() };
}

/**
 * What the account bought under the key within a day; null when nothing, and until the transaction ends nobody else buys under it.
 * Throws a Refusal when it was bought with other parameters.
 */
export async function boughtBefore(
  { account, rows, receivedAt }: Call<unknown>,
  asked: PurchaseKey,
): Promise<{ readonly dealName: string; readonly instanceIds: readonly string[] } | null> {
  const { appId } = account;
  await rows.purchaseKeys.lock(appId, asked.key);
  const found = await rows.purchaseKeys.byKey(appId, asked.key, new Date(receivedAt.getTime() - GOOD_FOR_MS));
  if (found === null || found.parametersSha256.equals(asked.parametersSha256)) return found;
  throw new Refusal('InvalidParameterValue.RepetitionValue', {
    en: `The tag ${PURCHASE_KEY_TAG} "${asked.key}" was used within a day for a purchase with other parameters (${found.instanceIds.join(', ')}). Send the same parameters, or another value.`,
    zh: `标签 ${PURCHASE_KEY_TAG} "${asked.key}" 在一天内已用于参数不同的购买（${found.instanceIds.join(', ')}）。请使用相同的参数，或更换标签值。`,
  });
}

/** Keeps what was bought under the key, in the transaction of the purchase. */
export async function keepPurchase(
  { account, rows, receivedAt }: Call<unknown>,
  { key, parametersSha256 }: PurchaseKey,
  dealName: string,
): Promise<void> {
  const { appId } = account;
  await rows.purchaseKeys.put({ appId, purchaseKey: key, parametersSha256, dealName, boughtAt: receivedAt });
}
