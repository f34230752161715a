import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Types that the API model gives to values; anything else is the name of a struct. */
export type ScalarType = 'string' | 'datetime' | 'datetime_iso' | 'int64' | 'uint64' | 'float' | 'bool';

/** One parameter, or one member of a struct or an answer. */
export interface Member {
  readonly name: string;
  readonly list: boolean;
  readonly required: boolean;
  /** Answers only: the member is always there. */
  readonly alwaysPresent: boolean;
  readonly nullable: boolean;
  /** null for a struct. */
  readonly scalar: ScalarType | null;
  /** The members of the struct; empty for a scalar. */
  readonly members: Members;
}

/** By name, in the model's order. A Map, so that a name such as `constructor` is not found by accident. */
export type Members = ReadonlyMap<string, Member>;

export interface ModelAction {
  readonly product: string;
  readonly version: string;
  readonly name: string;
  readonly input: Members;
  readonly output: Members;
}

/** The pinned API model (spec/README.md): which actions there are, and what their requests and answers look like. */
export interface ApiModel {
  /** All products that have this action, in any version. */
  actionsNamed(name: string): readonly ModelAction[];
  action(product: string, name: string): ModelAction | undefined;
  /** Names of all actions of a product, in the model's order. */
  actionsOf(product: string): readonly string[];
}

/** One member as spec/<product>.json has it. */
export interface SpecMember {
  name: string;
  type: string;
  list?: boolean;
  required?: boolean;
  alwaysPresent?: boolean;
  nullable?: boolean;
}

/** One file spec/<product>.json (spec/README.md). */
export interface Spec {
  product: string;
  version: string;
  actions: Record<string, { in: SpecMember[]; out: SpecMember[] }>;
  structs: Record<string, SpecMember[]>;
}

const SCALARS = new Set<string>(['string', 'datetime', 'datetime_iso', 'int64', 'uint64', 'float', 'bool']);
const SPEC_FOLDER = join(import.meta.dirname, '..', '..', 'spec');

function isScalar(type: string): type is ScalarType {
  return SCALARS.has(type);
}

function actionsOf(spec: Spec): ModelAction[] {
  // Structs may name structs that come later, or themselves: first an empty map for each, then the members.
  const structs = new Map<string, Map<string, Member>>(Object.keys(spec.structs).map((name) => [name, new Map()]));
  const membersOf = (type: string): Members => {
    const members = structs.get(type);
    if (!members) throw new Error(`spec/${spec.product}.json: there is no struct ${type}`);
    return members;
  };
  const member = (it: SpecMember): Member => ({
    name: it.name,
    list: it.list === true,
    required: it.required === true,
    alwaysPresent: it.alwaysPresent === true,
    nullable: it.nullable === true,
    ...(isScalar(it.type)
      ? { scalar: it.type, members: new Map<string, Member>() }
      : { scalar: null, members: membersOf(it.type) }),
  });
  const members = (list: SpecMember[]): Members => new Map(list.map((it) => [it.name, member(it)]));

  for (const [name, list] of Object.entries(spec.structs)) {
    for (const it of list) structs.get(name)?.set(it.name, member(it));
  }
  return Object.entries(spec.actions).map(([name, action]) => ({
    product: spec.product,
    version: spec.version,
    name,
    input: members(action.in),
    output: members(action.out),
  }));
}

/** Reads spec/<product>.json of all products. Throws when a file is missing or names a struct that is not there. */
export function loadApiModel(specFolder: string = SPEC_FOLDER): ApiModel {
  const byName = new Map<string, ModelAction[]>();
  for (const file of readdirSync(specFolder)) {
    if (!file.endsWith('.json') || file === 'error-codes.json') continue;
    for (const action of actionsOf(JSON.parse(readFileSync(join(specFolder, file), 'utf8')) as Spec)) {
      byName.set(action.name, [...(byName.get(action.name) ?? []), action]);
    }
  }
  return {
    actionsNamed: (name) => byName.get(name) ?? [],
    action: (product, name) => byName.get(name)?.find((it) => it.product === product),
    actionsOf: (product) => [...byName.values()].flat().flatMap((it) => (it.product === product ? [it.name] : [])),
  };
}

let loaded: ApiModel | undefined;

/** The model of spec/, read on first use and kept. */
export function apiModel(): ApiModel {
  loaded ??= loadApiModel();
  return loaded;
}
