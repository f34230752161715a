import type { DeleteRouteRequest, DeleteRouteResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { isWanted, ROUTE_STATUS, VIP_TYPE, type Route } from '../../../domain/route.ts';
import { deletionTimeOf } from '../../../domain/route-rules.ts';
import { TASK_STATUS } from '../../../domain/task.ts';
import type { Services } from '../../services.ts';
import { requireServing } from '../kafka-target.ts';
import { beginTask } from '../tasks/begin-task.ts';
import { findRoute } from './find-route.ts';

/** Upstream answers 0 where there is no task to follow. */
const NO_TASK = 0;

/**
 * Request: {InstanceId, RouteId, DeleteRouteTime?: "2020-08-21 11:15:54" (UTC+8), within 24 hours, for a public route}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage: "success", Data: {FlowId, RouteDTO: {RouteId}}}}
 *
 * Ends the route, now or then; its clients are disconnected, those of other routes notice nothing. FlowId is the task of the deletion, 0
 * while it only is planned. Sent again while it is being deleted: the FlowId of that deletion.
 */
export const deleteRoute = defineAction<Services, DeleteRouteRequest, DeleteRouteResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DeleteRoute',
  changes: true,
  regional: true,
  partly: ['CallerAppid has no effect'],
  async run(call) {
    const { parameters } = call;
    const { instance, route } = await findRoute(call, parameters, { en: 'be deleted', zh: '删除' });
    requireServing(instance);
    const isPlanned = parameters.DeleteRouteTime !== undefined && parameters.DeleteRouteTime !== '';
    const flowId = isPlanned ? await plan(call, route, parameters.DeleteRouteTime ?? '') : await begin(call, route);
    const data = { FlowId: flowId, RouteDTO: { RouteId: route.routeId } };
    return { Result: { ReturnCode: '0', ReturnMessage: 'success', Data: data } };
  },
});

async function plan(call: Call<unknown>, route: Route, asked: string): Promise<number> {
  if (route.vipType !== VIP_TYPE.public)
    throw new Refusal('UnsupportedOperation', {
      en: `Only a public route (VipType 1) can be deleted at a later time; the route ${route.routeId} has VipType ${route.vipType}. Leave \`DeleteRouteTime\` out to delete it now.`,
      zh: `仅公网路由（VipType 为 1）支持定时删除，路由 ${route.routeId} 的 VipType 为 ${route.vipType}。不传 \`DeleteRouteTime\` 可立即删除。`,
    });
  const deleteAt = deletionTimeOf('DeleteRouteTime', asked, call.receivedAt);
  if (!isWanted(route)) return begin(call, route);
  await call.rows.routes.update(route.routeId, { deleteAt });
  await call.rows.wakeUps.instances([route.instanceId], deleteAt);
  return NO_TASK;
}

async function begin(call: Call<unknown>, route: Route): Promise<number> {
  const { rows, receivedAt } = call;
  const { routeId, status, instanceId, flowId } = route;
  if (status === ROUTE_STATUS.deleting) return flowId;
  if (!(await rows.routes.moveStatus(routeId, status, ROUTE_STATUS.deleting)))
    throw new Refusal('ResourceInUse', {
      en: `The route ${routeId} changed at the same time. Send the call again.`,
      zh: `路由 ${routeId} 正在变更中，请重试。`,
    });
  // The creation that is overtaken ends with it: nobody waits for its task for ever.
  const cut = { status: TASK_STATUS.failed, output: 'deleted before it was done', finishedAt: receivedAt };
  if (status === ROUTE_STATUS.creating) await rows.tasks.update(flowId, cut);
  const deletion = await beginTask(call, instanceId, 'delete-route');
  await rows.routes.update(routeId, { flowId: deletion, deleteAt: null });
  return deletion;
}
