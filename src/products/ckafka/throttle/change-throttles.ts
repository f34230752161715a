import type { JgwOperateResponse } from '../../../../spec/types/ckafka.ts';
import type { Call } from '../../../api/define-action.ts';
import type { Instance } from '../../../domain/instance.ts';
import { refusedValue } from '../../../domain/parameter-refusals.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { beginChange } from '../instances/begin-change.ts';
import { findInstance } from '../instances/find-instance.ts';

type InstanceCall = Call<{ readonly InstanceId: string }>;

const MAX_RULE_ID = 2 ** 31 - 1;

/**
 * Changes rules in the rows; the instance is upgrading until its brokers hold clients to them. Refused as `findInstance` and
 * `beginChange` do, before anything is written.
 */
export async function changeThrottles(
  call: InstanceCall,
  write: (instance: Instance) => Promise<void>,
): Promise<JgwOperateResponse> {
  const instance = await findInstance(call);
  const flowId = await beginChange(call, instance, {});
  await write(instance);
  return { ReturnCode: '0', ReturnMessage: 'ok', Data: { FlowId: flowId, RouteDTO: { RouteId: 0 } } };
}

/** The id of a rule as the API writes it: a number, or its digits. Throws a Refusal. */
export function ruleIdOf(asked: number | string): number {
  const id = typeof asked === 'number' ? asked : /^\d+$/.test(asked) ? Number(asked) : 0;
  if (Number.isInteger(id) && id >= 1 && id <= MAX_RULE_ID) return id;
  throw refusedValue('ThrottleRuleId', asked, {
    en: 'the ThrottleRuleId of a rule, as DescribeThrottleRules shows it',
    zh: 'DescribeThrottleRules 返回的 ThrottleRuleId',
  });
}

export function noSuchRule(instanceId: string, ruleId: number): Refusal {
  return new Refusal('ResourceNotFound', {
    en: `The instance "${instanceId}" has no throttle rule ${ruleId}. DescribeThrottleRules lists those that it has.`,
    zh: `实例 "${instanceId}" 没有限流规则 ${ruleId}，可通过 DescribeThrottleRules 查询。`,
  });
}
