import type { Random } from '../lib/random.ts';
import { blockOf, formatAddress, formatBlock, isWithin, parseAddress, partsOf } from './cidr.ts';
import type { Endpoint, ReservedEndpoint } from './network.ts';
import { VIP_TYPE, type VipType } from './route.ts';

/**
 * How 127.0.0.0/8 is shared out. 127.0.0.0/16 is left alone: resolvers and other programs of the machine live there. Default VPCs take
 * /20 blocks above 127.16.0.0, a /24 per zone. A subnet with a block of its own (10.0.0.0/16…) has no addresses on the machine, so its
 * instances get theirs from the reserve.
 */
const LOOPBACK = blockOf('127.0.0.0/8');
const DEFAULT_BLOCKS_FROM = blockOf('127.16.0.0/20').first;
export const RESERVE_BLOCK = '127.240.0.0/12';
const DEFAULT_VPC_PREFIX = 20;
const DEFAULT_SUBNET_PREFIX = 24;
/** The network's, the gateway's and the broadcast address. */
const RESERVED_PER_SUBNET = 3;

/** The only address where a system has no other. */
export const SINGLE_ADDRESS = '127.0.0.1';

/** Ports of an instance that has an address of its own. Broker i listens at the first port plus i. */
const BOOTSTRAP_PORT = 9092;
const FIRST_CLIENT_PORT = 9093;
const FIRST_INTERNAL_PORT = 19093;

/**
 * A block for a default VPC that is not taken, beginning at a place taken by chance and going round: servers of one machine that know
 * nothing of each other then hardly ever give out the same address. null when none is left.
 */
export function freeDefaultBlock(taken: readonly string[], random: Random): string | null {
  const isTaken = new Set(taken);
  const usable = [...partsOf(LOOPBACK, DEFAULT_VPC_PREFIX)].filter(
    ({ first }) => first >= DEFAULT_BLOCKS_FROM && first < blockOf(RESERVE_BLOCK).first,
  );
  const start = random.bytes(4).readUInt32BE() % usable.length;
  const inOrder = [...usable.slice(start), ...usable.slice(0, start)].map(formatBlock);
  return inOrder.find((block) => !isTaken.has(block)) ?? null;
}

/** The blocks of a default VPC's subnets: one per zone, in the order of the zones. */
export function defaultSubnetBlocks(vpcBlock: string, zoneCount: number): string[] {
  const blocks = [...partsOf(blockOf(vpcBlock), DEFAULT_SUBNET_PREFIX)].slice(0, zoneCount);
  if (blocks.length < zoneCount) throw new Error(`${vpcBlock} has no room for ${zoneCount} subnets`);
  return blocks.map(formatBlock);
}

/** How many addresses of a subnet instances can have. */
export function usableAddressCount(subnetBlock: string): number {
  return Math.max(0, blockOf(subnetBlock).size - RESERVED_PER_SUBNET);
}

/** Where VIPs of a subnet come from: the subnet itself when its addresses are this machine's, otherwise the reserve. */
export function vipBlock(subnetBlock: string): string {
  return isWithin(blockOf(subnetBlock), LOOPBACK) ? subnetBlock : RESERVE_BLOCK;
}

/**
 * `count` free addresses of a block, beginning at a place taken by chance and going round: an address that was just given back is
 * unlikely to be given out at once, where a client that has not heard would meet another's brokers. null when there are not that many.
 */
export function freeAddresses(block: string, taken: readonly string[], count: number, random: Random): string[] | null {
  const { first, size } = blockOf(block);
  const [lowest, usable] = [first + 2, size - RESERVED_PER_SUBNET];
  const isTaken = new Set(taken.map(parseAddress));
  const start = usable > 0 ? random.bytes(4).readUInt32BE() % usable : 0;
  const found: string[] = [];
  for (let step = 0; step < usable && found.length < count; step += 1) {
    const address = lowest + ((start + step) % usable);
    if (!isTaken.has(address)) found.push(formatAddress(address));
  }
  return found.length === count ? found : null;
}

/** How many endpoints an instance of so many brokers takes. */
export function endpointCount(brokerCount: number): number {
  return brokerCount === 1 ? 2 : 1 + 2 * brokerCount;
}

