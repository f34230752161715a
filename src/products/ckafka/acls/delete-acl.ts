import type { DeleteAclRequest, DeleteAclResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { ACL_PATTERN, EVERYBODY, EVERYWHERE } from '../../../domain/acl.ts';
import { checkHosts, checkPermission, checkResourceName, checkResourceType } from '../../../domain/acl-checks.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { askBrokers, targetOf } from '../kafka-target.ts';
import { lockTopics } from '../topics/known-topics.ts';
import { DONE } from '../topics/topic-answer.ts';

/**
 * Request: {InstanceId, ResourceType, ResourceName ("" for the cluster), Operation, PermissionType, Host? ("*"), Principal? ("User:*")}
 * Answer: {Result: {ReturnCode "0", ReturnMessage, Data null}}; exactly these are gone, on every broker within a second. One that is not
 * there is gone already. Twice is as once.
 */
export const deleteAcl = defineAction<Services, DeleteAclRequest, DeleteAclResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DeleteAcl',
  changes: true,
  regional: true,
  async run(call, { acls }) {
    const { parameters } = call;
    const resourceType = checkResourceType(parameters.ResourceType);
    const acl = {
      resourceType,
      resourceName: checkResourceName(resourceType, parameters.ResourceName),
      patternType: ACL_PATTERN.literal,
      operation: parameters.Operation,
      permissionType: checkPermission(parameters.PermissionType),
      principal: parameters.Principal ?? EVERYBODY,
    };
    const unwanted = checkHosts(parameters.Host ?? EVERYWHERE).map((host) => ({ ...acl, host }));
    await lockTopics(call);
    const target = await targetOf(call, await findInstance(call));
    await askBrokers(target, () => acls.remove(target, unwanted));
    return { Result: DONE };
  },
});
