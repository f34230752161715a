import { Refusal } from '../domain/refusal.ts';
import type { Member, Members } from './model.ts';

/** Parameters by the dots in their names: `Tags.0.TagKey=k` -> Tags -> 0 -> TagKey -> k. */
type Tree = string | Map<string, Tree>;

/**
 * Parameters from a query, where everything is text and lists are flattened (`Tags.0.TagKey=k&ZoneIds.0=1`), as the values
 * that JSON would have had: the model says which text is a number. Text that does not fit stays text, for validation to refuse.
 * Throws InvalidParameter when the query cannot be read.
 */
export function readQuery(query: string, members: Members): unknown {
  return structOf(treeOf(query), members);
}

function treeOf(query: string): Map<string, Tree> {
  const root = new Map<string, Tree>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
    insert(root, name, decoded(equals < 0 ? '' : pair.slice(equals + 1)));
  }
  return root;
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

/** `+` is a space: three of the four SDKs write it so, the fourth writes %20. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new Refusal('InvalidParameter', {
      en: 'The query cannot be read: it has a % that does not begin an encoded UTF-8 character.',
      zh: '查询字符串无法解析：百分号编码不正确。',
    });
  }
}

function repeated(name: string): Refusal {
  return new Refusal('InvalidParameter', {
    en: `The query has the parameter \`${name}\` twice, or once as a value and once as a list.`,
    zh: `查询字符串中参数 \`${name}\` 重复，或同时作为值和列表出现。`,
  });
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
  if (typeof tree !== 'string') return tree;
  switch (member.scalar) {
    case 'int64':
    case 'uint64':
      return /^[-+]?\d+$/.test(tree) ? Number(tree) : tree;
    case 'float':
      return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(tree) ? Number(tree) : tree;
    case 'bool':
      return /^(true|1)$/i.test(tree) ? true : /^(false|0)$/i.test(tree) ? false : tree;
    case 'string':
    case 'datetime':
    case 'datetime_iso':
      return tree;
  }
}
