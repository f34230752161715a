import type { ModifyAccessPolicyRequest, ModifyAccessPolicyResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { ipWhitelistOf } from '../../../domain/ip-whitelist.ts';
import type { Services } from '../../services.ts';
import { requireServing } from '../kafka-target.ts';
import { findPublicRoute } from './find-route.ts';

/**
 * Request: {InstanceId, RouteId of a public route, IpWhitelist?: [{CidrBlock, PolicyDescription}]}; without it all entries go
 * Answer: {Result: "Succeed"}. Replaces the list. The brokers hold clients to it within a second or two, those that are connected too.
 */
export const modifyAccessPolicy = defineAction<Services, ModifyAccessPolicyRequest, ModifyAccessPolicyResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'ModifyAccessPolicy',
  changes: true,
  regional: true,
  async run(call) {
    const { rows, parameters } = call;
    const { instance, route } = await findPublicRoute(call, parameters);
    requireServing(instance);
    await rows.routes.update(route.routeId, { ipWhitelist: ipWhitelistOf(parameters.IpWhitelist) });
    await rows.wakeUps.instances([instance.instanceId]);
    return { Result: 'Succeed' };
  },
});
