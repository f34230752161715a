import type { DescribeInstancesDetailRequest, DescribeInstancesDetailResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { pageRequest } from '../paging.ts';
import { instanceDetail } from './instance-answer.ts';
import { instanceFilter } from './instance-filter.ts';

/**
 * Request: {InstanceId?, InstanceIdList?, SearchWord?, Status?: [1], TagKey?, TagList?: [{TagKey, TagValue}], Filters?: [{Name: Ip | VpcId |
 *   SubNetId | InstanceType | InstanceId, Values}], Offset?, Limit? (10, at most 100)}
 * Answer: {Result: {TotalCount, InstanceList: [{InstanceId, Status, Vip, Vport: "9092", Bandwidth (Mbps), …}]}}, newest first. An instance
 * that is gone is not in the list; nothing found is no error.
 */
export const describeInstancesDetail = defineAction<
  Services,
  DescribeInstancesDetailRequest,
  DescribeInstancesDetailResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeInstancesDetail',
  changes: false,
  regional: true,
  async run({ account, region, parameters, rows }) {
    const { limit, offset } = pageRequest(parameters);
    const filter = instanceFilter(parameters);
    if (filter === null) return { Result: { TotalCount: 0, InstanceList: [] } };
    const page = await rows.instances.list(account.appId, region, filter, limit, offset);
    return { Result: { TotalCount: page.total, InstanceList: page.items.map(instanceDetail) } };
  },
});
