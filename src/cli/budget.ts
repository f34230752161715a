import { budgetPeriod, dayIn, type Budget, type BudgetTag, type BudgetTerms } from '../domain/budget.ts';
import { readAmount, writeAmount, type Amount } from '../domain/money.ts';
import { SetupError } from '../lib/setup-error.ts';
import type { Rows } from '../storage/storage.ts';
import type { CliContext, ExitCode } from './context.ts';
import { movedTime } from './moved-time.ts';
import { printJson, table } from './terminal.ts';
import { hasDatabase, withDatabase } from './with-database.ts';

interface OfAccount {
  readonly account: number;
  /** `team=payments`. */
  readonly tag?: string;
  readonly json: boolean;
}

const LAST_DAY = '9999-12-31';

/** Sets what an account, or what of it carries a tag, is to cost in a month. Set again, it is changed. */
export async function setBudget(
  context: CliContext,
  asked: OfAccount & { readonly monthly: string; readonly warn: readonly string[]; readonly refuse: boolean },
): Promise<ExitCode> {
  const [quota, thresholds, tags] = [quotaOf(asked.monthly), thresholdsOf(asked.warn), tagsOf(asked.tag)];
  const set = await onAccount(context, asked.account, async (rows, timeZone) => {
    const at = await movedTime(context, rows);
    const known = await found(rows, asked);
    const terms: BudgetTerms = {
      budgetName: nameOf(asked.tag),
      note: '',
      cycle: 'MONTH',
      firstDay: known?.firstDay ?? `${dayIn(timeZone, at).slice(0, 7)}-01`,
      lastDay: LAST_DAY,
      quota,
      feeType: 'COST',
      thresholds,
      tags,
      refuses: asked.refuse,
    };
    if (known === undefined) await rows.budgets.insert(asked.account, true, terms, at);
    else await rows.budgets.update(asked.account, known.budgetId, terms, at);
    const budget = await found(rows, asked);
    return budget === undefined ? [] : [await shown(rows, budget, at)];
  });
  if (asked.json) printJson(context.terminal, set[0]);
  else
    context.terminal.out(`account ${asked.account} has a budget of ${writeAmount(quota)} a month for ${of(asked)}\n`);
  return 0;
}

/** What operators have set, with what the present month was charged. */
export async function listBudgets(
  context: CliContext,
  { account, json }: { readonly account?: number; readonly json: boolean },
): Promise<ExitCode> {
  const config = context.config();
  const all = !hasDatabase(config)
    ? []
    : await withDatabase(context, config, async (rows) => {
        const [budgets, at] = [await rows.budgets.ofOperator(account), await movedTime(context, rows)];
        return Promise.all(budgets.map((it) => shown(rows, it, at)));
      });
  if (json) printJson(context.terminal, all);
  else if (all.length === 0) context.terminal.out('no budgets: "brokerage billing budget set" makes one\n');
  else context.terminal.out(table([['APP ID', 'FOR', 'MONTHLY', 'CHARGED', 'SELLS BEYOND'], ...all.map(row)]));
  return 0;
}

/** Lifts a limit. */
export async function removeBudget(context: CliContext, asked: OfAccount): Promise<ExitCode> {
  const removed = await onAccount(context, asked.account, async (rows) => {
    const known = await found(rows, asked);
    return known !== undefined && (await rows.budgets.remove(asked.account, known.budgetId));
  });
  if (!removed)
    throw new SetupError(
      `account ${asked.account} has no budget for ${of(asked)}`,
      '"brokerage billing budget list" shows those that are set',
    );
  if (asked.json) printJson(context.terminal, { account: asked.account, removed: nameOf(asked.tag) });
  else context.terminal.out(`account ${asked.account} has no budget for ${of(asked)} any more\n`);
  return 0;
}

async function onAccount<T>(
  context: CliContext,
  appId: number,
  work: (rows: Rows, timeZone: string) => Promise<T>,
): Promise<T> {
  const unknown = new SetupError(`there is no account ${appId}`, '"brokerage account list" shows those that there are');
  const config = context.config();
  if (!hasDatabase(config)) throw unknown;
  const result = await withDatabase(context, config, async (rows) => {
    const account = await rows.accounts.byAppId(appId);
    return account === null ? null : { value: await work(rows, account.timeZone) };
  });
  if (result === null) throw unknown;
  return result.value;
}

async function found(rows: Rows, { account, tag }: OfAccount): Promise<Budget | undefined> {
  return (await rows.budgets.ofOperator(account)).find((it) => it.budgetName === nameOf(tag));
}

function quotaOf(text: string): Amount {
  const quota = readAmount(text);
  if (quota !== null && quota > 0n) return quota;
  throw new SetupError(`the budget cannot be "${text}"`, 'write a decimal number above 0, such as 100 or 99.50');
}

function thresholdsOf(asked: readonly string[]): BudgetTerms['thresholds'] {
  const wrong = asked.find((text) => (readAmount(text) ?? -1n) <= 0n);
  if (wrong !== undefined)
    throw new SetupError(`--warn cannot be "${wrong}"`, 'write a percentage above 0, such as 80');
  return [...new Set([...asked, '100'])].map((value) => ({ kind: 'percent', value }));
}

function tagsOf(text: string | undefined): BudgetTag[] {
  if (text === undefined) return [];
  const [, key, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  if (key === undefined || value === undefined)
    throw new SetupError(`--tag cannot be "${text}"`, 'write key=value, such as team=payments');
  return [{ key, values: [value] }];
}

const nameOf = (tag: string | undefined): string => tag ?? 'account';
const of = ({ tag }: OfAccount): string => (tag === undefined ? 'all it has' : `what carries ${tag}`);

interface Shown {
  readonly appId: number;
  readonly tag: string | null;
  readonly monthly: string;
  readonly charged: string;
  readonly refuses: boolean;
  readonly warnAtPercent: readonly string[];
}

async function shown(rows: Rows, budget: Budget, at: Date): Promise<Shown> {
  const account = await rows.accounts.byAppId(budget.appId);
  const period = budgetPeriod(budget, at, account?.timeZone ?? 'UTC');
  const spent = period === null ? 0n : await rows.budgets.spent(budget.appId, period.from, period.to, budget.tags);
  return {
    appId: budget.appId,
    tag: budget.tags.length === 0 ? null : budget.budgetName,
    monthly: writeAmount(budget.quota),
    charged: writeAmount(spent),
    refuses: budget.refuses,
    warnAtPercent: budget.thresholds.map((it) => it.value),
  };
}

function row({ appId, tag, monthly, charged, refuses }: Shown): string[] {
  return [String(appId), tag ?? 'all it has', monthly, charged, refuses ? 'no' : 'yes'];
}
