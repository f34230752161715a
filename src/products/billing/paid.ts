import { AMOUNT_DECIMALS, sumOf, writeAmount, type Amount } from '../../domain/money.ts';

/** An amount as upstream's bills print it: eight decimals. */
export function printed(amount: Amount): string {
  return writeAmount(amount, AMOUNT_DECIMALS);
}

/** Who paid a sum: there are no vouchers and no gifts here, so all of it is cash. */
export function paidInCash(amounts: readonly Amount[]) {
  return {
    CashPayAmount: printed(sumOf(amounts)),
    VoucherPayAmount: printed(0n),
    IncentivePayAmount: printed(0n),
    TransferPayAmount: printed(0n),
  };
}
