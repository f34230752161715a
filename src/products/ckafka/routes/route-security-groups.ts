import type { SecurityGroupRouteOperateResp } from '../../../../spec/types/ckafka.ts';
import type { Call } from '../../../api/define-action.ts';
import { securityGroupsOf } from '../../../domain/route-rules.ts';
import { refusedEmpty } from '../../../domain/parameter-refusals.ts';
import { findAnyRoute, type AskedRoute } from './find-route.ts';

export const DONE: SecurityGroupRouteOperateResp = { ReturnCode: '0', ReturnMessage: 'success' };

/** Changes the security groups of each route in turn, in the call's transaction: all or none. Throws a Refusal. */
export async function changeSecurityGroups(
  call: Call<unknown>,
  asked: readonly AskedRoute[],
  change: (now: readonly string[]) => readonly string[],
): Promise<void> {
  if (asked.length === 0)
    throw refusedEmpty('InstanceRoutes', { en: 'name at least one route', zh: '至少指定一条路由' });
  const { routes } = call.rows;
  for (const one of asked) {
    const { instance } = await findAnyRoute(call, one);
    const { instanceId } = instance;
    const all = await routes.securityGroups([instanceId]);
    const now = all.find((it) => it.routeId === one.RouteId)?.securityGroupIds ?? [];
    await routes.setSecurityGroups(instanceId, one.RouteId, securityGroupsOf('SecurityGroupIds', [...change(now)]));
  }
}
