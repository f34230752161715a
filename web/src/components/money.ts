/** `12.50 CNY`: at least two decimals, and as many as an amount has, for an hour may cost less than a hundredth. */
export function moneyText(amount: number, currency: string): string {
  const figure = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 8 });
  return `${figure.format(amount)} ${currency}`;
}
