import type { CreatePrometheusRequest, CreatePrometheusResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import { freeAddresses, singleAddressCandidates, vipBlock } from '../../../domain/addresses.ts';
import type { Endpoint, Subnet } from '../../../domain/network.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { namedSubnet } from '../instances/placement.ts';
import { requireServing } from '../kafka-target.ts';

/** Where Prometheus itself listens by default, and upstream's example. */
const PORT = 9090;

/**
 * Request: {InstanceId, VpcId, SubnetId}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage: "ok", Data: {FlowId: 0}}}; DescribePrometheus tells the address
 *
 * An address of the subnet on which a Prometheus reads the figures of this instance and of no other, at /metrics, within two seconds.
 * One for each instance: a second call is refused, whatever subnet it names.
 */
export const createPrometheus = defineAction<Services, CreatePrometheusRequest, CreatePrometheusResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CreatePrometheus',
  changes: true,
  regional: true,
  async run(call, services) {
    const instance = await findInstance(call);
    const { instanceId } = instance;
    requireServing(instance);
    await call.rows.instances.lockPlacement();
    if ((await call.rows.prometheusTargets.of(instanceId)) !== null) throw alreadyThere(instanceId);
    const { vpcId, subnetId, ...subnet } = await namedSubnet(call, call.parameters);
    const endpoint = await freeEndpoint(call, services, { vpcId, subnetId, ...subnet });
    const createdAt = call.receivedAt;
    await call.rows.prometheusTargets.insert({ instanceId, vpcId, subnetId, ...endpoint, createdAt });
    return { Result: { ReturnCode: '0', ReturnMessage: 'ok', Data: { FlowId: 0, RouteDTO: { RouteId: 0 } } } };
  },
});

async function freeEndpoint({ rows }: Call<unknown>, services: Services, subnet: Subnet): Promise<Endpoint> {
  const { addressing, random } = services;
  if (addressing.mode === 'single-address') {
    const candidates = singleAddressCandidates(addressing.ports);
    const taken = new Set((await rows.instances.takenEndpoints(candidates)).map((it) => it.port));
    const free = candidates.find((it) => !taken.has(it.port));
    if (free === undefined)
      throw noAddress(`all ports from ${addressing.ports.first} to ${addressing.ports.last} are taken`);
    return free;
  }
  const block = vipBlock(subnet.cidrBlock);
  const [address] = freeAddresses(block, await rows.instances.takenAddresses(block), 1, random) ?? [];
  if (address === undefined) throw noAddress(`${block} has no free address`);
  return { address, port: PORT };
}

function alreadyThere(instanceId: string): Refusal {
  return new Refusal('InvalidParameterValue.RepetitionValue', {
    en: `The instance "${instanceId}" has a target for Prometheus already: DescribePrometheus tells its address.`,
    zh: `实例 "${instanceId}" 已有 Prometheus 监控地址，可通过 DescribePrometheus 查询。`,
  });
}

function noAddress(why: string): Refusal {
  return new Refusal('ResourceUnavailable', {
    en: `There is no address left for a target of Prometheus: ${why}. Choose another subnet, or delete instances.`,
    zh: `没有可用于 Prometheus 监控的地址：${why}。请选择其他子网或删除部分实例。`,
  });
}