/** The endpoints of an instance with an address of its own. */
export function endpointsAt(vip: string, instanceId: string, brokerCount: number): ReservedEndpoint[] {
  const at = (port: number): Endpoint => ({ address: vip, port });
  return shareOut(instanceId, brokerCount, {
    bootstrap: at(BOOTSTRAP_PORT),
    client: (brokerId) => at(FIRST_CLIENT_PORT + brokerId),
    internal: (brokerId) => at(FIRST_INTERNAL_PORT + brokerId),
  });
}

/** The endpoints of an instance that shares the single address: `ports` are its own, `endpointCount` of them, the first is bootstrap. */
export function endpointsOnSingleAddress(
  ports: readonly number[],
  instanceId: string,
  brokerCount: number,
): ReservedEndpoint[] {
  const at = (index: number): Endpoint => {
    const port = ports[index];
    if (port === undefined) throw new Error(`${ports.length} ports are too few for ${brokerCount} brokers`);
    return { address: SINGLE_ADDRESS, port };
  };
  return shareOut(instanceId, brokerCount, {
    bootstrap: at(0),
    client: (brokerId) => at(1 + brokerCount + brokerId),
    internal: (brokerId) => at(1 + brokerId),
  });
}

/** Candidates on one address, lowest port first. */
export function candidatesOn(address: string, ports: { readonly first: number; readonly last: number }): Endpoint[] {
  const count = Math.max(0, ports.last - ports.first + 1);
  return Array.from({ length: count }, (_, index) => ({ address, port: ports.first + index }));
}

/** The same on the single address. */
export function singleAddressCandidates(ports: { readonly first: number; readonly last: number }): Endpoint[] {
  return candidatesOn(SINGLE_ADDRESS, ports);
}

/** How many ports a route to so many brokers takes: one that they share, and one of each broker's own. */
export function routePortCount(brokerCount: number): number {
  return 1 + brokerCount;
}

/** The first ports of a route with an address of its own: as the cloud numbers them, in the ranges that its users open. */
const FIRST_ROUTE_PORT: Record<VipType, number> = {
  [VIP_TYPE.vpc]: BOOTSTRAP_PORT,
  [VIP_TYPE.public]: 50_000,
  [VIP_TYPE.support]: 6_000,
};
/** More than an instance has brokers. */
const PORTS_A_SLOT = 100;

/**
 * The ports of a route with an address of its own, the shared one first. No two listeners of a broker may have one port, even on different
 * addresses (Kafka's rule), so the others lie apart by slot.
 */
export function routePorts(vipType: VipType, slot: number, brokerCount: number): number[] {
  const first = FIRST_ROUTE_PORT[vipType];
  const own = Array.from({ length: brokerCount }, (_, brokerId) => first + 1 + slot * PORTS_A_SLOT + brokerId);
  return [first, ...own];
}

/** Ports of public routes that share an address. */
export const PUBLIC_PORTS = { first: 50_000, last: 53_000 } as const;

/** The endpoints of a route: clients begin at the first port, which the brokers share, and each broker has the next one of its own. */
export function routeEndpoints(address: string, ports: readonly number[], instanceId: string): ReservedEndpoint[] {
  return ports.map((port, index) => {
    const brokerId = index === 0 ? null : index - 1;
    return { address, port, instanceId, brokerId, purpose: brokerId === null ? 'bootstrap' : 'client' };
  });
}

function shareOut(
  instanceId: string,
  brokerCount: number,
  at: { bootstrap: Endpoint; client: (brokerId: number) => Endpoint; internal: (brokerId: number) => Endpoint },
): ReservedEndpoint[] {
  const brokerIds = Array.from({ length: brokerCount }, (_, brokerId) => brokerId);
  const internal = brokerIds.map((brokerId): ReservedEndpoint => ({
    ...at.internal(brokerId),
    instanceId,
    brokerId,
    purpose: 'internal',
  }));
  if (brokerCount === 1) return [{ ...at.bootstrap, instanceId, brokerId: 0, purpose: 'bootstrap' }, ...internal];
  const client = brokerIds.map((brokerId): ReservedEndpoint => ({
    ...at.client(brokerId),
    instanceId,
    brokerId,
    purpose: 'client',
  }));
  return [{ ...at.bootstrap, instanceId, brokerId: null, purpose: 'bootstrap' }, ...client, ...internal];
}
