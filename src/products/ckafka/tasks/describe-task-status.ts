import type { DescribeTaskStatusRequest, DescribeTaskStatusResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { refusedValue } from '../../../domain/parameter-refusals.ts';
import type { Services } from '../../services.ts';

/**
 * Request: {FlowId}
 * Answer: {Result: {Status: 0 successful | 1 failed | 2 running, Output: how far it is, or why it failed}}
 * The FlowId 0 of CreatePostPaidInstance is no task's.
 */
export const describeTaskStatus = defineAction<Services, DescribeTaskStatusRequest, DescribeTaskStatusResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeTaskStatus',
  changes: false,
  regional: true,
  async run({ account, parameters, rows }) {
    const { FlowId } = parameters;
    const task = FlowId > 0 && Number.isSafeInteger(FlowId) ? await rows.tasks.byFlowId(account.appId, FlowId) : null;
    if (task === null)
      throw refusedValue('FlowId', FlowId, {
        en: 'the FlowId of a task of this account, as DeleteInstancePost answers it; a purchase has none',
        zh: '本账号任务的 FlowId（如 DeleteInstancePost 返回的）；购买操作没有任务',
      });
    return { Result: { Status: task.status, Output: task.output } };
  },
});
