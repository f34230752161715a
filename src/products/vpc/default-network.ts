import type { Call } from '../../api/define-action.ts';
import { defaultSubnetBlocks, freeDefaultBlock } from '../../domain/addresses.ts';
import { newResourceId } from '../../domain/ids.ts';
import type { Subnet, Vpc } from '../../domain/network.ts';
import type { Services } from '../services.ts';

/**
 * Makes sure that the account has its default VPC in the region, with a subnet in every open zone, so that a newcomer can buy at once.
 * Every look at the network calls it. Safe from several calls at once and after a crash: VPC and subnets are written by one statement,
 * whole or not at all, and of two first looks one writes and the other finds it. Does nothing when no block is left (thousands of
 * default VPCs): such an account makes VPCs of its own. A default VPC that was deleted comes back, empty, with the next look.
 */
export async function ensureDefaultNetwork(call: Call<unknown>, services: Services): Promise<void> {
  const { network } = call.rows;
  for (;;) {
    if ((await network.defaultVpc(call.account.appId, call.region)) !== null) return;
    const block = freeDefaultBlock(await network.takenDefaultBlocks(), services.random);
    if (block === null) return;
    const vpc = defaultVpc(call, services, block);
    if (await network.insertDefaultVpc(vpc, defaultSubnets(vpc, services))) return;
    // Somebody was faster with the VPC or the block: look again.
  }
}

function defaultVpc({ account, region, receivedAt }: Call<unknown>, { random }: Services, cidrBlock: string): Vpc {
  return {
    vpcId: newResourceId(random, 'vpc'),
    appId: account.appId,
    region,
    vpcName: 'Default-VPC',
    cidrBlock,
    isDefault: true,
    enableMulticast: false,
    dnsServers: [],
    domainName: '',
    routeTableId: newResourceId(random, 'rtb'),
    createdAt: receivedAt,
  };
}

function defaultSubnets(vpc: Vpc, { catalogue, random }: Services): Subnet[] {
  const zones = (catalogue.region(vpc.region)?.zones ?? []).filter((it) => it.open);
  const blocks = defaultSubnetBlocks(vpc.cidrBlock, zones.length);
  return zones.map((zone, index) => ({
    subnetId: newResourceId(random, 'subnet'),
    vpcId: vpc.vpcId,
    appId: vpc.appId,
    region: vpc.region,
    zoneId: zone.zoneId,
    subnetName: 'Default-Subnet',
    cidrBlock: blocks[index] ?? '',
    isDefault: true,
    enableBroadcast: false,
    createdAt: vpc.createdAt,
  }));
}
