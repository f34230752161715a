import type { AclRule } from '../../../domain/acl.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Rows } from '../../../storage/storage.ts';

/** Refused with ResourceNotFound when the instance has no rule of that name. */
export async function findRule(rows: Rows, instanceId: string, ruleName: string): Promise<AclRule> {
  const rule = (await rows.aclRules.list(instanceId)).find((it) => it.ruleName === ruleName);
  if (rule !== undefined) return rule;
  throw new Refusal('ResourceNotFound', {
    en: `The instance "${instanceId}" has no ACL rule "${ruleName}". DescribeAclRule lists those that it has.`,
    zh: `实例 "${instanceId}" 没有 ACL 规则 "${ruleName}"，可通过 DescribeAclRule 查询。`,
  });
}

/** The rule of that name that is a preset, to be given to a topic. */
export async function findPreset(rows: Rows, instanceId: string, ruleName: string): Promise<AclRule> {
  const rule = await findRule(rows, instanceId, ruleName);
  if (rule.patternType === 'PRESET') return rule;
  throw notAPreset(ruleName);
}

export function notAPreset(ruleName: string): Refusal {
  return new Refusal('InvalidParameterValue', {
    en: `The ACL rule "${ruleName}" is for the topics of its prefix: only a rule of PatternType PRESET can be given to topics.`,
    zh: `ACL 规则 "${ruleName}" 为前缀匹配规则，仅预设规则（PRESET）可应用到主题。`,
  });
}
