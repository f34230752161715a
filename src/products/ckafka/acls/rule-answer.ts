import type { AclRule as AclRuleAnswer } from '../../../../spec/types/ckafka.ts';
import type { Call } from '../../../api/define-action.ts';
import type { AclRule } from '../../../domain/acl.ts';
import { ruleText } from '../../../domain/acl-checks.ts';
import { cloudDateTime } from '../../../domain/cloud-time.ts';

const TITLES = {
  PREFIXED: { 'en-US': 'Prefix match', 'zh-CN': '前缀匹配' },
  PRESET: { 'en-US': 'Preset rule', 'zh-CN': '预设策略' },
} as const;

/** A rule as answers show it, with the topics that it is on. */
export function ruleAnswer(
  rule: AclRule,
  topicNames: readonly string[],
  language: Call<unknown>['language'],
): AclRuleAnswer {
  return {
    RuleName: rule.ruleName,
    InstanceId: rule.instanceId,
    PatternType: rule.patternType,
    Pattern: rule.pattern,
    ResourceType: 'Topic',
    AclList: ruleText(rule.grants),
    CreateTimeStamp: cloudDateTime(rule.createdAt),
    IsApplied: rule.isApplied ? 1 : 0,
    UpdateTimeStamp: cloudDateTime(rule.updatedAt),
    Comment: rule.comment,
    TopicName: topicNames[0] ?? '',
    TopicCount: topicNames.length,
    PatternTypeTitle: TITLES[rule.patternType][language],
  };
}
