import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const src = join(root, 'src');

/** The files that a layer outside may name: contracts without machinery. */
const PORTS = [
  'storage/storage.ts',
  'storage/billing-rows.ts',
  'storage/prepaid-rows.ts',
  'storage/jobs.ts',
  'data-plane/data-plane.ts',
  'kafka/kafka-admin.ts',
  'kafka/kafka-failures.ts',
  'kafka/kafka-topics.ts',
  'kafka/kafka-acls.ts',
  'kafka/kafka-groups.ts',
  'kafka/kafka-messages.ts',
  'api/define-action.ts',
  'metrics/broker-meters.ts',
  'time-machine/time-machine.ts',
];

/** What each folder of src/ may import besides itself. `main.ts` is the composition root and may import anything. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  lib: [],
  domain: ['lib'],
  catalogue: ['domain', 'lib'],
  api: ['domain', 'catalogue', 'lib', ...PORTS],
  products: ['domain', 'catalogue', 'lib', ...PORTS],
  'explorer-model': ['domain', 'api/model.ts', ...PORTS],
  engine: ['domain', 'catalogue', 'lib', ...PORTS],
  billing: ['domain', 'catalogue', 'lib', ...PORTS],
  metrics: ['domain', 'catalogue', 'lib', ...PORTS],
  'time-machine': ['domain', 'lib', ...PORTS],
  storage: ['domain', 'lib'],
  'data-plane': ['domain', 'lib', 'kafka/kafka-admin.ts'],
  kafka: ['domain', 'lib'],
  snippets: [],
  cli: ['domain', 'lib', 'snippets', 'config.ts', 'main.ts', 'first-account.ts', 'server-certificate.ts', ...PORTS],
  'config.ts': ['config-kinds.ts', 'domain', 'lib'],
  'config-kinds.ts': ['domain', 'lib'],
  'addressing.ts': ['lib', 'config.ts', 'products/services.ts'],
  'listen.ts': ['lib', 'config.ts'],
  'first-account.ts': ['domain', 'lib', ...PORTS],
  'server-certificate.ts': ['lib'],
  'upkeep.ts': ['lib', ...PORTS],
};

interface Import {
  from: string;
  to: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

/** Every relative import of every source file, as paths below src/ (or ../spec for the generated types). */
function imports(): Import[] {
  return sourceFiles(src).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1] ?? '');
    return found.map((to) => ({ from: relative(src, file), to: relative(src, resolve(dirname(file), to)) }));
  });
}

const layerOf = (path: string): string => path.split('/')[0] ?? path;

function isAllowed({ from, to }: Import): boolean {
  const [layer, target] = [layerOf(from), layerOf(to)];
  if (layer === 'main.ts' || layer === target || to.startsWith('../spec/')) return true;
  return (MAY_IMPORT[layer] ?? []).some((it) => it === target || it === to);
}

describe('the import walls', () => {
  const all = imports();

  it('are checked on real imports', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(isAllowed({ from: 'products/ckafka/x.ts', to: 'engine/engine.ts' })).toBe(false);
    expect(isAllowed({ from: 'engine/engine.ts', to: 'products/services.ts' })).toBe(false);
    expect(isAllowed({ from: 'api/server.ts', to: 'storage/postgres-storage.ts' })).toBe(false);
  });

  it('hold in every source file', () => {
    expect(all.filter((it) => !isAllowed(it)).map((it) => `${it.from} -> ${it.to}`)).toEqual([]);
  });

  it('let only the composition root name the concrete drivers', () => {
    const drivers = ['data-plane/local/', 'data-plane/simulated/', 'kafka/kafkajs', 'storage/postgres-storage.ts'];
    const naming = all.filter(({ to }) => drivers.some((driver) => to.startsWith(driver)));
    const outside = naming.filter(({ from, to }) => layerOf(from) !== layerOf(to) && from !== 'main.ts');
    expect(outside).toEqual([]);
  });

  it('know every folder of src', () => {
    const folders = readdirSync(src).filter(
      (name) => !name.endsWith('.test.ts') && name !== 'main.ts' && !name.endsWith('.md'),
    );
    expect(folders.filter((name) => !(name in MAY_IMPORT))).toEqual([]);
  });
});

describe('the walls around the pages', () => {
  const web = join(root, 'web');
  const files = readdirSync(join(web, 'src'), { recursive: true, encoding: 'utf8' }).filter((it) =>
    /(?<!\.test)\.tsx?$/.test(it),
  );
  /**
   * The code for a call in each language is the one part of the server's sources that pages run; of the rest they know shapes. What is
   * sold is data of the catalogue: no action of the API tells the packages of the standard edition.
   */
  const isAllowed = (line: string, to: string): boolean =>
    to.startsWith('web/') ||
    to.startsWith('spec/') ||
    to.startsWith('src/snippets/') ||
    to === 'src/catalogue/data/specs.ts' ||
    (line.startsWith('import type') && to.startsWith('src/explorer-model/'));

  it('let them import nothing of the server but generated types, the model as data and code for calls', () => {
    const outside = files.flatMap((file) => {
      const path = join(web, 'src', file);
      const found = [...readFileSync(path, 'utf8').matchAll(/^.*(?:from|import)\s*\(?\s*'(\.[^']+)'/gm)];
      return found
        .filter(([line, to = '']) => !isAllowed(line, relative(root, resolve(dirname(path), to))))
        .map(([line]) => `${file}: ${line}`);
    });
    expect(files.length).toBeGreaterThan(20);
    expect(outside).toEqual([]);
  });
});

describe('the rules of style', () => {
  const files = [...sourceFiles(src), ...sourceFiles(join(root, 'web', 'src'))].map((file) => relative(root, file));

  it('have no room for a drawer of odds and ends', () => {
    const drawers = /(^|[/-])(utils?|helpers?|common|misc|managers?)(\.ts$|[/-])/;
    expect(files.filter((file) => drawers.test(file))).toEqual([]);
  });

  it('keep every file short enough to hold in the head', () => {
    const lines = (file: string): number => readFileSync(join(root, file), 'utf8').split('\n').length;
    expect(files.filter((file) => lines(file) > 300)).toEqual([]);
  });
});
