import type { CreateAclRequest, CreateAclResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { ACL_PATTERN, EVERYBODY, EVERYWHERE } from '../../../domain/acl.ts';
import {
  checkHosts,
  checkOperation,
  checkPermission,
  checkPrincipal,
  checkResourceName,
  checkResourceType,
} from '../../../domain/acl-checks.ts';
import { refusedTogether, refusedValue } from '../../../domain/parameter-refusals.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { askBrokers, targetOf } from '../kafka-target.ts';
import { lockTopics } from '../topics/known-topics.ts';
import { DONE } from '../topics/topic-answer.ts';

/**
 * Request: {InstanceId, ResourceType (2 topic, 3 group, 4 cluster), Operation, PermissionType (2 deny, 3 allow), ResourceName? or
 *   ResourceNameList? (a JSON text), Host? ("*"; addresses and blocks with ";" between), Principal? ("User:*")}
 * Answer: {Result: {ReturnCode "0", ReturnMessage, Data null}}; it holds on every broker within a second. Twice is as once.
 */
export const createAcl = defineAction<Services, CreateAclRequest, CreateAclResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CreateAcl',
  changes: true,
  regional: true,
  async run(call, { acls }) {
    const { parameters, rows } = call;
    const resourceType = checkResourceType(parameters.ResourceType);
    const operation = checkOperation(resourceType, parameters.Operation);
    const permissionType = checkPermission(parameters.PermissionType);
    const resourceNames = resourceNamesOf(parameters).map((it) => checkResourceName(resourceType, it));
    const hosts = checkHosts(parameters.Host ?? EVERYWHERE);
    await lockTopics(call);
    const instance = await findInstance(call);
    const target = await targetOf(call, instance);
    const userNames = await rows.users.names(instance.instanceId);
    const principal = checkPrincipal(parameters.Principal ?? EVERYBODY, userNames);
    const grant = { operation, permissionType, principal, resourceType, patternType: ACL_PATTERN.literal };
    const wanted = resourceNames.flatMap((resourceName) => hosts.map((host) => ({ ...grant, resourceName, host })));
    await askBrokers(target, () => acls.add(target, wanted));
    return { Result: DONE };
  },
});

/** One of the two ways to name resources, and not both. */
function resourceNamesOf({ ResourceName, ResourceNameList }: CreateAclRequest): readonly string[] {
  if (ResourceNameList === undefined || ResourceNameList === '') return [ResourceName ?? ''];
  if (ResourceName !== undefined && ResourceName !== '')
    throw refusedTogether({
      en: 'Of the parameters `ResourceName` and `ResourceNameList` only one can be given.',
      zh: '参数 `ResourceName` 与 `ResourceNameList` 只能指定其中一个。',
    });
  const names = parsed(ResourceNameList);
  if (Array.isArray(names) && names.length > 0 && names.every((it) => typeof it === 'string')) return names;
  throw refusedValue('ResourceNameList', ResourceNameList, {
    en: 'a JSON text with an array of names: ["topic1","topic2"]',
    zh: 'JSON 字符串数组，如 ["topic1","topic2"]',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
