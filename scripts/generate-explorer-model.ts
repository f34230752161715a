/**
 * Writes spec/explorer/<product>.json, what the API Explorer shows: from the API model, spec/descriptions/, spec/action-errors/ and the tables of
 * actions. The result is committed; a test runs this again and compares. Run: npm run generate
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Spec } from '../src/api/model.ts';
import type { ErrorCode } from '../src/domain/error-codes.ts';
import { explorerProduct, type ServedAction } from '../src/explorer-model/build.ts';
import type { Descriptions, Words } from '../src/explorer-model/descriptions.ts';
import type { ExplorerProduct } from '../src/explorer-model/explorer-product.ts';
import { allActions } from '../src/products/all-actions.ts';

const ROOT = join(import.meta.dirname, '..');
const SPEC = join(ROOT, 'spec');
const PRODUCTS = join(ROOT, 'src', 'products');

/** Every product that is served, as the explorer shows it. Reads files; the same each time. */
export function explorerProducts(): ExplorerProduct[] {
  const { glossary: sharedGlossary } = read('descriptions', 'glossary') as { glossary: Words };
  return [...new Set(allActions.map((it) => it.product))].map((product) =>
    explorerProduct({
      spec: read(product) as Spec,
      descriptions: descriptionsOf(product),
      sharedGlossary,
      actionErrors: read('action-errors', product) as Record<string, ErrorCode[]>,
      served: servedActions(product),
    }),
  );
}

/** Every spec/explorer/<product>.json with the text that it must hold. */
export function explorerFiles(): { file: string; text: string }[] {
  return explorerProducts().map((it) => ({
    file: join(SPEC, 'explorer', `${it.product}.json`),
    text: `${JSON.stringify(it, null, 1)}\n`,
  }));
}

/** spec/descriptions/<product>.json. */
export function descriptionsOf(product: string): Descriptions {
  return read('descriptions', product) as Descriptions;
}

function read(...path: string[]): unknown {
  return JSON.parse(readFileSync(`${join(SPEC, ...path)}.json`, 'utf8'));
}

/** An action's group is the folder that its file stands in: the noun, or the product where that has only one. */
function servedActions(product: string): ServedAction[] {
  const folder = join(PRODUCTS, product);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const groups = new Map(files.map(({ parentPath, name }) => [name, basename(parentPath)]));
  return allActions
    .filter((it) => it.product === product)
    .map((action) => {
      const group = groups.get(fileNameOf(action.name));
      if (group === undefined) throw new Error(`${folder} has no ${fileNameOf(action.name)} for ${action.name}`);
      return { action, group };
    });
}

/** DescribeACL is in describe-acl.ts. */
function fileNameOf(action: string): string {
  const words = action.match(/[A-Z]+(?![a-z])|[A-Z][a-z]+/g) ?? [];
  return `${words.join('-').toLowerCase()}.ts`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(join(SPEC, 'explorer'), { recursive: true });
  for (const { file, text } of explorerFiles()) writeFileSync(file, text);
}
