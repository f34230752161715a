/**
 * Writes spec/coverage.md: for each action of the API model of the products that are served, whether it is done, partly done (with what
 * is missing) or refused, and which tests call it. Made from the tables of actions, their `partly`, and the text of the tests. The result
 * is committed; a test runs this again and compares. Run: npm run generate
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { AnyAction } from '../src/api/define-action.ts';
import { apiModel } from '../src/api/model.ts';
import { allActions } from '../src/products/all-actions.ts';
import type { Services } from '../src/products/services.ts';

const ROOT = join(import.meta.dirname, '..');
export const COVERAGE_PAGE = join(ROOT, 'spec', 'coverage.md');
/** Where tests lie that call actions. */
const TEST_FOLDERS = ['src/products', 'test'];

type ServedAction = AnyAction<Services>;

interface TestFile {
  /** `products/ckafka/topics/create-topic`, `conformance/topics`. */
  readonly name: string;
  readonly text: string;
}

/** The whole text that spec/coverage.md must have. */
export async function coveragePage(): Promise<string> {
  const tests = testFiles();
  const products = [...new Set(allActions.map((it) => it.product))];
  const words = [
    '# What is served of the API model',
    'Written by `scripts/generate-coverage.ts` (`npm run generate`) from the tables of actions and the tests; never edited.',
    '**done**: every parameter does what the model says, or is refused for its value. **partly**: with what is missing. Any other action of the' +
      ' model is refused by name with `UnsupportedOperation`. The last column names the tests that call the action, below `test/` and `src/`.',
    ...products.map((product) => productPart(product, tests)),
  ];
  return format(`${words.join('\n\n')}\n`, { ...(await resolveConfig(COVERAGE_PAGE)), filepath: COVERAGE_PAGE });
}

/** Names of the served actions that no test calls. */
export function untestedActions(): string[] {
  const tests = testFiles();
  return allActions.filter((action) => callersOf(action.name, tests).length === 0).map((action) => action.name);
}

function productPart(product: string, tests: readonly TestFile[]): string {
  const served = allActions.filter((it) => it.product === product).sort((a, b) => (a.name < b.name ? -1 : 1));
  const version = served[0]?.version ?? '';
  const names = new Set(served.map((it) => it.name));
  const refused = apiModel()
    .actionsOf(product)
    .filter((name) => !names.has(name))
    .sort();
  const partly = served.filter(isPartly);
  const counts = `${served.length - partly.length} done, ${partly.length} partly, ${refused.length} refused`;
  const rows = served.map((it) => `| ${it.name} | ${stateOf(it)} | ${callersOf(it.name, tests).join(', ')} |`);
  return [
    `## ${product} ${version}: ${counts}`,
    ['| action | state | tests |', '| --- | --- | --- |', ...rows].join('\n'),
    ...(refused.length === 0 ? [] : [`Refused: ${refused.join(', ')}.`]),
  ].join('\n\n');
}

function isPartly({ partly = [] }: ServedAction): boolean {
  return partly.length > 0;
}

function stateOf(action: ServedAction): string {
  return isPartly(action) ? `partly: ${(action.partly ?? []).join('; ')}` : 'done';
}

/** A test calls an action through an SDK (`.CreateTopic(`), by its name in quotes, or as what its file exports (`createTopic`). */
function callersOf(name: string, tests: readonly TestFile[]): string[] {
  const exported = name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]/, (letters) => letters.toLowerCase());
  const call = new RegExp(`\\.${name}\\(|['"]${name}['"]|import \\{[^}]*\\b${exported}\\b[^}]*\\} from`);
  return tests.filter(({ text }) => call.test(text)).map((it) => it.name);
}

function testFiles(): TestFile[] {
  return TEST_FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => join(ROOT, folder, file)),
  )
    .map((file) => ({ name: nameOf(file), text: readFileSync(file, 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function nameOf(file: string): string {
  const path = relative(ROOT, file).split(sep).slice(1).join('/');
  return path.replace(/\.test\.ts$/, '');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(COVERAGE_PAGE, await coveragePage());
