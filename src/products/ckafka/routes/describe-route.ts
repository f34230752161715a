import type { DescribeRouteRequest, DescribeRouteResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { wireMainRoute, wireRoute } from './route-answer.ts';

/**
 * Request: {InstanceId, RouteId?, MainRouteFlag?: true shows the route that the instance was bought with as well}
 * Answer: {Result: {Routers: [{RouteId, VipType, AccessType, Status: 1 creating | 2 created | 3 failed | 4 deleting | 6 deletion failed,
 *   VipList, BrokerVipList, Domain, DomainPort, …}]}}, oldest first. A RouteId that is gone finds nothing, which is no error: so
 *   clients see that a deletion is done.
 */
export const describeRoute = defineAction<Services, DescribeRouteRequest, DescribeRouteResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeRoute',
  changes: false,
  regional: true,
  async run(call) {
    const { rows, parameters } = call;
    const instance = await findInstance(call);
    const { instanceId } = instance;
    const { RouteId, MainRouteFlag } = parameters;
    const mainRouteId = await rows.routes.mainRouteId(instanceId);
    const endpoints = await rows.routes.endpoints(instanceId);
    const made = (await rows.routes.list(instanceId)).map((route) =>
      wireRoute(
        route,
        endpoints.filter((it) => it.routeId === route.routeId),
      ),
    );
    const showsMain = MainRouteFlag === true || RouteId === mainRouteId;
    const main = showsMain ? [wireMainRoute(mainRouteId, instance, await rows.instances.endpoints(instanceId))] : [];
    const shown = [...main, ...made].filter((it) => RouteId === undefined || it.RouteId === RouteId);
    return { Result: { Routers: shown } };
  },
});
