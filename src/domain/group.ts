import { isCarriable, refusedEmpty, refusedValue } from './parameter-refusals.ts';

/** Names that CreateConsumer gives. Kafka clients may have made groups with any other. */
const NEW_GROUP_NAME = /^[\w.-]{1,128}$/;
/** Longest name of a group or topic that is looked for: what Kafka's protocol carries is bounded, and no topic's name comes near. */
const MAX_SOUGHT_CHARACTERS = 1_000;

/** A name for a group that is made. Throws a Refusal. */
export function newGroupName(parameter: string, name: string): string {
  if (name === '') throw refusedEmpty(parameter, { en: 'a group needs a name', zh: '消费分组需要名称' });
  if (!NEW_GROUP_NAME.test(name))
    throw refusedValue(parameter, name, {
      en: '1 to 128 letters, digits, "_", "-" and "."',
      zh: '1 至 128 个字母、数字、"_"、"-"、"."',
    });
  return name;
}

/** The name of a group, topic or other thing of Kafka's that should exist already. Throws a Refusal. */
export function soughtName(parameter: string, name: string): string {
  if (name === '') throw refusedEmpty(parameter, { en: 'it is required', zh: '该参数必填' });
  if (!isCarriable(name) || name.length > MAX_SOUGHT_CHARACTERS)
    throw refusedValue(parameter, name, {
      en: `text of at most ${MAX_SOUGHT_CHARACTERS} characters`,
      zh: `最多 ${MAX_SOUGHT_CHARACTERS} 个字符的文本`,
    });
  return name;
}

/** A list of such names. A name that comes twice is refused. */
export function soughtNames(parameter: string, names: readonly string[]): readonly string[] {
  names.forEach((name, index) => soughtName(`${parameter}.${index}`, name));
  refuseRepeated(parameter, names);
  return names;
}

/** Throws a Refusal that names the first value that comes twice. */
export function refuseRepeated(parameter: string, values: readonly (string | number)[]): void {
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  if (repeated === undefined) return;
  const each = { en: 'each value once', zh: '取值不可重复' };
  throw refusedValue(parameter, repeated, each, 'InvalidParameterValue.RepetitionValue');
}
