import type { DescribeAccountBalanceRequest, DescribeAccountBalanceResponse } from '../../../spec/types/billing.ts';
import { defineAction } from '../../api/define-action.ts';
import { asCents } from '../../domain/money.ts';
import type { Services } from '../services.ts';

/**
 * Request: {TempCredit?}
 * Answer: {Balance, RealBalance, CashAccountBalance, OweAmount, …}, all in hundredths of the currency's unit, rounded half up.
 *
 * What has been charged by now; the hour that runs is not. There is no credit beyond the balance. An account that is
 * younger than the meter's last run has nothing yet.
 */
export const describeAccountBalance = defineAction<
  Services,
  DescribeAccountBalanceRequest,
  DescribeAccountBalanceResponse
>({
  product: 'billing',
  version: '2018-07-09',
  name: 'DescribeAccountBalance',
  changes: false,
  regional: false,
  async run({ account, rows }) {
    const cents = asCents((await rows.billing.balance(account.appId))?.balance ?? 0n);
    const [cash, owed] = [Math.max(cents, 0), Math.max(-cents, 0)];
    return {
      Uin: Number(account.uin),
      Balance: cents,
      RealBalance: cents,
      CashAccountBalance: cash,
      IncomeIntoAccountBalance: 0,
      PresentAccountBalance: 0,
      FreezeAmount: 0,
      OweAmount: owed,
      CreditAmount: 0,
      CreditBalance: cents,
      RealCreditBalance: cents,
      TempCredit: 0,
      TempAmountInfoList: [],
    };
  },
});
