/**
 * Writes spec/types/<product>.ts from spec/<product>.json: one interface per struct, request and answer.
 * The result is committed; a test runs this again and compares. Run: npm run generate
 */
import { readdirSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Member {
  name: string;
  type: string;
  list?: boolean;
  required?: boolean;
  alwaysPresent?: boolean;
  nullable?: boolean;
}
interface Model {
  product: string;
  version: string;
  actions: Record<string, { in: Member[]; out: Member[] }>;
  structs: Record<string, Member[]>;
}

const SCALARS: Record<string, string> = {
  string: 'string',
  datetime: 'string',
  datetime_iso: 'string',
  int64: 'number',
  uint64: 'number',
  float: 'number',
  bool: 'boolean',
};

function member(it: Member, side: 'in' | 'out' | 'struct'): string {
  const scalar = SCALARS[it.type] ?? it.type;
  const type = it.list ? `${scalar}[]` : scalar;
  const present = it.required === true || (side !== 'in' && it.alwaysPresent === true);
  const nullable = side !== 'in' && (it.nullable === true || !present);
  return `  ${it.name}${present ? '' : '?'}: ${type}${nullable ? ' | null' : ''};`;
}

function shape(name: string, members: Member[], side: 'in' | 'out' | 'struct'): string {
  // The envelope adds RequestId to every answer (src/api/envelope.ts), so no action returns it.
  const own = members.filter((it) => side !== 'out' || it.name !== 'RequestId');
  if (own.length === 0) return `export type ${name} = Record<never, never>;\n`;
  return `export interface ${name} {\n${own.map((it) => member(it, side)).join('\n')}\n}\n`;
}

/** What a client that takes an action's name types its parameters and answers with. */
function actionMap(names: readonly string[]): string {
  const lines = names.map((name) => `  ${name}: { request: ${name}Request; response: ${name}Response };`);
  return `export interface Actions {\n${lines.join('\n')}\n}\n`;
}

/** The TypeScript text for one product's model. Pure. */
export function typesOf(model: Model): string {
  const parts = [`// Generated from spec/${model.product}.json by scripts/generate-api-types.ts. Do not edit.\n`];
  for (const [name, action] of Object.entries(model.actions)) {
    parts.push(shape(`${name}Request`, action.in, 'in'), shape(`${name}Response`, action.out, 'out'));
  }
  for (const [name, members] of Object.entries(model.structs)) parts.push(shape(name, members, 'struct'));
  parts.push(actionMap(Object.keys(model.actions)));
  return parts.join('\n');
}

/** Every spec/<product>.json with the text that spec/types/<product>.ts must hold. */
export function generatedTypes(specFolder: string): { file: string; text: string }[] {
  return readdirSync(specFolder)
    .filter((name) => name.endsWith('.json') && name !== 'error-codes.json')
    .map((name) => {
      const model = JSON.parse(readFileSync(join(specFolder, name), 'utf8')) as Model;
      return { file: join(specFolder, 'types', `${model.product}.ts`), text: typesOf(model) };
    });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const specFolder = join(import.meta.dirname, '..', 'spec');
  mkdirSync(join(specFolder, 'types'), { recursive: true });
  for (const { file, text } of generatedTypes(specFolder)) writeFileSync(file, text);
}
