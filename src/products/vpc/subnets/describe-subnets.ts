import type { DescribeSubnetsRequest, DescribeSubnetsResponse } from '../../../../spec/types/vpc.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Catalogue } from '../../../catalogue/catalogue.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { SubnetFilter } from '../../../storage/storage.ts';
import type { Services } from '../../services.ts';
import { ensureDefaultNetwork } from '../default-network.ts';
import { readFilters, requireAllFound, requireIdsOrFilters, switchFilter } from '../filters.ts';
import { pageRequest } from '../paging.ts';
import { subnetAnswers } from './subnet-answers.ts';

const FILTERS = [
  'subnet-id',
  'vpc-id',
  'cidr-block',
  'is-default',
  'is-remote-vpc-snat',
  'subnet-name',
  'zone',
] as const;

/**
 * Request: {SubnetIds? | Filters?: [{Name: subnet-id | vpc-id | cidr-block | is-default | is-remote-vpc-snat | subnet-name | zone | tag-key |
 *   tag:<key>, Values}], Offset?: "0", Limit?: "20"}
 * Answer: {TotalCount, SubnetSet: [{SubnetId, VpcId, Zone: "ap-guangzhou-3", CidrBlock, AvailableIpAddressCount, …}]}, oldest first.
 * The first look makes the default VPC and its subnets. An id of SubnetIds that does not exist is ResourceNotFound.
 */
export const describeSubnets = defineAction<Services, DescribeSubnetsRequest, DescribeSubnetsResponse>({
  product: 'vpc',
  version: '2017-03-12',
  name: 'DescribeSubnets',
  changes: false,
  regional: true,
  partly: ['MaxResults and NextToken are refused: Limit and Offset page'],
  async run(call, services) {
    const { account, region, parameters, rows } = call;
    refuseTokens(parameters);
    const { limit, offset } = pageRequest(parameters);
    const filter = filterOf(parameters, services.catalogue);
    await ensureDefaultNetwork(call, services);
    if (parameters.SubnetIds !== undefined && parameters.SubnetIds.length > 0) {
      const all = await rows.network.listSubnets(account.appId, region, filter, parameters.SubnetIds.length, 0);
      requireAllFound('SubnetIds', parameters.SubnetIds, new Set(all.items.map((it) => it.subnetId)));
    }
    const page = await rows.network.listSubnets(account.appId, region, filter, limit, offset);
    return { TotalCount: page.total, SubnetSet: await subnetAnswers(call, services, page.items) };
  },
});

function refuseTokens({ MaxResults, NextToken }: DescribeSubnetsRequest): void {
  if (MaxResults === undefined && (NextToken === undefined || NextToken === '')) return;
  throw new Refusal('UnsupportedOperation', {
    en: 'The parameters `MaxResults` and `NextToken` are not supported: page with `Limit` and `Offset`.',
    zh: '不支持参数 `MaxResults` 与 `NextToken`，请使用 `Limit` 与 `Offset` 分页。',
  });
}

function filterOf({ SubnetIds, Filters }: DescribeSubnetsRequest, catalogue: Catalogue): SubnetFilter {
  requireIdsOrFilters('SubnetIds', SubnetIds, Filters);
  if (SubnetIds !== undefined && SubnetIds.length > 0) return { subnetIds: SubnetIds };
  const { of, tags } = readFilters(Filters, FILTERS);
  const isDefault = switchFilter('is-default', of['is-default']);
  const isSnat = switchFilter('is-remote-vpc-snat', of['is-remote-vpc-snat']);
  const zoneIds = of.zone?.map((code) => catalogue.zoneByCode(code)?.zoneId).filter((it) => it !== undefined);
  return {
    // No subnet is a remote SNAT pool here.
    ...((of['subnet-id'] || isSnat === true) && { subnetIds: isSnat === true ? [] : of['subnet-id'] }),
    ...(of['vpc-id'] && { vpcIds: of['vpc-id'] }),
    ...(of['cidr-block'] && { cidrBlocks: of['cidr-block'] }),
    ...(of['subnet-name'] && { subnetNames: of['subnet-name'] }),
    ...(zoneIds && { zoneIds }),
    ...(isDefault !== undefined && { isDefault }),
    ...(tags.length > 0 && { tags }),
  };
}
