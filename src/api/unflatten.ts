import { repeated, type FlatParameter } from './flat-parameters.ts';
import type { Member, Members, ScalarType } from './model.ts';

/** Parameters by the dots in their names: `Tags.0.TagKey=k` -> Tags -> 0 -> TagKey -> k. */
type Tree = string | Map<string, Tree>;

/**
 * Parameters from a query or a form, where everything is text and lists are flattened (`Tags.0.TagKey=k&ZoneIds.0=1`), as the values
 * that JSON would have had: the model says which text is a number. Text that does not fit stays text, for validation to refuse.
 * Throws InvalidParameter when a name is there as a value and as a list.
 */
export function unflatten(parameters: readonly FlatParameter[], members: Members): unknown {
  const root = new Map<string, Tree>();
  for (const [name, value] of parameters) insert(root, name, value);
  return structOf(root, members);
}

function insert(root: Map<string, Tree>, name: string, value: string): void {
  const segments = name.split('.');
  const last = segments.pop() ?? '';
  let branch = root;
  for (const segment of segments) {
    const next = branch.get(segment) ?? new Map<string, Tree>();
    if (typeof next === 'string') throw repeated(name);
    branch.set(segment, next);
    branch = next;
  }
  if (branch.has(last)) throw repeated(name);
  branch.set(last, value);
}

function structOf(tree: Tree, members: Members): unknown {
  if (typeof tree === 'string') return tree;
  const entries = [...tree].map(([name, value]) => {
    const member = members.get(name);
    return [name, member ? memberOf(value, member) : ''] as const;
  });
  return Object.fromEntries(entries);
}

function memberOf(tree: Tree, member: Member): unknown {
  if (!member.list) return valueOf(tree, member);
  if (typeof tree === 'string' || ![...tree.keys()].every((key) => /^\d{1,6}$/.test(key))) return tree;
  return [...tree].sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => valueOf(value, member));
}

function valueOf(tree: Tree, member: Member): unknown {
  if (member.scalar === null) return structOf(tree, member.members);
  return typeof tree === 'string' ? scalarOf(tree, member.scalar) : tree;
}

/** The value that a text stands for; the text itself when it does not fit. Python writes `True`, the others `true`. */
export function scalarOf(text: string, type: ScalarType): unknown {
  switch (type) {
    case 'int64':
    case 'uint64':
      return /^[-+]?\d+$/.test(text) ? Number(text) : text;
    case 'float':
      return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : text;
    case 'bool':
      return /^(true|1)$/i.test(text) ? true : /^(false|0)$/i.test(text) ? false : text;
    case 'string':
    case 'datetime':
    case 'datetime_iso':
      return text;
  }
}
