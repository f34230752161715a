import type {
  DisassociateRoutesSecurityGroupRequest,
  DisassociateRoutesSecurityGroupResponse,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { requireText } from '../../../domain/purchase.ts';
import type { Services } from '../../services.ts';
import { changeSecurityGroups, DONE } from './route-security-groups.ts';

/**
 * Request: {InstanceRoutes: [{InstanceId, RouteId}], SecurityGroupId}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage: "success"}}. Takes the group from each route; twice is as once.
 */
export const disassociateRoutesSecurityGroup = defineAction<
  Services,
  DisassociateRoutesSecurityGroupRequest,
  DisassociateRoutesSecurityGroupResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DisassociateRoutesSecurityGroup',
  changes: true,
  regional: true,
  partly: ['groups are kept and shown, and filter nothing'],
  async run(call) {
    const { InstanceRoutes, SecurityGroupId } = call.parameters;
    const id = requireText('SecurityGroupId', SecurityGroupId);
    await changeSecurityGroups(call, InstanceRoutes, (now) => now.filter((it) => it !== id));
    return { Result: DONE };
  },
});
