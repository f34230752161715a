import type {
  ModifyRouteSecurityGroupsRequest,
  ModifyRouteSecurityGroupsResponse,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { changeSecurityGroups, DONE } from './route-security-groups.ts';

/**
 * Request: {InstanceRoute: {InstanceId, RouteId}, SecurityGroupIds?: in their order}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage: "success"}}. Replaces the groups of the route; without the list all of them go.
 */
export const modifyRouteSecurityGroups = defineAction<
  Services,
  ModifyRouteSecurityGroupsRequest,
  ModifyRouteSecurityGroupsResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'ModifyRouteSecurityGroups',
  changes: true,
  regional: true,
  partly: ['groups are kept and shown, and filter nothing'],
  async run(call) {
    const { InstanceRoute, SecurityGroupIds } = call.parameters;
    await changeSecurityGroups(call, [InstanceRoute], () => SecurityGroupIds ?? []);
    return { Result: DONE };
  },
});
