import { sql, type Expression, type Kysely, type SqlBool } from 'kysely';
import type { Subnet } from '../../domain/network.ts';
import type { Schema } from '../schema.ts';
import type { NetworkRows, SubnetFilter } from '../storage.ts';
import { pageOf } from './page.ts';
import { hasTag } from './tag-filter.ts';

type SubnetRows = Pick<
  NetworkRows,
  'subnet' | 'listSubnets' | 'insertSubnet' | 'updateSubnet' | 'deleteSubnet' | 'instanceCount' | 'takenAddressCounts'
>;

export function subnetRows(db: Kysely<Schema>): SubnetRows {
  const own = (appId: number, region: string) =>
    db.selectFrom('subnets').where('subnets.appId', '=', appId).where('subnets.region', '=', region);
  return {
    subnet: async (appId, region, subnetId) =>
      (await own(appId, region).selectAll().where('subnetId', '=', subnetId).executeTakeFirst()) ?? null,
    listSubnets: async (appId, region, filter, limit, offset) => {
      const matching = own(appId, region).where((eb) => eb.and(subnetConditions(filter)));
      const rows = await matching
        .selectAll()
        .select(sql<number>`count(*) over ()`.as('total'))
        .orderBy('createdAt')
        .orderBy('subnetId')
        .limit(limit)
        .offset(offset)
        .execute();
      const count = async (): Promise<number> =>
        (await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total;
      return pageOf(rows, offset, count, ({ total: _, ...subnet }) => subnet);
    },
    insertSubnet: async (subnet) => {
      await db.insertInto('subnets').values(subnet).execute();
    },
    updateSubnet: async (subnetId, { subnetName, enableBroadcast }) => {
      const change = {
        ...(subnetName !== undefined && { subnetName }),
        ...(enableBroadcast !== undefined && { enableBroadcast }),
      };
      if (Object.keys(change).length === 0) return;
      await db.updateTable('subnets').set(change).where('subnetId', '=', subnetId).execute();
    },
    deleteSubnet: async (subnetId) => {
      await db.deleteFrom('subnets').where('subnetId', '=', subnetId).execute();
    },
    instanceCount: async (subnetId) => {
      const routes = db.selectFrom('routes').select('instanceId').where('subnetId', '=', subnetId);
      const targets = db.selectFrom('prometheusTargets').select('instanceId').where('subnetId', '=', subnetId);
      const inside = db
        .selectFrom('instances')
        .select('instanceId')
        .where('heldSubnetId', '=', subnetId)
        .union(routes)
        .union(targets)
        .as('inside');
      const count = await db
        .selectFrom(inside)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count.count;
    },
    takenAddressCounts: async (subnetIds) => {
      if (subnetIds.length === 0) return new Map();
      const ofRoutes = db
        .selectFrom('routes')
        .innerJoin('endpoints', 'endpoints.routeId', 'routes.routeId')
        .select(['subnetId', 'endpoints.address'])
        .where('subnetId', 'in', subnetIds);
      const ofTargets = db
        .selectFrom('prometheusTargets')
        .select(['subnetId', 'address'])
        .where('subnetId', 'in', subnetIds);
      const held = db
        .selectFrom('instances')
        .innerJoin('endpoints', 'endpoints.instanceId', 'instances.instanceId')
        .select(['heldSubnetId as subnetId', 'endpoints.address'])
        .where('heldSubnetId', 'in', subnetIds)
        .where('endpoints.routeId', 'is', null)
        .where('endpoints.purpose', 'not in', ['internal', 'prometheus'])
        // A UNION takes an address of several ports once.
        .union(ofRoutes)
        .union(ofTargets)
        .as('held');
      const rows = await db
        .selectFrom(held)
        .select(['subnetId', (eb) => eb.fn.countAll<number>().as('count')])
        .groupBy('subnetId')
        .execute();
      return new Map(rows.map(({ subnetId, count }) => [subnetId ?? '', count]));
    },
  };
}

/** With column names as keys, for `json_populate_recordset`. */
export function subnetRecord(subnet: Subnet): object {
  return {
    subnet_id: subnet.subnetId,
    vpc_id: subnet.vpcId,
    app_id: subnet.appId,
    region: subnet.region,
    zone_id: subnet.zoneId,
    subnet_name: subnet.subnetName,
    cidr_block: subnet.cidrBlock,
    is_default: subnet.isDefault,
    enable_broadcast: subnet.enableBroadcast,
    created_at: subnet.createdAt,
  };
}

function subnetConditions(filter: SubnetFilter): Expression<SqlBool>[] {
  const any = (column: string, values: readonly (string | number)[]): Expression<SqlBool> =>
    sql<SqlBool>`${sql.raw(column)} = any(${[...values]})`;
  return [
    ...(filter.subnetIds ? [any('subnet_id', filter.subnetIds)] : []),
    ...(filter.vpcIds ? [any('vpc_id', filter.vpcIds)] : []),
    ...(filter.subnetNames ? [any('subnet_name', filter.subnetNames)] : []),
    // As text: a filter may hold any text, and text that is no network matches nothing.
    ...(filter.cidrBlocks ? [any('cidr_block::text', filter.cidrBlocks)] : []),
    ...(filter.zoneIds ? [any('zone_id', filter.zoneIds)] : []),
    ...(filter.isDefault === undefined ? [] : [sql<SqlBool>`is_default = ${filter.isDefault}`]),
    ...(filter.tags ?? []).map((tag) => hasTag('subnet', tag)),
  ];
}
