import type { BatchCreateAclRequest, BatchCreateAclResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { ACL_RESOURCE } from '../../../domain/acl.ts';
import { checkResourceName, checkRuleList, topicAcls } from '../../../domain/acl-checks.ts';
import { refusedEmpty, refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { askBrokers, targetOf } from '../kafka-target.ts';
import { lockTopics } from '../topics/known-topics.ts';

/**
 * Request: {InstanceId, ResourceType (2), ResourceNames (topics), RuleList: [{Operation ("All" | "Read" | "Write"), PermissionType
 *   ("Deny" | "Allow"), Host, Principal}]}
 * Answer: {Result: 0}: each rule on each topic, all in one request to Kafka; it holds within a second. Twice is as once.
 */
export const batchCreateAcl = defineAction<Services, BatchCreateAclRequest, BatchCreateAclResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'BatchCreateAcl',
  changes: true,
  regional: true,
  async run(call, { acls }) {
    const { ResourceType, ResourceNames, RuleList } = call.parameters;
    if (ResourceType !== ACL_RESOURCE.topic) throw refusedValue('ResourceType', ResourceType, sameWords(['2 (TOPIC)']));
    if (ResourceNames.length === 0)
      throw refusedEmpty('ResourceNames', { en: 'it names the topics', zh: '请指定主题名称' });
    const topicNames = ResourceNames.map((it) => checkResourceName(ResourceType, it));
    await lockTopics(call);
    const instance = await findInstance(call);
    const target = await targetOf(call, instance);
    const grants = checkRuleList(RuleList, await call.rows.users.names(instance.instanceId));
    const wanted = topicNames.flatMap((it) => topicAcls(it, grants));
    await askBrokers(target, () => acls.add(target, wanted));
    return { Result: 0 };
  },
});
