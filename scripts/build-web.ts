/**
 * Brings dist/web, the console and the API Explorer, in line with their sources. When nothing has changed it costs a few milliseconds: the
 * hash of all that they are made of lies beside them. Run: npm run build:web
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = resolve(import.meta.dirname, '..');
const built = join(root, 'dist', 'web');
const stamp = join(built, 'made-of.txt');
/** What the pages are made of; a folder stands for all that is below it. */
const SOURCES = [
  'web',
  'src/snippets',
  'src/catalogue/data/specs.ts',
  'spec',
  'package-lock.json',
  'scripts/build-web.ts',
];
const COMPRESSIBLE = /\.(js|css|svg|json)$/;

const hash = hashOf(SOURCES.flatMap((it) => filesOf(it)));
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
  process.stderr.write('brokerage: building the console and the explorer (a few seconds)\n');
  // Whatever this runs in, such as a test run, the pages are the ones that people get.
  process.env['NODE_ENV'] = 'production';
  const { build } = await import('vite');
  await build({ configFile: join(root, 'web', 'vite.config.ts'), logLevel: 'warn' });
  compress(join(built, 'assets'));
  // Last, so that a build that was broken off is made again.
  writeFileSync(stamp, hash);
}

/** Paths from the root, in a fixed order; none for what is not there. */
function filesOf(path: string): string[] {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (/\.\w+$/.test(path)) return [path];
  const names = readdirSync(absolute, { recursive: true, withFileTypes: true });
  const files = names.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name).slice(root.length + 1));
  return files.toSorted();
}

function hashOf(files: readonly string[]): string {
  const sum = createHash('sha256');
  for (const file of files)
    sum
      .update(`${file}\n`)
      .update(readFileSync(join(root, file)))
      .update('\n');
  return sum.digest('hex');
}

/** Beside each file its packed forms, which the server sends to who takes them. */
function compress(folder: string): void {
  for (const name of readdirSync(folder).filter((it) => COMPRESSIBLE.test(it))) {
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }));
  }
}
