import type { CreateRouteRequest, CreateRouteResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import type { Instance } from '../../../domain/instance.ts';
import { ipWhitelistOf } from '../../../domain/ip-whitelist.ts';
import type { Subnet } from '../../../domain/network.ts';
import { refusedEmpty, refusedValue } from '../../../domain/parameter-refusals.ts';
import { isEncrypted, ROUTE_STATUS, VIP_TYPE, type Route, type VipType } from '../../../domain/route.ts';
import {
  accessTypeOf,
  noteOf,
  publicBandwidthOf,
  securityGroupsOf,
  slotFor,
  vipTypeOf,
} from '../../../domain/route-rules.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { namedSubnet } from '../instances/placement.ts';
import { requireServing } from '../kafka-target.ts';
import { registeredCertificate } from '../registered-certificate.ts';
import { beginTask } from '../tasks/begin-task.ts';
import { placeRoute } from './route-placement.ts';

/**
 * Request: {InstanceId, VipType: 1 public | 3 VPC | 7 support, AccessType?: 0 PLAINTEXT | 1 SASL_PLAINTEXT | 3 SASL_SSL | 4 SCRAM-SHA-256 |
 *   5 SCRAM-SHA-512, VpcId and SubnetId for VipType 3, Ip? in that subnet, PublicNetwork (Mbps) for VipType 1, IpWhitelist?:
 *   [{CidrBlock, PolicyDescription}], SecurityGroupIds?, Note?}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage: "success", Data: {FlowId, RouteDTO: {RouteId}}}}
 *
 * One more way into a running instance. It is being made when this answers; DescribeTaskStatus follows the FlowId until clients can come in.
 * AuthFlag and CallerAppid have had no meaning upstream for long and have none here.
 */
export const createRoute = defineAction<Services, CreateRouteRequest, CreateRouteResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CreateRoute',
  changes: true,
  regional: true,
  partly: ['SecurityGroupIds are kept and filter nothing', 'AuthFlag and CallerAppid have no effect'],
  async run(call, services) {
    const { rows, parameters } = call;
    const instance = await findInstance(call);
    requireServing(instance);
    const { instanceId } = instance;
    const wish = wishOf(parameters, instance, services);
    const { customSslCertId } = instance;
    const given = isEncrypted(wish.accessType) && customSslCertId !== null;
    const certificate = given ? await registeredCertificate(services, customSslCertId) : null;
    // Until the end of this transaction nobody else takes a slot of the instance or an address.
    await rows.instances.lockPlacement();
    const slot = slotFor(await rows.routes.list(instanceId), wish.vipType, wish.accessType);
    const subnet = wish.vipType === VIP_TYPE.vpc ? await subnetFor(call) : null;
    const brokerCount = (await rows.instances.brokers(instanceId)).length;
    const place = { instanceId, brokerCount, vipType: wish.vipType, slot, subnet, ip: parameters.Ip || undefined };
    const endpoints = await placeRoute(call, services, place);
    const flowId = await beginTask(call, instanceId, 'create-route');
    const routeId = await rows.routes.insert(
      {
        ...wish.route,
        slot,
        flowId,
        createdAt: call.receivedAt,
        vpcId: subnet?.vpcId ?? instance.vpcId,
        subnetId: subnet?.subnetId ?? null,
      },
      endpoints,
    );
    if (certificate !== null) await rows.routes.setCertificate(routeId, certificate);
    await rows.routes.setSecurityGroups(instanceId, routeId, wish.securityGroupIds);
    if (wish.publicNetworkMbps !== undefined)
      await rows.instances.update(instanceId, { publicNetworkMbps: wish.publicNetworkMbps }, call.receivedAt);
    const data = { FlowId: flowId, RouteDTO: { RouteId: routeId } };
    return { Result: { ReturnCode: '0', ReturnMessage: 'success', Data: data } };
  },
});

/** What was asked for, checked as far as the parameters go. Throws a Refusal. */
function wishOf(asked: CreateRouteRequest, instance: Instance, { catalogue, addressing }: Services) {
  const vipType = vipTypeOf(asked.VipType);
  const accessType = accessTypeOf(asked.AccessType, vipType, instance.edition);
  const ipWhitelist = ipWhitelistOf(asked.IpWhitelist);
  if (vipType !== VIP_TYPE.public && ipWhitelist.length > 0)
    throw refusedValue('IpWhitelist', ipWhitelist.length, {
      en: 'nothing unless VipType is 1',
      zh: '仅 VipType 为 1 时可传',
    });
  const route: Omit<Route, 'routeId' | 'slot' | 'flowId' | 'createdAt' | 'vpcId' | 'subnetId'> = {
    instanceId: instance.instanceId,
    status: ROUTE_STATUS.creating,
    vipType,
    accessType,
    domain: domainOf(vipType, instance, addressing.publicRoutes.domain),
    note: noteOf(asked.Note),
    ipWhitelist,
    failure: '',
    deleteAt: null,
  };
  return {
    vipType,
    accessType,
    route,
    securityGroupIds: securityGroupsOf('SecurityGroupIds', asked.SecurityGroupIds),
    publicNetworkMbps: publicBandwidthOf(asked.PublicNetwork, vipType, catalogue),
  };
}

/** A public route's name as the cloud writes it: the instance, the region, and a domain that is the operator's here. */
function domainOf(vipType: VipType, { instanceId, region }: Instance, domain: string): string {
  return vipType === VIP_TYPE.public ? `${instanceId}.${region}.${domain}` : '';
}

function subnetFor(call: Call<CreateRouteRequest>): Promise<Subnet> {
  const { VpcId, SubnetId } = call.parameters;
  for (const [name, value] of [['VpcId', VpcId] as const, ['SubnetId', SubnetId] as const])
    if (value === undefined)
      throw refusedEmpty(name, { en: 'a VPC route stands in a subnet', zh: 'VPC 路由必须指定子网' });
  return namedSubnet(call, { VpcId: VpcId ?? '', SubnetId: SubnetId ?? '' });
}
