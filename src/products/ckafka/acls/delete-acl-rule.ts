import type { DeleteAclRuleRequest, DeleteAclRuleResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { without } from '../../../domain/acl.ts';
import { prefixAcls } from '../../../domain/acl-rule.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { askBrokers, targetOf } from '../kafka-target.ts';
import { lockTopics } from '../topics/known-topics.ts';
import { findRule } from './find-rule.ts';

/**
 * Request: {InstanceId, RuleName}
 * Answer: {Result: the number of the rule that is gone}. A PREFIXED rule no longer holds for any topic, within a second; what a PRESET
 * rule gave to topics stays with them. A second call finds no such rule.
 */
export const deleteAclRule = defineAction<Services, DeleteAclRuleRequest, DeleteAclRuleResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DeleteAclRule',
  changes: true,
  regional: true,
  async run(call, { acls }) {
    const { parameters, rows } = call;
    await lockTopics(call);
    const instance = await findInstance(call);
    const target = await targetOf(call, instance);
    const rule = await findRule(rows, instance.instanceId, parameters.RuleName);
    if (rule.patternType === 'PREFIXED') {
      const others = (await rows.aclRules.list(instance.instanceId)).filter(
        (it) => it.ruleId !== rule.ruleId && it.patternType === 'PREFIXED',
      );
      const unwanted = without(prefixAcls(rule), others.flatMap(prefixAcls));
      // Brokers first: should we die before the row is gone, the rule is still there for the same call.
      await askBrokers(target, () => acls.remove(target, unwanted));
    }
    await rows.aclRules.remove(rule.ruleId);
    return { Result: rule.ruleId };
  },
});
