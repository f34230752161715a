import { sql, type Kysely } from 'kysely';
import type { Endpoint, ReservedEndpoint } from '../../domain/network.ts';
import type { Schema } from '../schema.ts';
import type { InstanceRows } from '../storage.ts';

type EndpointRows = Pick<InstanceRows, 'endpoints' | 'releaseEndpoints' | 'takenEndpoints' | 'takenAddresses'>;

export function endpointRows(db: Kysely<Schema>): EndpointRows {
  return {
    endpoints: (instanceId) =>
      db
        .selectFrom('endpoints')
        .select(['address', 'port', 'instanceId', 'brokerId', 'purpose'])
        .where('instanceId', '=', instanceId)
        .where('routeId', 'is', null)
        .orderBy(sql`broker_id nulls first`)
        .orderBy('purpose')
        .execute(),
    releaseEndpoints: async (instanceId) => {
      await db.deleteFrom('endpoints').where('instanceId', '=', instanceId).execute();
    },
    takenEndpoints: async (candidates) => {
      if (candidates.length === 0) return [];
      const addresses = candidates.map(({ address }) => address);
      const ports = candidates.map(({ port }) => port);
      const taken = await sql<Endpoint>`
        select address, port from endpoints
        where (address, port) in (select * from unnest(${addresses}::inet[], ${ports}::integer[]))
        order by address, port`.execute(db);
      return taken.rows;
    },
    takenAddresses: async (block) => {
      const rows = await db
        .selectFrom('endpoints')
        .select('address')
        .distinct()
        .where(sql<boolean>`address <<= ${block}::inet`)
        .orderBy('address')
        .execute();
      return rows.map((row) => row.address);
    },
  };
}

/** With column names as keys, for `json_populate_recordset`. */
export function endpointRecord({ address, port, instanceId, brokerId, purpose }: ReservedEndpoint): object {
  return { address, port, instance_id: instanceId, broker_id: brokerId, purpose };
}

/** Whether an INSERT failed because (address, port) belongs to somebody. */
export function isEndpointConflict(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'endpoints_are_taken_once';
}
