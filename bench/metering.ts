import pg from 'pg';
import { pino } from 'pino';
import { chargeDueHours, type MeterTools } from '../src/billing/meter.ts';
import { loadCatalogue } from '../src/catalogue/load.ts';
import { loadPriceBook } from '../src/catalogue/load-price-book.ts';
import { STATUS } from '../src/domain/instance.ts';
import { manualClock } from '../src/lib/clock.ts';
import { openEmbeddedPostgres } from '../src/storage/embedded-postgres/embedded-postgres.ts';
import { openStorage } from '../src/storage/postgres-storage.ts';
import { insertSurroundings, newInstance } from '../test/support/example-rows.ts';
import type { Bench, Findings, Question } from './machine/bench.ts';
import { removeDatabase } from './ours/brokerage-process.ts';
import { copyInstance } from './ours/copy-instance.ts';
import type { Figure } from './report/figure.ts';

const SIZES = [1_000, 10_000, 100_000];
const AIM = { below: 60_000 };
const HOUR_MS = 3_600_000;
const FIRST = 'ckafka-template';

/** What it takes to charge an hour: reading what is due, rating, lines, ledger, balance. */
export const metering: Question = {
  name: 'metering',
  asks: 'how long does it take to charge an hour of 1,000, 10,000 and 100,000 instances?',
  runs: 1,
  limitMs: 900_000,
  measure,
};

async function measure(bench: Bench): Promise<Findings> {
  const home = await bench.folder('metering');
  const postgres = await openEmbeddedPostgres({ home });
  const opened = await openStorage({ databaseUrl: postgres.databaseUrl, home, log: pino({ level: 'silent' }) });
  const client = new pg.Client({ connectionString: postgres.databaseUrl });
  await client.connect();
  bench.atEnd(async () => {
    await client.end();
    await opened.close({ stopDatabase: false });
    await postgres.stop();
    await removeDatabase(home);
  });
  const { rows } = opened.storage;
  const clock = manualClock(new Date('2026-03-01T12:00:00Z'));
  await insertSurroundings(rows);
  const size = { bandwidthMBps: 240, diskSizeGB: 1000, diskType: 'CLOUD_SSD', partitionLimit: 1700 } as const;
  const status = STATUS.running;
  await rows.instances.insert([newInstance({ instanceId: FIRST, status, elasticStorage: false, ...size })]);
  const tools: MeterTools = {
    storage: opened.storage,
    book: loadPriceBook('mainland', loadCatalogue()),
    clock,
    log: pino({ level: 'silent' }),
    openingCredit: 0n,
    largestHour: 10n ** 12n,
  };
  const figures: Figure[] = [];
  for (const instances of SIZES) {
    bench.say(`${instances} instances`);
    await multiply(client, instances, clock.now());
    clock.advance(HOUR_MS);
    const began = performance.now();
    const { lines } = await chargeDueHours(tools);
    const ours = performance.now() - began;
    // Package, disk and partitions above the free quota of each.
    if (lines !== 3 * instances) throw new Error(`${lines} lines instead of ${3 * instances}`);
    const name = `charge an hour of ${instances} instances`;
    figures.push({ name, unit: 'ms', ours, peer: null, ratio: null, aim: instances === SIZES.at(-1) ? AIM : null });
  }
  return { figures, notes: ['metering: three lines an instance, one account, real PostgreSQL, one meter'] };
}

/** Copies of the first instance, running since `since`, until there are `count` that are billed. */
async function multiply(client: pg.Client, count: number, since: Date): Promise<void> {
  const present = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM billing_cursors');
  await copyInstance(client, FIRST, { first: (present.rows[0]?.count ?? 0) + 1, last: count });
  await client.query(
    `WITH fresh AS (
      SELECT * FROM instances WHERE instance_id <> $1 AND instance_id NOT IN (SELECT instance_id FROM billing_cursors)
    ), sizes AS (
      INSERT INTO size_changes (instance_id, at, size)
      SELECT instance_id, $2, jsonb_build_object('edition', edition, 'instanceType', instance_type, 'bandwidthMBps',
        bandwidth_mbyteps, 'diskSizeGB', disk_size_gb, 'diskType', disk_type, 'partitionLimit', partition_limit,
        'publicNetworkMbps', public_network_mbps, 'elasticStorage', elastic_storage) FROM fresh
    )
    INSERT INTO billing_cursors (instance_id, app_id, charged_to, is_open) SELECT instance_id, app_id, $2, true FROM fresh`,
    [FIRST, since],
  );
  await client.query('ANALYZE');
}
