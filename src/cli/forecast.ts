import { readFileSync } from 'node:fs';
import { writeAmount, type Amount } from '../domain/money.ts';
import { SetupError } from '../lib/setup-error.ts';
import type { CliContext, ExitCode } from './context.ts';
import type { Forecast } from './money-answers.ts';
import { printJson, table } from './terminal.ts';

/** What a person thinks of as a month. */
const HOURS_OF_30_DAYS = 720n;
const STANDARD_INPUT = 0;

/** What every instance of a Terraform plan costs by the hour, before anything is applied. */
export async function forecast(
  context: CliContext,
  { plan, json }: { readonly plan: string; readonly json: boolean },
): Promise<ExitCode> {
  const composition = await context.composition();
  const found = composition.forecast(context.config(), readPlan(plan), context.clock.now());
  if (json) printJson(context.terminal, summary(found));
  else if (found.lines.length === 0) context.terminal.out('the plan has no ckafka instance\n');
  else context.terminal.out(asTable(found));
  return 0;
}

function readPlan(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file === '-' ? STANDARD_INPUT : file, 'utf8'));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new SetupError(`the plan ${file} ${why}`, 'write it with "terraform show -json <plan> > plan.json"', {
      cause,
    });
  }
}

function summary({ book, currency, lines, before, after }: Forecast): Record<string, unknown> {
  return {
    priceBook: book,
    currency,
    lines: lines.map((it) => ({ ...it, before: writeAmount(it.before), after: writeAmount(it.after) })),
    before: writeAmount(before),
    after: writeAmount(after),
  };
}

function asTable({ book, currency, lines, before, after }: Forecast): string {
  const row = (name: string, action: string, was: Amount, is: Amount, note: string): string[] => {
    return [name, action, writeAmount(was), writeAmount(is), writeAmount(is * HOURS_OF_30_DAYS), note];
  };
  return table([
    ['INSTANCE', 'ACTION', `${currency} AN HOUR NOW`, 'THEN', '30 DAYS', ''],
    ...lines.map((it) => row(it.address, it.action, it.before, it.after, it.note)),
    row('together', `price book ${book}`, before, after, ''),
  ]);
}
