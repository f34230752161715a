import { writeAmount, type Amount } from '../domain/money.ts';
import type { AskedPrice, AnsweredPrice } from './money-answers.ts';
import type { CliContext, ExitCode } from './context.ts';
import { printJson, table } from './terminal.ts';

/** What a person thinks of as a month. */
const HOURS_OF_30_DAYS = 720n;

/** What an instance of this size costs, item by item, before anything is bought. */
export async function price(context: CliContext, asked: AskedPrice & { readonly json: boolean }): Promise<ExitCode> {
  const composition = await context.composition();
  const found = composition.priceAsked(context.config(), asked, context.clock.now());
  if (asked.json) printJson(context.terminal, summary(found));
  else context.terminal.out(asTable(found));
  return 0;
}

/** One of what is paid for, and what a person asks it to be multiplied by. */
function periodOf({ months }: AnsweredPrice): { one: string; key: string; many: string; times: bigint } {
  if (months === null) return { one: 'AN HOUR', key: 'anHour', many: '30 DAYS', times: HOURS_OF_30_DAYS };
  return { one: 'A MONTH', key: 'aMonth', many: `${months} MONTHS`, times: BigInt(months) };
}

function summary(found: AnsweredPrice): Record<string, unknown> {
  const { book, currency, items, notPriced, byUsage, total, months } = found;
  const { key, times } = periodOf(found);
  const sums = (amount: Amount): Record<string, string> => ({
    [key]: writeAmount(amount),
    [months === null ? 'thirtyDays' : 'term']: writeAmount(amount * times),
  });
  return {
    priceBook: book,
    currency,
    ...(months !== null && { months }),
    items: items.map(({ item, quantity, unit, price: one, amount, formula }) => ({
      item,
      quantity,
      unit,
      price: writeAmount(one),
      formula,
      ...sums(amount),
    })),
    notPriced,
    byUsage: byUsage.map((it) => ({ ...it, price: it.price === null ? null : writeAmount(it.price) })),
    ...sums(total),
  };
}

function asTable(found: AnsweredPrice): string {
  const { book, currency, items, notPriced, byUsage, total } = found;
  const { one: period, many, times } = periodOf(found);
  const rows = items.map(({ item, quantity, unit, price: one, amount, formula }) => [
    item,
    formula === '' ? `${quantity} x ${writeAmount(one)}${unit === 1 ? '' : ` / ${unit}`}` : formula,
    writeAmount(amount),
    writeAmount(amount * times),
  ]);
  const missing = notPriced.map(({ item, reason }) => [item, reason, 'no price', '-']);
  const used = byUsage.map(({ item, unit, price: one, reason }) => {
    const formula = one === null ? reason : `${writeAmount(one)} for each ${unit}`;
    return [item, formula, one === null ? 'no price' : 'by usage', '-'];
  });
  const heading = ['ITEM', 'FORMULA', `${currency} ${period}`, many];
  const sum = ['together', `price book ${book}`, writeAmount(total), writeAmount(total * times)];
  return table([heading, ...rows, ...missing, ...used, sum]);
}
