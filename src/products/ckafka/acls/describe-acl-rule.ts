import type { DescribeAclRuleRequest, DescribeAclRuleResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { aclKey, type AclRule } from '../../../domain/acl.ts';
import { checkPatternType, isOnTopic } from '../../../domain/acl-rule.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { askBrokers } from '../kafka-target.ts';
import { knownAcls } from './known-acls.ts';
import { ruleAnswer } from './rule-answer.ts';

/**
 * Request: {InstanceId, RuleName?, PatternType? ("PREFIXED" | "PRESET"), IsSimplified? (false; true asks no broker and counts no topics)}
 * Answer: {Result: {TotalCount, AclRuleList: [{RuleName, InstanceId, PatternType, Pattern, ResourceType "Topic", AclList (a JSON text),
 *   CreateTimeStamp, UpdateTimeStamp, IsApplied, Comment, TopicName (of one topic that the rule is on), TopicCount, PatternTypeTitle}]}}
 */
export const describeAclRule = defineAction<Services, DescribeAclRuleRequest, DescribeAclRuleResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeAclRule',
  changes: false,
  regional: true,
  async run(call, services) {
    const { parameters, rows, language } = call;
    const ruleName = parameters.RuleName ?? '';
    const patternType = (parameters.PatternType ?? '') === '' ? null : checkPatternType(parameters.PatternType ?? '');
    const { instanceId } = await findInstance(call);
    const rules = (await rows.aclRules.list(instanceId)).filter(
      (it) => (ruleName === '' || it.ruleName === ruleName) && (patternType === null || it.patternType === patternType),
    );
    const topicsOf = parameters.IsSimplified === true || rules.length === 0 ? () => [] : await topicsByRule();
    const AclRuleList = rules.map((it) => ruleAnswer(it, topicsOf(it), language));
    return { Result: { TotalCount: rules.length, AclRuleList } };

    async function topicsByRule(): Promise<(rule: AclRule) => string[]> {
      const { target, acls } = await knownAcls(call, services);
      const topics = await askBrokers(target, () => services.topics.list(target));
      const keys = new Set(acls.map(aclKey));
      return (rule) => topics.map((it) => it.topicName).filter((it) => isOnTopic(rule, it, keys));
    }
  },
});
