import { beforeEach, describe, expect, it } from 'vitest';
import { keepPurchase, keptPurchase, NEW_DRAFT, newPurchase } from './draft.ts';

const HOUR_MS = 3_600_000;
const DRAFT = { ...NEW_DRAFT, name: 'orders', tags: [{ key: 'team', value: 'shop' }] };

describe('a purchase in the making', () => {
  beforeEach(() => sessionStorage.clear());

  it('outlives a reload with all that was typed and the key that it buys once under', () => {
    const purchase = { ...newPurchase('ap-guangzhou', DRAFT), isUnanswered: true };
    keepPurchase('100000000001', purchase);
    expect(keptPurchase('100000000001')).toEqual(purchase);
  });

  it('is nobody else’s, and there is none before the first', () => {
    keepPurchase('100000000001', newPurchase('ap-guangzhou', DRAFT));
    expect(keptPurchase('100000000002')).toBeNull();
  });

  it('gets another key before the server forgets the old one, keeps what was typed and says so', () => {
    const purchase = { ...newPurchase('ap-guangzhou', DRAFT, 0), isUnanswered: true };
    keepPurchase('100000000001', purchase);
    expect(keptPurchase('100000000001', 22 * HOUR_MS)?.key).toBe(purchase.key);
    const renewed = keptPurchase('100000000001', 23 * HOUR_MS);
    expect(renewed?.key).not.toBe(purchase.key);
    expect(renewed).toMatchObject({ draft: DRAFT, isUnanswered: false, isTooOld: true });
  });

  it('begins anew where something else stands in the storage', () => {
    sessionStorage.setItem('brokerage.buy.100000000001', '{"draft":');
    expect(keptPurchase('100000000001')).toBeNull();
  });
});
