import { writeAmount, type Amount } from '../domain/money.ts';
import type { AskedPrice, HourPrice } from './money-answers.ts';
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

function summary({ book, currency, items, notPriced, total }: HourPrice): Record<string, unknown> {
  return {
    priceBook: book,
    currency,
    items: items.map(({ item, quantity, unit, price: one, amount, formula }) => ({
      item,
      quantity,
      unit,
      price: writeAmount(one),
      formula,
      anHour: writeAmount(amount),
      thirtyDays: thirtyDays(amount),
    })),
    notPriced,
    anHour: writeAmount(total),
    thirtyDays: thirtyDays(total),
  };
}

function asTable({ book, currency, items, notPriced, total }: HourPrice): string {
  const rows = items.map(({ item, quantity, unit, price: one, amount, formula }) => [
    item,
    formula === '' ? `${quantity} x ${writeAmount(one)}${unit === 1 ? '' : ` / ${unit}`}` : formula,
    writeAmount(amount),
    thirtyDays(amount),
  ]);
  const missing = notPriced.map(({ item, reason }) => [item, reason, 'no price', '-']);
  const heading = ['ITEM', 'FORMULA', `${currency} AN HOUR`, '30 DAYS'];
  const sum = ['together', `price book ${book}`, writeAmount(total), thirtyDays(total)];
  return table([heading, ...rows, ...missing, sum]);
}

function thirtyDays(amount: Amount): string {
  return writeAmount(amount * HOURS_OF_30_DAYS);
}
