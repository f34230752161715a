import type { AnyAction } from '../api/define-action.ts';
import type { Spec, SpecMember } from '../api/model.ts';
import { ERROR_CODES, type ErrorCode } from '../domain/error-codes.ts';
import type { Text } from '../domain/refusal.ts';
import { ANY_CALL_ERRORS, REFUSED_ERROR, REGION_ERROR } from './any-call-errors.ts';
import { wordsFor, type ActionWords, type Descriptions, type MemberWords, type Words } from './descriptions.ts';
import { REMEDIES_ZH } from './remedies-zh.ts';
import type {
  ExplorerAction,
  ExplorerError,
  ExplorerMember,
  ExplorerProduct,
  ExplorerType,
} from './explorer-product.ts';

/** What is known of a product, each part from where it is kept. */
export interface ProductSources {
  readonly spec: Spec;
  readonly descriptions: Descriptions;
  /** spec/descriptions/glossary.json: what means the same in every product. */
  readonly sharedGlossary: Words;
  /** spec/action-errors/<product>.json: codes of each served action besides the common ones. */
  readonly actionErrors: Readonly<Record<string, readonly ErrorCode[]>>;
  /** The actions of this product that are served, with the group that each stands in. */
  readonly served: readonly ServedAction[];
}

export interface ServedAction {
  readonly action: Pick<AnyAction<never>, 'name' | 'changes' | 'regional' | 'partly'>;
  readonly group: string;
}

/** For refused actions that nothing groups. */
const NO_GROUP = 'other';
const NOT_SERVED: Text = {
  en: 'Not served here: every call is refused with UnsupportedOperation.',
  zh: '本服务未提供该接口：任何调用都会返回 UnsupportedOperation。',
};

/** Merges the model, the words, the errors and what is served into what the explorer shows. Pure. */
export function explorerProduct(sources: ProductSources): ExplorerProduct {
  const { spec, descriptions } = sources;
  const order = Object.keys(descriptions.groups);
  const actions = Object.keys(spec.actions).map((name) => explorerAction(name, sources));
  return {
    product: spec.product,
    version: spec.version,
    title: descriptions.title,
    groups: Object.fromEntries(
      Object.entries(descriptions.groups).filter(([group]) => actions.some((it) => it.group === group)),
    ),
    actions: actions.sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group) || (a.name < b.name ? -1 : 1)),
    errors: errorWords(actions),
    types: Object.fromEntries(Object.keys(spec.structs).map((name) => [name, explorerType(name, sources)])),
  };
}

function explorerAction(name: string, sources: ProductSources): ExplorerAction {
  const shape = sources.spec.actions[name] ?? { in: [], out: [] };
  const served = sources.served.find((it) => it.action.name === name);
  const words = sources.descriptions.actions[name];
  const { state, note } = stateOf(served, words);
  const likeWords = words?.like === undefined ? undefined : sources.descriptions.actions[words.like]?.parameters;
  return {
    name,
    group: served?.group ?? words?.group ?? NO_GROUP,
    state,
    ...(note === undefined ? {} : { note }),
    regional: served?.action.regional ?? true,
    changes: served?.action.changes ?? !/^(Describe|Inquire|Fetch|Get|List|Check)/.test(name),
    description: words === undefined ? NOT_SERVED : { en: words.en, zh: words.zh },
    input: shape.in.map((it) => member(it, 'in', sources, words?.parameters, likeWords)),
    output: shape.out.map((it) => member(it, 'out', sources, words?.answer)),
    errors: errorsOf(served, sources.actionErrors[name] ?? []),
  };
}

function stateOf(
  served: ServedAction | undefined,
  words: ActionWords | undefined,
): Pick<ExplorerAction, 'state' | 'note'> {
  if (served === undefined) return { state: 'refused', note: NOT_SERVED };
  const { partly = [] } = served.action;
  if (partly.length === 0) return { state: 'done' };
  return { state: 'partly', note: { en: partly.join('; '), zh: (words?.partlyZh ?? partly).join('；') } };
}

function explorerType(name: string, sources: ProductSources): ExplorerType {
  const own = Object.hasOwn(sources.descriptions.types, name) ? sources.descriptions.types[name] : undefined;
  return { members: (sources.spec.structs[name] ?? []).map((it) => member(it, 'struct', sources, own)) };
}

function member(
  it: SpecMember,
  side: 'in' | 'out' | 'struct',
  { descriptions, sharedGlossary }: ProductSources,
  ...own: readonly (Words | undefined)[]
): ExplorerMember {
  const words = wordsFor(it.name, ...own, descriptions.glossary, sharedGlossary);
  return {
    name: it.name,
    type: it.type,
    list: it.list === true,
    required: it.required === true,
    ...(side !== 'in' && it.nullable === true ? { nullable: true } : {}),
    ...descriptionOf(words),
    ...(side !== 'out' && words.default !== undefined ? { default: words.default } : {}),
    ...(words.range === undefined ? {} : { range: words.range }),
  };
}

function descriptionOf({ en, zh }: MemberWords): { description?: Text } {
  return en === undefined || zh === undefined ? {} : { description: { en, zh } };
}

function errorsOf(served: ServedAction | undefined, own: readonly ErrorCode[]): ErrorCode[] {
  const first = served === undefined ? [REFUSED_ERROR] : own;
  const region = served?.action.regional === false ? [] : [REGION_ERROR];
  return [...new Set<ErrorCode>([...first, ...ANY_CALL_ERRORS, ...region])];
}

/** What each code that an action names means, in the order of the alphabet. */
function errorWords(actions: readonly ExplorerAction[]): ExplorerProduct['errors'] {
  const codes = [...new Set(actions.flatMap((it) => it.errors))].toSorted() as ErrorCode[];
  const words = (code: ErrorCode): ExplorerError => {
    const { en, zh, remedy } = ERROR_CODES[code];
    return { en, zh, remedy: { en: remedy, zh: REMEDIES_ZH[code] ?? remedy } };
  };
  return Object.fromEntries(codes.map((code) => [code, words(code)]));
}
