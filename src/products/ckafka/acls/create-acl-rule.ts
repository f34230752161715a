import type { CreateAclRuleRequest, CreateAclRuleResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { checkRuleList } from '../../../domain/acl-checks.ts';
import {
  checkFlag,
  checkPatternType,
  checkPrefix,
  checkRuleComment,
  checkRuleName,
  prefixAcls,
} from '../../../domain/acl-rule.ts';
import { refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { askBrokers, targetOf } from '../kafka-target.ts';
import { lockTopics } from '../topics/known-topics.ts';

const MOST_OF_A_KIND = 5;

/**
 * Request: {InstanceId, ResourceType ("Topic"), PatternType ("PREFIXED" | "PRESET"), RuleName, RuleList: [{Operation ("All" | "Read" |
 *   "Write"), PermissionType ("Deny" | "Allow"), Host, Principal}], Pattern? (the prefix), IsApplied? (0), Comment?}
 * Answer: {Result: the rule's number}. PREFIXED holds within a second, for all topics of the prefix, now and later. PRESET is given to
 * topics that CreateTopic makes later: to each when IsApplied is 1, to those that name it otherwise. A second call of the name is refused.
 */
export const createAclRule = defineAction<Services, CreateAclRuleRequest, CreateAclRuleResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CreateAclRule',
  changes: true,
  regional: true,
  async run(call, { acls }) {
    const { parameters, rows, receivedAt: at } = call;
    if (parameters.ResourceType !== 'Topic')
      throw refusedValue('ResourceType', parameters.ResourceType, sameWords(['"Topic"']));
    const patternType = checkPatternType(parameters.PatternType);
    const pattern = patternType === 'PRESET' ? '' : checkPrefix(parameters.Pattern ?? '');
    const named = {
      ruleName: checkRuleName(parameters.RuleName),
      isApplied: checkFlag('IsApplied', parameters.IsApplied ?? 0),
      comment: checkRuleComment(parameters.Comment ?? ''),
    };
    await lockTopics(call);
    const instance = await findInstance(call);
    const target = await targetOf(call, instance);
    const { instanceId } = instance;
    const grants = checkRuleList(parameters.RuleList, await rows.users.names(instanceId));
    const rules = await rows.aclRules.list(instanceId);
    if (rules.some((it) => it.ruleName === named.ruleName)) throw nameTaken(named.ruleName);
    if (rules.filter((it) => it.patternType === patternType).length >= MOST_OF_A_KIND) throw tooMany(patternType);
    // Brokers first: should we die before the row is there, the same call makes it whole.
    if (patternType === 'PREFIXED') await askBrokers(target, () => acls.add(target, prefixAcls({ pattern, grants })));
    const rule = { ...named, instanceId, patternType, pattern, grants, createdAt: at, updatedAt: at };
    const ruleId = await rows.aclRules.insert(rule);
    if (ruleId === null) throw nameTaken(named.ruleName);
    return { Result: ruleId };
  },
});

function nameTaken(ruleName: string): Refusal {
  return new Refusal('InvalidParameterValue.RepetitionValue', {
    en: `The instance has an ACL rule "${ruleName}" already. Choose another name, or delete that one with DeleteAclRule.`,
    zh: `实例已存在 ACL 规则 "${ruleName}"。请更换名称，或通过 DeleteAclRule 删除。`,
  });
}

function tooMany(patternType: string): Refusal {
  return new Refusal('LimitExceeded', {
    en: `The instance has ${MOST_OF_A_KIND} ACL rules of PatternType ${patternType}, which is as many as it may: delete one with DeleteAclRule.`,
    zh: `实例的 ${patternType} 类型 ACL 规则已达上限 ${MOST_OF_A_KIND} 条，请先通过 DeleteAclRule 删除。`,
  });
}
