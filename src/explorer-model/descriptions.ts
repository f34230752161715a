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

/** What was said of a member: each word from the first that has it, the nearest first. */
export function wordsFor(name: string, ...nearestFirst: readonly (Words | undefined)[]): MemberWords {
  const farthestFirst = nearestFirst.toReversed();
  return Object.assign({}, ...farthestFirst.map((words) => ownWords(words, name))) as MemberWords;
}

/** A name such as `constructor` is not found by accident. */
function ownWords(words: Words | undefined, name: string): MemberWords | undefined {
  return words !== undefined && Object.hasOwn(words, name) ? words[name] : undefined;
}
