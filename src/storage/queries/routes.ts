import { sql, type Kysely } from 'kysely';
import { mayRouteMove } from '../../domain/route.ts';
import type { Keyed } from '../../lib/certificate-authority.ts';
import type { Schema } from '../schema.ts';
import type { Seal } from '../seal.ts';
import type { RouteRows } from '../storage.ts';

/** The columns that make a Route: everything but its keys. */
const ROUTE_COLUMNS = [
  ...(['routeId', 'instanceId', 'slot', 'status', 'vipType', 'accessType', 'vpcId', 'subnetId'] as const),
  ...(['domain', 'note', 'ipWhitelist', 'flowId', 'failure', 'createdAt', 'deleteAt'] as const),
];

export function routeRows(db: Kysely<Schema>, seal: Seal): RouteRows {
  return { ...lookUps(db), ...changes(db), ...keys(db, seal), ...securityGroups(db) };
}

function lookUps(db: Kysely<Schema>): Pick<RouteRows, 'list' | 'mainRouteId' | 'endpoints' | 'ofInstances'> {
  const routes = () => db.selectFrom('routes').select(ROUTE_COLUMNS).orderBy('routeId');
  return {
    list: (instanceId) => routes().where('instanceId', '=', instanceId).execute(),
    ofInstances: async (instanceIds) =>
      instanceIds.length === 0 ? [] : routes().where('instanceId', 'in', instanceIds).execute(),
    mainRouteId: async (instanceId) => {
      const row = await db
        .selectFrom('instances')
        .select('mainRouteId')
        .where('instanceId', '=', instanceId)
        .executeTakeFirstOrThrow();
      return row.mainRouteId;
    },
    endpoints: async (instanceId) => {
      const rows = await db
        .selectFrom('endpoints')
        .selectAll()
        .where('instanceId', '=', instanceId)
        .where('routeId', 'is not', null)
        .orderBy('routeId')
        .orderBy(sql`broker_id nulls first`)
        .execute();
      return rows.map((row) => ({ ...row, routeId: row.routeId ?? 0 }));
    },
  };
}

function changes(db: Kysely<Schema>): Pick<RouteRows, 'insert' | 'update' | 'moveStatus' | 'remove' | 'removeAll'> {
  const removeWhere = async (column: 'routeId' | 'instanceId', value: number | string): Promise<void> => {
    await db.deleteFrom('routeSecurityGroups').where(column, '=', value).execute();
    await db.deleteFrom('endpoints').where('routeId', 'is not', null).where(column, '=', value).execute();
    await db.deleteFrom('routes').where(column, '=', value).execute();
  };
  return {
    insert: async ({ ipWhitelist, ...route }, endpoints) => {
      const values = { ...route, ipWhitelist: JSON.stringify(ipWhitelist) };
      const { routeId } = await db.insertInto('routes').values(values).returning('routeId').executeTakeFirstOrThrow();
      await db
        .insertInto('endpoints')
        .values(endpoints.map((it) => ({ ...it, routeId })))
        .execute();
      return routeId;
    },
    update: async (routeId, { ipWhitelist, ...change }) => {
      const columns = { ...change, ...(ipWhitelist !== undefined && { ipWhitelist: JSON.stringify(ipWhitelist) }) };
      if (Object.keys(columns).length === 0) return;
      await db.updateTable('routes').set(columns).where('routeId', '=', routeId).execute();
    },
    moveStatus: async (routeId, from, to, failure = '') => {
      if (!mayRouteMove(from, to)) throw new RangeError(`a route never goes from status ${from} to ${to}`);
      const moved = await db
        .updateTable('routes')
        .set({ status: to, failure })
        .where('routeId', '=', routeId)
        .where('status', '=', from)
        .executeTakeFirst();
      return moved.numUpdatedRows === 1n;
    },
    remove: (routeId) => removeWhere('routeId', routeId),
    removeAll: async (instanceId) => {
      await removeWhere('instanceId', instanceId);
      await db.deleteFrom('instanceAuthorities').where('instanceId', '=', instanceId).execute();
    },
  };
}

function keys(
  db: Kysely<Schema>,
  seal: Seal,
): Pick<RouteRows, 'authority' | 'insertAuthority' | 'certificate' | 'setCertificate'> {
  const opened = (
    row: { certificate: string | null; sealedPrivateKey: Buffer | null } | undefined,
    table: string,
    id: string,
  ): Keyed | null => {
    if (row?.certificate == null || row.sealedPrivateKey === null) return null;
    return { certificate: row.certificate, privateKey: seal.open(row.sealedPrivateKey, { table, id }) };
  };
  return {
    authority: async (instanceId) => {
      const row = await db
        .selectFrom('instanceAuthorities')
        .selectAll()
        .where('instanceId', '=', instanceId)
        .executeTakeFirst();
      return opened(row, 'instance_authorities', instanceId);
    },
    insertAuthority: async (instanceId, { certificate, privateKey }) => {
      const sealedPrivateKey = seal.close(privateKey, { table: 'instance_authorities', id: instanceId });
      await db
        .insertInto('instanceAuthorities')
        .values({ instanceId, certificate, sealedPrivateKey })
        .onConflict((conflict) => conflict.column('instanceId').doNothing())
        .execute();
    },
    certificate: async (routeId) => {
      const row = await db
        .selectFrom('routes')
        .select(['certificate', 'sealedPrivateKey'])
        .where('routeId', '=', routeId)
        .executeTakeFirst();
      return opened(row, 'routes', String(routeId));
    },
    setCertificate: async (routeId, { certificate, privateKey }) => {
      const sealedPrivateKey = seal.close(privateKey, { table: 'routes', id: String(routeId) });
      await db
        .updateTable('routes')
        .set({ certificate, sealedPrivateKey })
        .where('routeId', '=', routeId)
        .where('certificate', 'is', null)
        .execute();
    },
  };
}

function securityGroups(db: Kysely<Schema>): Pick<RouteRows, 'securityGroups' | 'setSecurityGroups'> {
  return {
    securityGroups: async (instanceIds) => {
      if (instanceIds.length === 0) return [];
      return db
        .selectFrom('routeSecurityGroups')
        .selectAll()
        .where('instanceId', 'in', instanceIds)
        .orderBy('routeId')
        .execute();
    },
    setSecurityGroups: async (instanceId, routeId, securityGroupIds) => {
      const groups = [...securityGroupIds];
      if (groups.length === 0) {
        await db.deleteFrom('routeSecurityGroups').where('routeId', '=', routeId).execute();
        return;
      }
      await db
        .insertInto('routeSecurityGroups')
        .values({ instanceId, routeId, securityGroupIds: groups })
        .onConflict((conflict) => conflict.column('routeId').doUpdateSet({ securityGroupIds: groups }))
        .execute();
    },
  };
}
