import type { CreateThrottleRuleRequest, CreateThrottleRuleResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { MOST_RULES, newRules } from '../../../domain/throttle-rule.ts';
import type { Services } from '../../services.ts';
import { changeThrottles } from './change-throttles.ts';

/**
 * Request: {InstanceId, ThrottleType: 1, UserNameList?, ClientIdList? (one of them at least), ProduceThrottle?, ConsumeThrottle? (MB/s, one
 *   of them at least)}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage, Data: {FlowId, RouteDTO}}}
 *
 * One rule for each user with each client id; its clients share the rate over all brokers, within what the instance has. The brokers hold
 * them to it within a second, without a restart. A second rule for the same clients is refused, and nothing is made then.
 */
export const createThrottleRule = defineAction<Services, CreateThrottleRuleRequest, CreateThrottleRuleResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CreateThrottleRule',
  changes: true,
  regional: true,
  partly: ['rules for consumer groups and topics (ThrottleType 2 and 3) are refused'],
  async run(call) {
    const { rows, parameters, receivedAt } = call;
    const rules = newRules(parameters);
    const Result = await changeThrottles(call, async ({ instanceId }) => {
      const before = await rows.throttleRules.list(instanceId);
      if (before.length + rules.length > MOST_RULES) throw tooMany(instanceId, before.length);
      const added = rules.map((rule) => ({ ...rule, instanceId, updatedAt: receivedAt }));
      if (!(await rows.throttleRules.insert(added))) throw isThere(instanceId);
    });
    return { Result };
  },
});

function tooMany(instanceId: string, count: number): Refusal {
  return new Refusal('LimitExceeded', {
    en: `The instance "${instanceId}" has ${count} of ${MOST_RULES} throttle rules. Delete some with DeleteThrottleRule.`,
    zh: `实例 "${instanceId}" 已有 ${count} 条限流规则，最多 ${MOST_RULES} 条。请先通过 DeleteThrottleRule 删除。`,
  });
}

function isThere(instanceId: string): Refusal {
  return new Refusal('InvalidParameterValue.RepetitionValue', {
    en: `The instance "${instanceId}" has a throttle rule for one of these users and client ids already. Change it with ModifyThrottleRule.`,
    zh: `实例 "${instanceId}" 已存在针对其中用户与客户端的限流规则，请通过 ModifyThrottleRule 修改。`,
  });
}
