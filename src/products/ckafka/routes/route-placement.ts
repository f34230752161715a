import type { Call } from '../../../api/define-action.ts';
import {
  candidatesOn,
  freeAddresses,
  PUBLIC_PORTS,
  RESERVE_BLOCK,
  routeEndpoints,
  routePortCount,
  routePorts,
  SINGLE_ADDRESS,
  vipBlock,
} from '../../../domain/addresses.ts';
import { blockOf, isWithin, parseAddress } from '../../../domain/cidr.ts';
import type { ReservedEndpoint, Subnet } from '../../../domain/network.ts';
import { refusedValue } from '../../../domain/parameter-refusals.ts';
import { VIP_TYPE, type VipType } from '../../../domain/route.ts';
import type { Services } from '../../services.ts';
import { noRoom, requireSubnetRoom } from '../instances/placement.ts';

/** What a route needs a place for. */
export interface RoutePlace {
  readonly instanceId: string;
  readonly brokerCount: number;
  readonly vipType: VipType;
  readonly slot: number;
  /** Of a VPC route. */
  readonly subnet: Subnet | null;
  /** The address that was asked for. */
  readonly ip: string | undefined;
}

/** The endpoints of a route, chosen under `lockPlacement`. Writes nothing. Refused when the address asked for cannot be had, or none is left. */
export async function placeRoute(
  call: Call<unknown>,
  { addressing, random }: Services,
  place: RoutePlace,
): Promise<ReservedEndpoint[]> {
  const { instanceId, brokerCount, vipType, slot } = place;
  const { publicRoutes, mode } = addressing;
  if (vipType === VIP_TYPE.public && publicRoutes.address !== null) {
    refuseIp(place, 'a public route has the address of this server', '公网路由使用本服务的公网地址');
    const ports = await freePorts(call, publicRoutes.address, PUBLIC_PORTS, brokerCount);
    return routeEndpoints(publicRoutes.address, ports, instanceId);
  }
  if (mode === 'single-address') {
    refuseIp(place, `every route has ${SINGLE_ADDRESS} on this system`, `本系统所有路由均使用 ${SINGLE_ADDRESS}`);
    return routeEndpoints(
      SINGLE_ADDRESS,
      await freePorts(call, SINGLE_ADDRESS, addressing.ports, brokerCount),
      instanceId,
    );
  }
  const { ip, subnet } = place;
  const address = ip === undefined ? await freeVip(call, subnet, random) : await askedVip(call, place, ip);
  return routeEndpoints(address, routePorts(vipType, slot, brokerCount), instanceId);
}

async function freeVip(call: Call<unknown>, subnet: Subnet | null, random: Services['random']): Promise<string> {
  if (subnet !== null) await requireSubnetRoom(call, subnet, 1);
  const block = subnet === null ? RESERVE_BLOCK : vipBlock(subnet.cidrBlock);
  const taken = await call.rows.instances.takenAddresses(block);
  const [vip] = freeAddresses(block, taken, 1, random) ?? [];
  if (vip === undefined) throw noRoom(`addresses: ${block} has none free`);
  return vip;
}

/** A VIP of the caller's choice: in the subnet, free, and one that this machine can have. */
async function askedVip(call: Call<unknown>, place: RoutePlace, ip: string): Promise<string> {
  const { subnet } = place;
  if (subnet === null) throw refusedIp(ip, 'nothing unless VipType is 3', '仅 VipType 为 3 时可传');
  const { cidrBlock } = subnet;
  if (vipBlock(cidrBlock) !== cidrBlock)
    throw refusedIp(
      ip,
      `nothing: ${cidrBlock} is not on this machine, its routes get addresses of ${RESERVE_BLOCK}`,
      `不传入：${cidrBlock} 不在本机，其路由使用 ${RESERVE_BLOCK} 中的地址`,
    );
  const address = parseAddress(ip);
  const block = blockOf(cidrBlock);
  const inside = address !== null && isWithin({ first: address, prefix: 32, size: 1 }, block);
  // The network's, the gateway's and the broadcast address are nobody's.
  if (!inside || address < block.first + 2 || address === block.first + block.size - 1)
    throw refusedIp(ip, `an address of the subnet, ${cidrBlock}`, `子网 ${cidrBlock} 内的地址`);
  if ((await call.rows.instances.takenAddresses(`${ip}/32`)).length > 0)
    throw refusedIp(ip, 'an address that nobody has; this one is taken', '未被占用的地址，该地址已被占用');
  return ip;
}

async function freePorts(
  { rows }: Call<unknown>,
  address: string,
  range: { readonly first: number; readonly last: number },
  brokerCount: number,
): Promise<number[]> {
  const candidates = candidatesOn(address, range);
  const taken = new Set((await rows.instances.takenEndpoints(candidates)).map((it) => it.port));
  const free = candidates.map((it) => it.port).filter((port) => !taken.has(port));
  const needed = routePortCount(brokerCount);
  if (free.length < needed)
    throw noRoom(`ports: ${needed} needed, ${free.length} free from ${range.first} to ${range.last} on ${address}`);
  return free.slice(0, needed);
}

function refuseIp({ ip }: RoutePlace, en: string, zh: string): void {
  if (ip !== undefined) throw refusedIp(ip, `nothing: ${en}`, `不传入：${zh}`);
}

function refusedIp(ip: string, en: string, zh: string): ReturnType<typeof refusedValue> {
  return refusedValue('Ip', ip, { en, zh });
}
