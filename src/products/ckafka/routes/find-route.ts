import type { Call } from '../../../api/define-action.ts';
import type { Instance } from '../../../domain/instance.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { VIP_TYPE, type Route } from '../../../domain/route.ts';
import { findInstance } from '../instances/find-instance.ts';

export interface AskedRoute {
  readonly InstanceId: string;
  readonly RouteId: number;
}

/** The route that a call names and its instance; `route` is null for the one that the instance was bought with. Refused when there is none. */
export async function findAnyRoute(
  call: Call<unknown>,
  asked: AskedRoute,
): Promise<{ instance: Instance; route: Route | null }> {
  const instance = await findInstance({ ...call, parameters: asked });
  const routes = await call.rows.routes.list(instance.instanceId);
  const route = routes.find(({ routeId }) => routeId === asked.RouteId) ?? null;
  if (route === null && asked.RouteId !== (await call.rows.routes.mainRouteId(instance.instanceId)))
    throw new Refusal('ResourceNotFound', {
      en: `The instance "${instance.instanceId}" has no route ${asked.RouteId}. DescribeRoute lists those that it has.`,
      zh: `实例 "${instance.instanceId}" 没有路由 ${asked.RouteId}，可通过 DescribeRoute 查询。`,
    });
  return { instance, route };
}

/** The same for what only routes that were made can do. `what` completes "…: it cannot". */
export async function findRoute(
  call: Call<unknown>,
  asked: AskedRoute,
  what: { en: string; zh: string },
): Promise<{ instance: Instance; route: Route }> {
  const { instance, route } = await findAnyRoute(call, asked);
  if (route === null)
    throw new Refusal('UnsupportedOperation', {
      en: `The route ${asked.RouteId} is the one that the instance "${instance.instanceId}" was bought with: it cannot ${what.en}.`,
      zh: `路由 ${asked.RouteId} 是实例 "${instance.instanceId}" 购买时的主路由，不能${what.zh}。`,
    });
  return { instance, route };
}

/** The same for public routes, which alone have a white list. */
export async function findPublicRoute(
  call: Call<unknown>,
  asked: AskedRoute,
): Promise<{ instance: Instance; route: Route }> {
  const found = await findRoute(call, asked, { en: 'have an IP white list', zh: '设置 IP 白名单' });
  if (found.route.vipType === VIP_TYPE.public) return found;
  throw new Refusal('UnsupportedOperation', {
    en: `Only a public route (VipType 1) has an IP white list; the route ${asked.RouteId} has VipType ${found.route.vipType}.`,
    zh: `仅公网路由（VipType 为 1）支持 IP 白名单，路由 ${asked.RouteId} 的 VipType 为 ${found.route.vipType}。`,
  });
}
