import type { ExplorerProduct } from '../../../../src/explorer-model/explorer-product.ts';
import type { Text } from '../../language/text.ts';
import { reachableMembers } from '../model/member-names.ts';

type Action = ExplorerProduct['actions'][number];

/** One action, with the texts that a search looks into. */
export interface IndexEntry {
  readonly product: string;
  readonly group: Text;
  readonly action: Action;
  /** The names of what may be sent, nested ones too. */
  readonly parameters: readonly string[];
  /** Lower case: descriptions of the action and of all of its parameters, in both languages. */
  readonly words: string;
}

export interface Hit {
  readonly product: string;
  readonly group: Text;
  readonly action: Action;
  /** The parameter that was found, when the name of the action does not say why it is here. */
  readonly parameter?: string;
}

export interface HitGroup {
  readonly product: string;
  readonly group: Text;
  readonly hits: readonly Hit[];
}

const HITS_MAX = 60;

/** What there is to search in some products. Pure. */
export function searchIndex(products: readonly ExplorerProduct[]): IndexEntry[] {
  return products.flatMap((product) => {
    return product.actions.map((action) => {
      const group = product.groups[action.group] ?? { en: action.group, zh: action.group };
      const members = reachableMembers(action.input, product);
      const texts = [action.description, group, ...members.flatMap((it) => it.description ?? [])];
      return {
        product: product.product,
        group,
        action,
        parameters: [...new Set(members.map((it) => it.name))],
        words: texts.map(({ en, zh }) => `${en} ${zh}`.toLowerCase()).join(' '),
      };
    });
  });
}

/**
 * The actions in which every word of the query is found, by product and noun, the best first: names before parameters before
 * descriptions. Pure.
 */
export function search(index: readonly IndexEntry[], query: string): HitGroup[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((it) => it !== '');
  if (words.length === 0) return [];
  const found = index
    .map((entry) => ({ entry, ...scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.entry.action.name.length - b.entry.action.name.length)
    .slice(0, HITS_MAX);
  const groups = new Map<string, { product: string; group: Text; hits: Hit[] }>();
  for (const { entry, parameter } of found) {
    const { product, group, action } = entry;
    const key = `${product} ${group.en}`;
    const at = groups.get(key) ?? { product, group, hits: [] };
    groups.set(key, at);
    at.hits.push({ product, group, action, ...(parameter === undefined ? {} : { parameter }) });
  }
  return [...groups.values()];
}

/** 0 when one of the words is nowhere. */
function scoreOf(entry: IndexEntry, words: readonly string[]): { score: number; parameter?: string } {
  let score = 0;
  let parameter: string | undefined;
  for (const word of words) {
    const byName = nameScore(entry.action.name, word);
    const named = byName > 0 ? undefined : entry.parameters.find((it) => it.toLowerCase().includes(word));
    parameter ??= named;
    const ofWord =
      byName || (named === undefined ? (entry.words.includes(word) ? 2 : 0) : named.toLowerCase() === word ? 12 : 8);
    if (ofWord === 0 && word !== entry.product) return { score: 0 };
    score += ofWord || 1;
  }
  // What cannot be called is rarely what was looked for.
  if (entry.action.state === 'refused') score /= 4;
  return { score, ...(parameter === undefined ? {} : { parameter }) };
}

function nameScore(name: string, word: string): number {
  const lower = name.toLowerCase();
  if (lower === word) return 100;
  if (lower.startsWith(word)) return 50;
  const at = lower.indexOf(word);
  if (at < 0) return 0;
  return /[A-Z]/.test(name.charAt(at)) ? 40 : 20;
}
