import pg from 'pg';

/** A fingerprint of everything that is kept, to see whether a refused call has changed anything. */
export interface StateDigest {
  take(): Promise<string>;
  close(): Promise<void>;
}

export async function openStateDigest(databaseUrl: string): Promise<StateDigest> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname IN ('public', 'graphile_worker') AND tablename NOT IN ('temporary_credentials', 'receipts')`,
  );
  const parts = rows.map(
    ({ name }) =>
      `SELECT '${name}' || md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS part FROM ${name} t`,
  );
  // A receipt is marked as delivered some time after its answer went out.
  parts.push(`SELECT 'receipts' || count(*) AS part FROM receipts`);
  const digest = `SELECT md5(string_agg(part, '' ORDER BY part)) AS digest FROM (${parts.join(' UNION ALL ')}) AS parts`;
  return {
    take: async () => (await client.query<{ digest: string }>(digest)).rows[0]?.digest ?? '',
    close: () => client.end(),
  };
}
