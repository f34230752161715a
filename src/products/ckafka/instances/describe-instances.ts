import type { DescribeInstancesRequest, DescribeInstancesResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { pageRequest } from '../paging.ts';
import { instanceList } from './instance-answer.ts';
import { instanceFilter } from './instance-filter.ts';

/**
 * Request: {InstanceId?, SearchWord?, Status?: [1], VpcId?, TagKey?, Offset?, Limit? (10, at most 100)}
 * Answer: {Result: {TotalCount, InstanceList: [{InstanceId, InstanceName, Status, IfCommunity}]}}, newest first.
 */
export const describeInstances = defineAction<Services, DescribeInstancesRequest, DescribeInstancesResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeInstances',
  changes: false,
  regional: true,
  async run({ account, region, parameters, rows }) {
    const { limit, offset } = pageRequest(parameters);
    const filter = instanceFilter(parameters);
    if (filter === null) return { Result: { TotalCount: 0, InstanceList: [] } };
    return { Result: instanceList(await rows.instances.list(account.appId, region, filter, limit, offset)) };
  },
});
