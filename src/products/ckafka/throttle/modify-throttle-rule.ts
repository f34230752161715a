import type { ModifyThrottleRuleRequest, ModifyThrottleRuleResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { refusedEmpty } from '../../../domain/parameter-refusals.ts';
import { throttleOf } from '../../../domain/throttle-rule.ts';
import type { Services } from '../../services.ts';
import { changeThrottles, noSuchRule, ruleIdOf } from './change-throttles.ts';

/**
 * Request: {InstanceId, ThrottleRuleId, ConsumeThrottle (MB/s)}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage, Data: {FlowId, RouteDTO}}}. It holds within a second. Twice is as once.
 */
export const modifyThrottleRule = defineAction<Services, ModifyThrottleRuleRequest, ModifyThrottleRuleResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'ModifyThrottleRule',
  changes: true,
  regional: true,
  async run(call) {
    const { rows, parameters, receivedAt } = call;
    const ruleId = ruleIdOf(parameters.ThrottleRuleId);
    const consumeMBps = throttleOf('ConsumeThrottle', parameters.ConsumeThrottle);
    if (consumeMBps === null)
      throw refusedEmpty('ConsumeThrottle', { en: 'it is all that can change', zh: '仅支持修改该参数' });
    const Result = await changeThrottles(call, async ({ instanceId }) => {
      if (!(await rows.throttleRules.setConsume(instanceId, ruleId, consumeMBps, receivedAt)))
        throw noSuchRule(instanceId, ruleId);
    });
    return { Result };
  },
});
