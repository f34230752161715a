import type { DescribeVpcsRequest, DescribeVpcsResponse } from '../../../../spec/types/vpc.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { VpcFilter } from '../../../storage/storage.ts';
import type { Services } from '../../services.ts';
import { vpcAnswer } from '../answers.ts';
import { ensureDefaultNetwork } from '../default-network.ts';
import { readFilters, requireAllFound, requireIdsOrFilters, switchFilter } from '../filters.ts';
import { pageRequest } from '../paging.ts';

const FILTERS = ['vpc-name', 'is-default', 'vpc-id', 'cidr-block'] as const;

/**
 * Request: {VpcIds? | Filters?: [{Name: vpc-name | is-default | vpc-id | cidr-block | tag-key | tag:<key>, Values}], Offset?: "0", Limit?: "20"}
 * Answer: {TotalCount, VpcSet: [{VpcId, VpcName, CidrBlock, IsDefault, …}]}, oldest first. The first look makes the default VPC.
 * An id of VpcIds that does not exist is ResourceNotFound; a filter that matches nothing is an empty list.
 */
export const describeVpcs = defineAction<Services, DescribeVpcsRequest, DescribeVpcsResponse>({
  product: 'vpc',
  version: '2017-03-12',
  name: 'DescribeVpcs',
  changes: false,
  regional: true,
  async run(call, services) {
    const { account, region, parameters, rows } = call;
    const { limit, offset } = pageRequest(parameters);
    const filter = filterOf(parameters);
    await ensureDefaultNetwork(call, services);
    if (parameters.VpcIds !== undefined && parameters.VpcIds.length > 0) {
      const all = await rows.network.listVpcs(account.appId, region, filter, parameters.VpcIds.length, 0);
      requireAllFound('VpcIds', parameters.VpcIds, new Set(all.items.map((it) => it.vpcId)));
    }
    const page = await rows.network.listVpcs(account.appId, region, filter, limit, offset);
    const ids = page.items.map((it) => it.vpcId);
    const tags = await rows.tags.of(account.appId, 'vpc', ids);
    return { TotalCount: page.total, VpcSet: page.items.map((it) => vpcAnswer(it, tags.get(it.vpcId))) };
  },
});

function filterOf({ VpcIds, Filters }: DescribeVpcsRequest): VpcFilter {
  requireIdsOrFilters('VpcIds', VpcIds, Filters);
  if (VpcIds !== undefined && VpcIds.length > 0) return { vpcIds: VpcIds };
  const { of, tags } = readFilters(Filters, FILTERS);
  const isDefault = switchFilter('is-default', of['is-default']);
  return {
    ...(of['vpc-name'] && { vpcNames: of['vpc-name'] }),
    ...(of['vpc-id'] && { vpcIds: of['vpc-id'] }),
    ...(of['cidr-block'] && { cidrBlocks: of['cidr-block'] }),
    ...(isDefault !== undefined && { isDefault }),
    ...(tags.length > 0 && { tags }),
  };
}
