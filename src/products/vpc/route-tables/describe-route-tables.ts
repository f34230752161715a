import type {
  DescribeRouteTablesRequest,
  DescribeRouteTablesResponse,
  RouteTable,
} from '../../../../spec/types/vpc.ts';
import { defineAction } from '../../../api/define-action.ts';
import { cloudDateTime } from '../../../domain/cloud-time.ts';
import type { Subnet, Vpc } from '../../../domain/network.ts';
import { NETWORK_LIMITS } from '../../../domain/network-rules.ts';
import type { Services } from '../../services.ts';
import { ensureDefaultNetwork } from '../default-network.ts';
import { readFilters, requireAllFound, requireIdsOrFilters, switchFilter, type ReadFilters } from '../filters.ts';
import { pageRequest } from '../paging.ts';

const FILTERS = ['route-table-id', 'route-table-name', 'vpc-id', 'association.main'] as const;
const TABLE_NAME = 'default';
/** All VPCs of a region, the default one included, and all subnets in them. */
const ALL_VPCS = NETWORK_LIMITS.vpcsPerRegion + 1;
const ALL_SUBNETS = ALL_VPCS * NETWORK_LIMITS.subnetsPerVpc;

/**
 * Request: {RouteTableIds? | Filters?: [{Name: route-table-id | route-table-name | vpc-id | association.main, Values}], Offset?: "0", Limit?: "20"}
 * Answer: {TotalCount, RouteTableSet: [{RouteTableId, VpcId, Main, AssociationSet, RouteSet: [], …}]}
 * Each VPC has its main table and no other, every subnet is in it, and there are no routes but those inside the VPC.
 */
export const describeRouteTables = defineAction<Services, DescribeRouteTablesRequest, DescribeRouteTablesResponse>({
  product: 'vpc',
  version: '2017-03-12',
  name: 'DescribeRouteTables',
  changes: false,
  regional: true,
  async run(call, services) {
    const { account, region, parameters, rows } = call;
    const { limit, offset } = pageRequest(parameters);
    requireIdsOrFilters('RouteTableIds', parameters.RouteTableIds, parameters.Filters);
    const filters = readFilters(parameters.Filters, FILTERS);
    const isMain = switchFilter('association.main', filters.of['association.main']);
    await ensureDefaultNetwork(call, services);
    const vpcs = await rows.network.listVpcs(account.appId, region, {}, ALL_VPCS, 0);
    const ids = parameters.RouteTableIds ?? [];
    requireAllFound('RouteTableIds', ids, new Set(vpcs.items.map((it) => it.routeTableId)));
    // Tables carry no tags of their own here, so a filter on tags matches none.
    const matching =
      isMain === false || filters.tags.length > 0 ? [] : vpcs.items.filter((it) => matches(it, ids, filters));
    const page = matching.slice(offset, offset + limit);
    const vpcIds = page.map((it) => it.vpcId);
    const subnets = await rows.network.listSubnets(account.appId, region, { vpcIds }, ALL_SUBNETS, 0);
    return { TotalCount: matching.length, RouteTableSet: page.map((it) => mainTable(it, subnets.items)) };
  },
});

function matches(vpc: Vpc, ids: readonly string[], { of }: ReadFilters<(typeof FILTERS)[number]>): boolean {
  return (
    (ids.length === 0 || ids.includes(vpc.routeTableId)) &&
    (of['route-table-id']?.includes(vpc.routeTableId) ?? true) &&
    (of['route-table-name']?.includes(TABLE_NAME) ?? true) &&
    (of['vpc-id']?.includes(vpc.vpcId) ?? true)
  );
}

function mainTable(vpc: Vpc, subnets: readonly Subnet[]): RouteTable {
  const own = subnets.filter((it) => it.vpcId === vpc.vpcId);
  return {
    VpcId: vpc.vpcId,
    RouteTableId: vpc.routeTableId,
    RouteTableName: TABLE_NAME,
    AssociationSet: own.map((it) => ({ SubnetId: it.subnetId, RouteTableId: vpc.routeTableId })),
    RouteSet: [],
    Main: true,
    CreatedTime: cloudDateTime(vpc.createdAt),
    TagSet: [],
    LocalCidrForCcn: [],
  };
}
