import type { DescribeAccessPolicyRequest, DescribeAccessPolicyResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { findPublicRoute } from './find-route.ts';

/**
 * Request: {InstanceId, RouteId of a public route}
 * Answer: {Result: {TotalCount, IpWhitelist: [{CidrBlock, PolicyDescription}]}}. An empty list lets everybody in.
 */
export const describeAccessPolicy = defineAction<Services, DescribeAccessPolicyRequest, DescribeAccessPolicyResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeAccessPolicy',
  changes: false,
  regional: true,
  async run(call) {
    const { route } = await findPublicRoute(call, call.parameters);
    const entries = route.ipWhitelist.map(({ cidrBlock, description }) => ({
      CidrBlock: cidrBlock,
      PolicyDescription: description,
    }));
    return { Result: { TotalCount: entries.length, IpWhitelist: entries } };
  },
});
