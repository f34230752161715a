import type { Route as WireRoute, VipEntity } from '../../../../spec/types/ckafka.ts';
import { cloudDateTime } from '../../../domain/cloud-time.ts';
import { STATUS, type Instance } from '../../../domain/instance.ts';
import type { Endpoint, ReservedEndpoint } from '../../../domain/network.ts';
import { ACCESS_TYPE, ROUTE_STATUS, VIP_TYPE, type Route } from '../../../domain/route.ts';

export function wireRoute(route: Route, endpoints: readonly ReservedEndpoint[]): WireRoute {
  const vip = endpoints.find((it) => it.purpose === 'bootstrap');
  return {
    RouteId: route.routeId,
    VipType: route.vipType,
    AccessType: route.accessType,
    Status: route.status,
    VipList: vip === undefined ? [] : [vipEntity(vip)],
    BrokerVipList: brokerVips(endpoints),
    Domain: route.domain,
    // As upstream: 0 without a domain.
    DomainPort: route.domain === '' ? 0 : (vip?.port ?? 0),
    VpcId: route.vpcId,
    Subnet: route.subnetId ?? '',
    Note: route.note,
    DeleteTimestamp: route.deleteAt === null ? '' : cloudDateTime(route.deleteAt),
  };
}

/** The route that the instance was bought with. */
export function wireMainRoute(routeId: number, instance: Instance, endpoints: readonly ReservedEndpoint[]): WireRoute {
  return {
    RouteId: routeId,
    VipType: VIP_TYPE.vpc,
    AccessType: ACCESS_TYPE.plaintext,
    Status: instance.status === STATUS.creating ? ROUTE_STATUS.creating : ROUTE_STATUS.created,
    VipList: [vipEntity({ address: instance.vip, port: instance.vport })],
    BrokerVipList: brokerVips(endpoints),
    Domain: '',
    DomainPort: 0,
    VpcId: instance.vpcId,
    Subnet: instance.subnetId,
    Note: '',
    DeleteTimestamp: '',
  };
}

/** Each broker's own; with one broker it is the address that clients begin at. */
function brokerVips(endpoints: readonly ReservedEndpoint[]): VipEntity[] {
  const own = endpoints.filter((it) => it.purpose === 'client');
  return (own.length > 0 ? own : endpoints.filter((it) => it.purpose === 'bootstrap')).map(vipEntity);
}

function vipEntity({ address, port }: Endpoint): VipEntity {
  return { Vip: address, Vport: String(port) };
}
