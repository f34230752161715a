import type pg from 'pg';
import type { Random } from '../lib/random.ts';
import { SetupError } from '../lib/setup-error.ts';
import { createKeyFile, keyFileOf, readKeyFile } from './key-file.ts';
import { sealWith, type Seal } from './seal.ts';

const CHECK = { table: 'key_checks', id: 'first' };
const CHECK_TEXT = 'this key opens this database';

/**
 * The seal of this home, proven to fit the database. A key file is made only for a database that holds no secrets yet: a fresh key
 * for an old database would shut every secret in it for good.
 * @throws SetupError when the file is missing, readable by others, or another database's.
 */
export async function openSeal(pool: pg.Pool, home: string, random: Random): Promise<Seal> {
  const check = await sealedCheck(pool);
  const key = readKeyFile(home);
  if (check) return fitting(check, key, home, random);
  const seal = sealWith(key ?? createKeyFile(home, random), random);
  await pool.query('INSERT INTO key_checks (id, sealed) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    CHECK.id,
    seal.close(CHECK_TEXT, CHECK),
  ]);
  // Another server with another key may have been faster.
  const kept = await sealedCheck(pool);
  return kept ? fitting(kept, readKeyFile(home), home, random) : seal;
}

async function sealedCheck(pool: pg.Pool): Promise<Buffer | undefined> {
  const { rows } = await pool.query<{ sealed: Buffer }>('SELECT sealed FROM key_checks WHERE id = $1', [CHECK.id]);
  return rows[0]?.sealed;
}

function fitting(check: Buffer, key: Buffer | null, home: string, random: Random): Seal {
  const file = keyFileOf(home);
  if (!key) {
    throw new SetupError(
      `${file} is missing, and the database holds secrets sealed with it`,
      'restore it from a backup',
    );
  }
  const seal = sealWith(key, random);
  try {
    seal.open(check, CHECK);
    return seal;
  } catch (cause) {
    throw new SetupError(`${file} is not the key of this database`, 'restore the one it was made with', { cause });
  }
}
