import { apiModel, type ApiModel, type Member, type Members } from './model.ts';

/**
 * What is wrong with an action's answer (without its RequestId), by the model: unknown members, members of another type,
 * members that must be there and are not. Empty when nothing is. One wrong type makes the Go SDK refuse a whole answer.
 */
export function checkAnswer(
  product: string,
  action: string,
  answer: unknown,
  model: ApiModel = apiModel(),
): readonly string[] {
  const described = model.action(product, action);
  if (!described) return [`the API model has no action ${product} ${action}`];
  const members = new Map([...described.output].filter(([name]) => name !== 'RequestId'));
  return structProblems(members, answer, action);
}

function structProblems(members: Members, value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path} is not an object`];
  const given = new Map(Object.entries(value));
  const unknown = [...given.keys()].filter((name) => !members.has(name));
  return [
    ...unknown.map((name) => `${path}.${name} is not in the model`),
    ...[...members.values()].flatMap((it) => memberProblems(it, given.get(it.name), `${path}.${it.name}`)),
  ];
}

function memberProblems(member: Member, value: unknown, path: string): string[] {
  if (value === undefined || value === null) {
    return member.alwaysPresent && !member.nullable ? [`${path} is missing`] : [];
  }
  if (!member.list) return valueProblems(member, value, path);
  if (!Array.isArray(value)) return [`${path} is not a list`];
  return value.flatMap((item: unknown, index) => valueProblems(member, item, `${path}.${index}`));
}

function valueProblems(member: Member, value: unknown, path: string): string[] {
  if (member.scalar === null) return structProblems(member.members, value, path);
  return isOfType(member.scalar, value) ? [] : [`${path} is not of type ${member.scalar}`];
}

function isOfType(type: NonNullable<Member['scalar']>, value: unknown): boolean {
  switch (type) {
    case 'string':
    case 'datetime':
    case 'datetime_iso':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
    case 'float':
      return typeof value === 'number' && Number.isFinite(value);
    case 'int64':
      return Number.isSafeInteger(value);
    case 'uint64':
      return Number.isSafeInteger(value) && (value as number) >= 0;
  }
}
