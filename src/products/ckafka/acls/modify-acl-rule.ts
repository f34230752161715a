import type { ModifyAclRuleRequest, ModifyAclRuleResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { checkFlag } from '../../../domain/acl-rule.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { findPreset } from './find-rule.ts';

/**
 * Request: {InstanceId, RuleName (of a PRESET rule), IsApplied? (0)}
 * Answer: {Result: the rule's number}. With 1 each topic that CreateTopic makes from now on gets the rule; with 0 only those that name it.
 * Topics that are there stay as they are. Twice is as once.
 */
export const modifyAclRule = defineAction<Services, ModifyAclRuleRequest, ModifyAclRuleResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'ModifyAclRule',
  changes: true,
  regional: true,
  async run(call) {
    const { parameters, rows, receivedAt } = call;
    const isApplied = checkFlag('IsApplied', parameters.IsApplied ?? 0);
    const { instanceId } = await findInstance(call);
    const { ruleId } = await findPreset(rows, instanceId, parameters.RuleName);
    await rows.aclRules.setApplied(ruleId, isApplied, receivedAt);
    return { Result: ruleId };
  },
});
