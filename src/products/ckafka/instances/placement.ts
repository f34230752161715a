import type { Call } from '../../../api/define-action.ts';
import {
  endpointCount,
  endpointsAt,
  endpointsOnSingleAddress,
  freeAddresses,
  singleAddressCandidates,
  usableAddressCount,
  vipBlock,
} from '../../../domain/addresses.ts';
import { STATUS, type Purchase } from '../../../domain/instance.ts';
import type { ReservedEndpoint, Subnet } from '../../../domain/network.ts';
import { requireText } from '../../../domain/purchase.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';

/**
 * Where a purchase finds room: its subnet, memory and disk for its brokers, addresses. Two purchases at the same time are kept apart by
 * `lockPlacement`: the second waits there until the first has committed or rolled back, and only then looks at what is free, so both
 * never pass one check. UNIQUE (address, port) stands behind it and is never met. Nothing here writes.
 */

interface AskedNetwork {
  readonly VpcId: string;
  readonly SubnetId: string;
}

/** The subnet of the purchase. Refused: unknown VPC or subnet, a subnet of another VPC, one outside the purchase's zone. */
export async function subnetOf(call: Call<AskedNetwork>, { zoneId }: Pick<Purchase, 'zoneId'>): Promise<Subnet> {
  const subnet = await namedSubnet(call, call.parameters);
  if (subnet.zoneId !== zoneId)
    throw new Refusal('InvalidParameterValue.SubnetNotBelongToZone', {
      en: `The subnet of parameter \`SubnetId\` is in zone ${subnet.zoneId}, not in \`ZoneId\` ${zoneId}: "${subnet.subnetId}". Send a subnet of that zone.`,
      zh: `参数 \`SubnetId\` 指定的子网 "${subnet.subnetId}" 在可用区 ${subnet.zoneId}，不在 \`ZoneId\` ${zoneId}，请传入该可用区的子网。`,
    });
  return subnet;
}

/** The account's subnet in its VPC. Refused: unknown VPC or subnet, a subnet of another VPC. */
export async function namedSubnet(call: Call<unknown>, asked: AskedNetwork): Promise<Subnet> {
  const { account, region, rows } = call;
  const vpcId = requireText('VpcId', asked.VpcId);
  const subnetId = requireText('SubnetId', asked.SubnetId);
  if ((await rows.network.vpc(account.appId, region, vpcId)) === null)
    throw new Refusal('InvalidParameterValue.VpcIdInvalid', {
      en: `The VPC of parameter \`VpcId\` does not exist in ${region}: "${vpcId}". DescribeVpcs lists those that do.`,
      zh: `参数 \`VpcId\` 指定的私有网络 "${vpcId}" 在 ${region} 不存在，可通过 DescribeVpcs 查询。`,
    });
  const subnet = await rows.network.subnet(account.appId, region, subnetId);
  if (subnet?.vpcId !== vpcId)
    throw new Refusal('InvalidParameterValue.SubnetIdInvalid', {
      en: `The subnet of parameter \`SubnetId\` does not exist in ${vpcId}: "${subnetId}". DescribeSubnets lists those that do.`,
      zh: `参数 \`SubnetId\` 指定的子网 "${subnetId}" 不在 ${vpcId} 中，可通过 DescribeSubnets 查询。`,
    });
  return subnet;
}

/** Refused with what is short when the machine has no room for so many more brokers. */
export async function requireRoom({ rows }: Call<unknown>, { machine }: Services, brokerCount: number): Promise<void> {
  const promised = await rows.instances.brokerCount([STATUS.creating]);
  const shortages = await machine.shortages(brokerCount, promised);
  if (shortages.length > 0) throw noRoom(shortages.map((it) => it.text).join('; '));
}

/** The endpoints of each instance, in the order of `instanceIds`. Refused when there are not enough addresses. */
export async function chooseEndpoints(
  call: Call<unknown>,
  services: Services,
  subnet: Subnet,
  instanceIds: readonly string[],
  brokerCount: number,
): Promise<ReservedEndpoint[][]> {
  if (services.addressing.mode === 'single-address') {
    return chooseOnSingleAddress(call, services.addressing.ports, instanceIds, brokerCount);
  }
  await requireSubnetRoom(call, subnet, instanceIds.length);
  const block = vipBlock(subnet.cidrBlock);
  const taken = await call.rows.instances.takenAddresses(block);
  const vips = freeAddresses(block, taken, instanceIds.length, services.random);
  if (vips === null) throw noRoom(`addresses: ${instanceIds.length} needed, ${block} has fewer free`);
  return instanceIds.map((instanceId, index) => endpointsAt(vips[index] ?? '', instanceId, brokerCount));
}

/** A subnet with a block of its own gives out no more VIPs than it has addresses, though they lie elsewhere. */
export async function requireSubnetRoom({ rows }: Call<unknown>, subnet: Subnet, instanceCount: number): Promise<void> {
  const counts = await rows.network.takenAddressCounts([subnet.subnetId]);
  const free = usableAddressCount(subnet.cidrBlock) - (counts.get(subnet.subnetId) ?? 0);
  if (free < instanceCount)
    throw noRoom(
      `addresses: ${instanceCount} needed, ${Math.max(0, free)} free in ${subnet.subnetId} (${subnet.cidrBlock})`,
    );
}

async function chooseOnSingleAddress(
  { rows }: Call<unknown>,
  ports: Services['addressing']['ports'],
  instanceIds: readonly string[],
  brokerCount: number,
): Promise<ReservedEndpoint[][]> {
  const candidates = singleAddressCandidates(ports);
  const taken = new Set((await rows.instances.takenEndpoints(candidates)).map((it) => it.port));
  const free = candidates.map((it) => it.port).filter((port) => !taken.has(port));
  const each = endpointCount(brokerCount);
  if (free.length < each * instanceIds.length)
    throw noRoom(
      `addresses: ${each * instanceIds.length} ports needed, ${free.length} free from ${ports.first} to ${ports.last}`,
    );
  return instanceIds.map((instanceId, index) =>
    endpointsOnSingleAddress(free.slice(index * each, (index + 1) * each), instanceId, brokerCount),
  );
}

export function noRoom(what: string): Refusal {
  return new Refusal('ResourceUnavailable', {
    en: `There is no room for this: ${what}. Nothing was created; delete instances or ask for less.`,
    zh: `资源不足：${what}。未创建任何资源，请删除部分实例或减少数量。`,
  });
}
