import type { DeleteThrottleRuleRequest, DeleteThrottleRuleResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { changeThrottles, noSuchRule, ruleIdOf } from './change-throttles.ts';

/**
 * Request: {InstanceId, ThrottleRuleId: "7"}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage, Data: {FlowId, RouteDTO}}}. A second call finds no such rule.
 */
export const deleteThrottleRule = defineAction<Services, DeleteThrottleRuleRequest, DeleteThrottleRuleResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DeleteThrottleRule',
  changes: true,
  regional: true,
  async run(call) {
    const ruleId = ruleIdOf(call.parameters.ThrottleRuleId);
    const Result = await changeThrottles(call, async ({ instanceId }) => {
      if (!(await call.rows.throttleRules.remove(instanceId, ruleId))) throw noSuchRule(instanceId, ruleId);
    });
    return { Result };
  },
});
