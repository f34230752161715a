import type { DescribeACLRequest, DescribeACLResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { ACL_PATTERN, type Acl } from '../../../domain/acl.ts';
import { checkResourceName, checkResourceType } from '../../../domain/acl-checks.ts';
import type { Services } from '../../services.ts';
import { pageRequest } from '../paging.ts';
import { inOrder, knownAcls } from './known-acls.ts';

const MAX_LIMIT = 50;

/**
 * Request: {InstanceId, ResourceType (2 topic, 3 group, 4 cluster), ResourceName? (empty: all of the type), SearchWord? (part of
 *   principal, host or resource name), Offset?, Limit? (50, at most 50)}
 * Answer: {Result: {TotalCount, AclList: [{ResourceType, ResourceName, Principal, Host, Operation, PermissionType}]}}. Those of prefix
 * rules are not of one resource: DescribeAclRule lists them.
 */
export const describeAcl = defineAction<Services, DescribeACLRequest, DescribeACLResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeACL',
  changes: false,
  regional: true,
  async run(call, services) {
    const { ResourceType, ResourceName, SearchWord, Offset, Limit } = call.parameters;
    const { limit, offset } = pageRequest({ Offset: Offset ?? 0, Limit: Limit ?? MAX_LIMIT }, MAX_LIMIT);
    const resourceType = checkResourceType(ResourceType);
    const asked = ResourceName ?? '';
    const resourceName = asked === '' ? null : checkResourceName(resourceType, asked);
    const { acls } = await knownAcls(call, services);
    const found = inOrder(acls).filter(
      (it) =>
        it.resourceType === resourceType &&
        it.patternType === ACL_PATTERN.literal &&
        (resourceName === null || it.resourceName === resourceName) &&
        [it.principal, it.host, it.resourceName].some((text) => text.includes(SearchWord ?? '')),
    );
    return { Result: { AclList: found.slice(offset, offset + limit).map(answerOf), TotalCount: found.length } };
  },
});

function answerOf({ resourceType, resourceName, principal, host, operation, permissionType }: Acl) {
  return {
    ResourceType: resourceType,
    ResourceName: resourceName,
    Principal: principal,
    Host: host,
    Operation: operation,
    PermissionType: permissionType,
  };
}
