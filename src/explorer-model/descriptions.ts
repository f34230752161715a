import type { Text } from '../domain/refusal.ts';

/** What spec/descriptions/ says of one member; any part may be left to the glossary. */
export interface MemberWords {
  readonly en?: string;
  readonly zh?: string;
  readonly default?: string;
  readonly range?: string;
}

export type Words = Readonly<Record<string, MemberWords>>;

export interface ActionWords extends Text {
  /** Only for actions that have no file here, because they are refused; the others stand in the folder of their noun. */
  readonly group?: string;
  /** The phrases of the action's own `partly`, in Chinese and in the same order. */
  readonly partlyZh?: readonly string[];
  /** An action whose parameters of the same names mean the same. */
  readonly like?: string;
  readonly parameters?: Words;
  readonly answer?: Words;
}

/** One file of spec/descriptions/, as people write it. */
export interface Descriptions {
  readonly title: Text;
  readonly groups: Readonly<Record<string, Text>>;
  readonly actions: Readonly<Record<string, ActionWords>>;
  readonly types: Readonly<Record<string, Words>>;
  /** Members that mean the same wherever they stand, by name. */
  readonly glossary: Words;
}

/**
 * What is said of a member: each word from the first that has it, the nearest first. Where somebody has a text of their own it means
 * something of its own there, and nothing is taken from further away.
 */
export function wordsFor(name: string, ...nearestFirst: readonly (Words | undefined)[]): MemberWords {
  let found: MemberWords = {};
  for (const words of nearestFirst) {
    const own = ownWords(words, name);
    found = { ...own, ...found };
    if (own?.en !== undefined) break;
  }
  return found;
}

/** A name such as `constructor` is not found by accident. */
function ownWords(words: Words | undefined, name: string): MemberWords | undefined {
  return words !== undefined && Object.hasOwn(words, name) ? words[name] : undefined;
}
