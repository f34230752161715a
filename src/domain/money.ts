/**
 * An amount of money: whole hundred-millionths of the currency's unit, so that 1 CNY is 100_000_000n. All sums are exact; the only
 * rounding in the project is `halfUp`, once per bill line. The scale is that of upstream's bills, which print eight decimals.
 */
export type Amount = bigint;

export const AMOUNT_DECIMALS = 8;
const UNIT = 10n ** BigInt(AMOUNT_DECIMALS);
/** A hundredth of the unit, in which upstream's balances and orders count. */
const CENT = UNIT / 100n;

/** `7.86`, `0`, `-1.5`; null for any other text, and for more than eight decimals. */
export function readAmount(text: string): Amount | null {
  const [, sign, whole = '', decimals = ''] = /^(-?)(\d{1,18})(?:\.(\d{1,8}))?$/.exec(text) ?? [];
  if (whole === '') return null;
  const size = BigInt(whole) * UNIT + BigInt(decimals.padEnd(AMOUNT_DECIMALS, '0'));
  return sign === '-' ? -size : size;
}

/** Exactly, with at least `decimals` of them: `7.86` for 2, `7.86000000` for 8. */
export function writeAmount(amount: Amount, decimals = 2): string {
  const size = amount < 0n ? -amount : amount;
  const digits = String(size % UNIT).padStart(AMOUNT_DECIMALS, '0');
  const needed = digits.replace(/0+$/, '').length;
  const shown = digits.slice(0, Math.max(decimals, needed));
  return `${amount < 0n ? '-' : ''}${size / UNIT}${shown === '' ? '' : `.${shown}`}`;
}

/** For answers that upstream types as float. The database and all sums keep the amount itself. */
export function asFloat(amount: Amount): number {
  return Number(writeAmount(amount));
}

/** For answers that upstream counts in hundredths, rounded half up. */
export function asCents(amount: Amount): number {
  return Number(halfUp(amount, CENT));
}

/** `numerator / denominator` to the nearest whole, a half towards the larger. The denominator is positive. */
export function halfUp(numerator: bigint, denominator: bigint): bigint {
  const doubled = 2n * numerator + denominator;
  const quotient = doubled / (2n * denominator);
  return doubled < 0n && doubled % (2n * denominator) !== 0n ? quotient - 1n : quotient;
}

export function sumOf(amounts: readonly Amount[]): Amount {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
