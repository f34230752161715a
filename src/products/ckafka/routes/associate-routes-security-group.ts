import type {
  AssociateRoutesSecurityGroupRequest,
  AssociateRoutesSecurityGroupResponse,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { requireText } from '../../../domain/purchase.ts';
import type { Services } from '../../services.ts';
import { changeSecurityGroups, DONE } from './route-security-groups.ts';

/**
 * Request: {InstanceRoutes: [{InstanceId, RouteId}], SecurityGroupId}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage: "success"}}. Adds the group behind those that each route has; twice is as once.
 * Groups are kept and shown, and filter nothing: there are no security groups here.
 */
export const associateRoutesSecurityGroup = defineAction<
  Services,
  AssociateRoutesSecurityGroupRequest,
  AssociateRoutesSecurityGroupResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'AssociateRoutesSecurityGroup',
  changes: true,
  regional: true,
  partly: ['groups are kept and shown, and filter nothing'],
  async run(call) {
    const { InstanceRoutes, SecurityGroupId } = call.parameters;
    const id = requireText('SecurityGroupId', SecurityGroupId);
    await changeSecurityGroups(call, InstanceRoutes, (now) => (now.includes(id) ? now : [...now, id]));
    return { Result: DONE };
  },
});
