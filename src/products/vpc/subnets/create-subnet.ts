import type { CreateSubnetRequest, CreateSubnetResponse } from '../../../../spec/types/vpc.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import type { Catalogue } from '../../../catalogue/catalogue.ts';
import { formatBlock } from '../../../domain/cidr.ts';
import { newResourceId } from '../../../domain/ids.ts';
import type { Subnet } from '../../../domain/network.ts';
import { NETWORK_LIMITS, networkNameOf, networkTagsOf, subnetBlockOf } from '../../../domain/network-rules.ts';
import type { Zone } from '../../../domain/offer.ts';
import { refusedEmpty, refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { refuseUnsupported } from '../unsupported.ts';
import { findVpc } from '../vpcs/find-vpc.ts';
import { subnetAnswers } from './subnet-answers.ts';

/**
 * Request: {VpcId, SubnetName, Zone: "ap-guangzhou-3", CidrBlock: "10.0.1.0/24", Tags?: [{Key, Value}]}
 * Answer: {Subnet: {SubnetId, …}}. Sent twice, the second is refused: subnets of a VPC do not overlap.
 */
export const createSubnet = defineAction<Services, CreateSubnetRequest, CreateSubnetResponse>({
  product: 'vpc',
  version: '2017-03-12',
  name: 'CreateSubnet',
  changes: true,
  regional: true,
  partly: ['IPv6 and dedicated clusters are refused'],
  async run(call, services) {
    const { account, region, parameters, rows } = call;
    refuseUnsupported(parameters);
    const tags = networkTagsOf(parameters.Tags);
    const subnetName = networkNameOf('SubnetName', parameters.SubnetName);
    const { zoneId } = zoneOf(parameters.Zone, region, services.catalogue);
    // Others that change subnets wait: two blocks that overlap cannot both pass the check.
    await rows.instances.lockPlacement();
    const subnet: Subnet = {
      subnetId: newResourceId(services.random, 'subnet'),
      ...(await placeIn(call)),
      appId: account.appId,
      region,
      zoneId,
      subnetName,
      isDefault: false,
      enableBroadcast: false,
      createdAt: call.receivedAt,
    };
    await rows.network.insertSubnet(subnet);
    if (tags.length > 0) await rows.tags.put(account.appId, region, 'subnet', [subnet.subnetId], tags);
    const [answer] = await subnetAnswers(call, services, [subnet]);
    if (answer === undefined) throw new Error(`${subnet.subnetId} has no answer`);
    return { Subnet: answer };
  },
});

async function placeIn(call: Call<CreateSubnetRequest>): Promise<Pick<Subnet, 'vpcId' | 'cidrBlock'>> {
  const { account, region, parameters, rows } = call;
  if (parameters.CidrBlock === undefined || parameters.CidrBlock === '')
    throw refusedEmpty(
      'CidrBlock',
      { en: 'a subnet has a block such as 10.0.1.0/24', zh: '子网须有网段，如 10.0.1.0/24' },
      'MissingParameter',
    );
  const vpc = await findVpc(call);
  const limit = NETWORK_LIMITS.subnetsPerVpc;
  const others = await rows.network.listSubnets(account.appId, region, { vpcIds: [vpc.vpcId] }, limit, 0);
  if (others.total >= limit)
    throw new Refusal('LimitExceeded.SubnetCidrBlock', {
      en: `The VPC of parameter \`VpcId\` has ${others.total} subnets, as many as it may: "${vpc.vpcId}". Delete one first.`,
      zh: `参数 \`VpcId\` 指定的私有网络 "${vpc.vpcId}" 已有 ${others.total} 个子网，达到上限，请先删除。`,
    });
  return { vpcId: vpc.vpcId, cidrBlock: formatBlock(subnetBlockOf(parameters.CidrBlock, vpc, others.items)) };
}

function zoneOf(code: string, region: string, catalogue: Catalogue): Zone {
  const zone = catalogue.zoneByCode(code);
  const open = (catalogue.region(region)?.zones ?? []).filter((it) => it.open).map((it) => it.zoneCode);
  if (zone === null || (zone.regionCode === region && !zone.open))
    throw refusedValue('Zone', code, sameWords(open), 'InvalidParameterValue.UnavailableZone');
  if (zone.regionCode !== region)
    throw refusedValue('Zone', code, sameWords(open), 'InvalidParameterValue.ZoneConflict');
  return zone;
}
