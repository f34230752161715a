import type { Call } from '../../../api/define-action.ts';
import type { Budget } from '../../../domain/budget.ts';
import { Refusal } from '../../../domain/refusal.ts';

/** The account's budget of that id. Throws ResourceNotFound. */
export async function findBudget({ rows, account }: Call<unknown>, parameter: string, text: string): Promise<Budget> {
  const budget = /^\d{1,15}$/.test(text) ? await rows.budgets.byId(account.appId, Number(text)) : null;
  if (budget !== null) return budget;
  throw new Refusal('ResourceNotFound', {
    en: `There is no budget "${text}" (parameter \`${parameter}\`). DescribeBudget lists those that there are.`,
    zh: `参数 \`${parameter}\` 指定的预算 "${text}" 不存在，可通过 DescribeBudget 查询。`,
  });
}

/** The same, and the account may change it. Throws OperationDenied for one that the operator has set. */
export async function findOwnBudget(call: Call<unknown>, parameter: string, text: string): Promise<Budget> {
  const budget = await findBudget(call, parameter, text);
  if (!budget.byOperator) return budget;
  throw new Refusal('OperationDenied', {
    en: `The budget "${text}" (parameter \`${parameter}\`) was set by the operator, who alone changes it.`,
    zh: `参数 \`${parameter}\` 指定的预算 "${text}" 由运营者设置，仅运营者可以修改。`,
  });
}

export function nameTaken(name: string): Refusal {
  return new Refusal('InvalidParameterValue', {
    en: `The account has a budget of that name (parameter \`BudgetName\`): "${name}". Choose another.`,
    zh: `参数 \`BudgetName\` 的预算名称 "${name}" 已存在，请更换名称。`,
  });
}
