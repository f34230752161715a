import type { DescribeTypeInstancesRequest, DescribeTypeInstancesResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { pageRequest } from '../paging.ts';
import { instanceList } from './instance-answer.ts';
import { instanceFilter } from './instance-filter.ts';

/**
 * Request: {InstanceId?, SearchWord?, Status?: [1], TagKey?, Offset?, Limit? (10, at most 100)}
 * Answer: {Result: {TotalCount, InstanceList: [{InstanceId, InstanceName, Status, IfCommunity}]}}, newest first.
 */
export const describeTypeInstances = defineAction<
  Services,
  DescribeTypeInstancesRequest,
  DescribeTypeInstancesResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeTypeInstances',
  changes: false,
  regional: true,
  async run({ account, region, parameters, rows }) {
    const { limit, offset } = pageRequest(parameters);
    const filter = instanceFilter(parameters);
    if (filter === null) return { Result: { TotalCount: 0, InstanceList: [] } };
    return { Result: instanceList(await rows.instances.list(account.appId, region, filter, limit, offset)) };
  },
});
