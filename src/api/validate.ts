import { isCarriable } from '../domain/parameter-refusals.ts';
import type { Member, Members } from './model.ts';
import { imprecise, missingParameter, unknownParameter, unstorableText, wrongType } from './refusals.ts';

/**
 * The parameters as the model has them: every required one there, none unknown, each of its type, null taken as absent.
 * Throws UnknownParameter, MissingParameter or InvalidParameter for the first that is not, by its path (`Tags.0.TagKey`).
 */
export function validateParameters(members: Members, value: unknown): Record<string, unknown> {
  return structOf(members, value, '');
}

function structOf(members: Members, value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(path, 'object');
  const given = new Map<string, unknown>(Object.entries(value));
  for (const name of given.keys()) {
    if (!members.has(name)) throw unknownParameter(within(path, name));
  }
  const result: Record<string, unknown> = {};
  for (const member of members.values()) {
    const it = given.get(member.name) ?? null;
    if (it !== null) result[member.name] = memberOf(member, it, within(path, member.name));
    else if (member.required) throw missingParameter(within(path, member.name));
  }
  return result;
}

function memberOf(member: Member, value: unknown, path: string): unknown {
  if (!member.list) return valueOf(member, value, path);
  if (!Array.isArray(value)) throw wrongType(path, 'array');
  return value
    .map((item: unknown, index) => (item === null ? null : valueOf(member, item, within(path, String(index)))))
    .filter((item) => item !== null);
}

function valueOf(member: Member, value: unknown, path: string): unknown {
  switch (member.scalar) {
    case null:
      return structOf(member.members, value, path);
    case 'string':
    case 'datetime':
    case 'datetime_iso':
      if (typeof value !== 'string') throw wrongType(path, 'string');
      if (!isCarriable(value)) throw unstorableText(path);
      return value;
    case 'bool':
      if (typeof value !== 'boolean') throw wrongType(path, 'bool');
      return value;
    case 'float':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType(path, 'float');
      return value;
    case 'int64':
      if (!isInteger(value, -(2 ** 63), 2 ** 63)) throw wrongType(path, 'int64');
      return precise(value, path);
    case 'uint64':
      if (!isInteger(value, 0, 2 ** 64)) throw wrongType(path, 'uint64');
      return precise(value, path);
  }
}

/** Past 2^53 the number that was written is no longer known: neighbours look the same. */
function precise(value: number, path: string): number {
  if (!Number.isSafeInteger(value)) throw imprecise(path);
  return value;
}

function isInteger(value: unknown, min: number, below: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value < below;
}

function within(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
