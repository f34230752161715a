import { AMOUNT_DECIMALS, readAmount, writeAmount, type Amount } from '../../domain/money.ts';

/** Decimals as the database writes them; the sum of nothing is null there and 0 here. */
export function amountOf(text: string | null): Amount {
  const amount = readAmount(text ?? '0');
  if (amount === null) throw new RangeError(`${String(text)} from the database is no amount`);
  return amount;
}

/** As the database reads them. */
export function decimal(amount: Amount): string {
  return writeAmount(amount, AMOUNT_DECIMALS);
}
