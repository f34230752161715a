import { ACL_PATTERN, aclKey, type Acl, type AclRule } from './acl.ts';
import { topicAcls } from './acl-checks.ts';
import { characterCount, isCarriable, refusedEmpty, refusedValue, sameWords } from './parameter-refusals.ts';

const LONGEST_NAME = 64;
const LONGEST_COMMENT = 256;

/** Throws a Refusal. */
export function checkRuleName(ruleName: string): string {
  if (ruleName === '') throw refusedEmpty('RuleName', { en: 'it is required', zh: '该参数必填' });
  if (/^[\w.-]+$/.test(ruleName) && ruleName.length <= LONGEST_NAME) return ruleName;
  throw refusedValue('RuleName', ruleName, {
    en: `1 to ${LONGEST_NAME} letters, digits, "_", "-" and "."`,
    zh: `1 至 ${LONGEST_NAME} 个字母、数字、"_"、"-" 或 "."`,
  });
}

/** Throws a Refusal. */
export function checkRuleComment(comment: string): string {
  if (isCarriable(comment) && characterCount(comment) <= LONGEST_COMMENT) return comment;
  throw refusedValue('Comment', comment, {
    en: `up to ${LONGEST_COMMENT} characters`,
    zh: `不超过 ${LONGEST_COMMENT} 个字符`,
  });
}

/** Throws a Refusal. */
export function checkPatternType(patternType: string): AclRule['patternType'] {
  if (patternType === 'PREFIXED' || patternType === 'PRESET') return patternType;
  throw refusedValue('PatternType', patternType, sameWords(['"PREFIXED"', '"PRESET"']));
}

/** Pattern of a PREFIXED rule: how its topics' names begin; one "*" may stand behind, as the cloud's own example has it. */
export function checkPrefix(pattern: string): string {
  if (pattern === '')
    throw refusedEmpty('Pattern', { en: 'a rule of PatternType PREFIXED needs it', zh: '前缀匹配规则需指定前缀' });
  if (/^[\w.-]{1,249}\*?$/.test(pattern)) return pattern;
  throw refusedValue('Pattern', pattern, {
    en: 'how the names of topics begin: letters, digits, "_", "-" and "."',
    zh: '主题名称前缀：字母、数字、"_"、"-" 或 "."',
  });
}

/** 0 or 1. Throws a Refusal. */
export function checkFlag(parameter: string, value: number): boolean {
  if (value === 0 || value === 1) return value === 1;
  throw refusedValue(parameter, value, sameWords([0, 1]));
}

/** What a PREFIXED rule is to Kafka. */
export function prefixAcls({ pattern, grants }: Pick<AclRule, 'pattern' | 'grants'>): Acl[] {
  return topicAcls(prefixOf(pattern), grants, ACL_PATTERN.prefixed);
}

/** Whether a rule holds for a topic: by its prefix, or because the topic has all the ACLs that a preset gives. */
export function isOnTopic(rule: AclRule, topicName: string, acls: ReadonlySet<string>): boolean {
  if (rule.patternType === 'PREFIXED') return topicName.startsWith(prefixOf(rule.pattern));
  return topicAcls(topicName, rule.grants).every((it) => acls.has(aclKey(it)));
}

function prefixOf(pattern: string): string {
  return pattern.endsWith('*') ? pattern.slice(0, -1) : pattern;
}
