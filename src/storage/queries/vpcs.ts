import { sql, type Expression, type Kysely, type SqlBool } from 'kysely';
import type { Vpc } from '../../domain/network.ts';
import type { Schema } from '../schema.ts';
import type { NetworkRows, VpcFilter } from '../storage.ts';
import { pageOf } from './page.ts';
import { subnetRecord } from './subnets.ts';
import { hasTag } from './tag-filter.ts';

type VpcRows = Pick<
  NetworkRows,
  | 'vpc'
  | 'listVpcs'
  | 'defaultVpc'
  | 'insertVpc'
  | 'insertDefaultVpc'
  | 'updateVpc'
  | 'deleteVpc'
  | 'takenDefaultBlocks'
>;

export function vpcRows(db: Kysely<Schema>): VpcRows {
  const own = (appId: number, region: string) =>
    db.selectFrom('vpcs').where('vpcs.appId', '=', appId).where('vpcs.region', '=', region);
  return {
    vpc: async (appId, region, vpcId) =>
      (await own(appId, region).selectAll().where('vpcId', '=', vpcId).executeTakeFirst()) ?? null,
    listVpcs: async (appId, region, filter, limit, offset) => {
      const matching = own(appId, region).where((eb) => eb.and(vpcConditions(filter)));
      const rows = await matching
        .selectAll()
        .select(sql<number>`count(*) over ()`.as('total'))
        .orderBy('createdAt')
        .orderBy('vpcId')
        .limit(limit)
        .offset(offset)
        .execute();
      const count = async (): Promise<number> =>
        (await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total;
      return pageOf(rows, offset, count, ({ total: _, ...vpc }) => vpc);
    },
    defaultVpc: async (appId, region) =>
      (await own(appId, region).selectAll().where('isDefault', '=', true).executeTakeFirst()) ?? null,
    insertVpc: async (vpc) => {
      await insertion(db, vpc).execute();
    },
    insertDefaultVpc: async (vpc, subnets) => {
      // One statement: whole or not at all, in a transaction or out of one.
      const vpcInsertion = insertion(db, vpc)
        .onConflict((conflict) => conflict.doNothing())
        .returning('vpcId');
      const subnetInsertion = sql`insert into subnets
        select new.* from json_populate_recordset(null::subnets, ${JSON.stringify(subnets.map(subnetRecord))}) new
        where exists (select from new_vpc)`;
      const inserted = await sql`with new_vpc as (${vpcInsertion}), new_subnets as (${subnetInsertion})
        select from new_vpc`.execute(db);
      return inserted.rows.length === 1;
    },
    updateVpc: async (vpcId, { vpcName, enableMulticast, dnsServers, domainName }) => {
      const change = {
        ...(vpcName !== undefined && { vpcName }),
        ...(enableMulticast !== undefined && { enableMulticast }),
        ...(dnsServers !== undefined && { dnsServers: [...dnsServers] }),
        ...(domainName !== undefined && { domainName }),
      };
      if (Object.keys(change).length === 0) return;
      await db.updateTable('vpcs').set(change).where('vpcId', '=', vpcId).execute();
    },
    deleteVpc: async (vpcId) => {
      await db.deleteFrom('vpcs').where('vpcId', '=', vpcId).execute();
    },
    takenDefaultBlocks: async () => {
      const rows = await db
        .selectFrom('vpcs')
        .select('cidrBlock')
        .where('isDefault', '=', true)
        .where(sql<SqlBool>`cidr_block << '127.0.0.0/8'`)
        .orderBy('cidrBlock')
        .execute();
      return rows.map((row) => row.cidrBlock);
    },
  };
}

function insertion(db: Kysely<Schema>, vpc: Vpc) {
  return db.insertInto('vpcs').values({ ...vpc, dnsServers: [...vpc.dnsServers] });
}

function vpcConditions(filter: VpcFilter): Expression<SqlBool>[] {
  const any = (column: string, values: readonly string[]): Expression<SqlBool> =>
    sql<SqlBool>`${sql.raw(column)} = any(${[...values]})`;
  return [
    ...(filter.vpcIds ? [any('vpc_id', filter.vpcIds)] : []),
    ...(filter.vpcNames ? [any('vpc_name', filter.vpcNames)] : []),
    // As text: a filter may hold any text, and text that is no network matches nothing.
    ...(filter.cidrBlocks ? [any('cidr_block::text', filter.cidrBlocks)] : []),
    ...(filter.isDefault === undefined ? [] : [sql<SqlBool>`is_default = ${filter.isDefault}`]),
    ...(filter.tags ?? []).map((tag) => hasTag('vpc', tag)),
  ];
}
