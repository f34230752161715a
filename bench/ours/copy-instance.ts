import type pg from 'pg';

/** Rows as of instances that were bought, without anything else of them: copies of one, numbered from `first` to `last`, all running. */
export async function copyInstance(
  client: pg.Client,
  instanceId: string,
  { first, last }: { readonly first: number; readonly last: number },
): Promise<void> {
  const { rows } = await client.query<{ names: string }>(`
    SELECT string_agg(quote_ident(column_name), ', ') AS names FROM information_schema.columns
    WHERE table_name = 'instances' AND is_generated = 'NEVER' AND is_identity = 'NO'
      AND coalesce(column_default, '') NOT LIKE 'nextval%'`);
  const names = rows[0]?.names ?? '';
  await client.query(
    `INSERT INTO instances (${names}) SELECT ${names} FROM (
      SELECT (jsonb_populate_record(it, jsonb_build_object(
        'instance_id', 'ckafka-' || lpad(n::text, 8, '0'), 'status', 1))).*
      FROM instances AS it, generate_series($2::int, $3::int) AS n WHERE instance_id = $1
    ) AS copies`,
    [instanceId, first, last],
  );
}
