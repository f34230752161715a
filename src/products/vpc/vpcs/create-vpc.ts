import type { CreateVpcRequest, CreateVpcResponse } from '../../../../spec/types/vpc.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import { formatBlock } from '../../../domain/cidr.ts';
import { newResourceId } from '../../../domain/ids.ts';
import type { Vpc } from '../../../domain/network.ts';
import {
  dnsServersOf,
  domainNameOf,
  NETWORK_LIMITS,
  networkNameOf,
  networkTagsOf,
  switchOf,
  vpcBlockOf,
} from '../../../domain/network-rules.ts';
import { refusedEmpty } from '../../../domain/parameter-refusals.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { vpcAnswer } from '../answers.ts';
import { refuseUnsupported } from '../unsupported.ts';

/**
 * Request: {VpcName, CidrBlock: "10.0.0.0/16", EnableMulticast?: "false", DnsServers?, DomainName?, Tags?: [{Key, Value}]}
 * Answer: {Vpc: {VpcId, …}}. Sent twice, it makes two; VPCs may have the same block.
 */
export const createVpc = defineAction<Services, CreateVpcRequest, CreateVpcResponse>({
  product: 'vpc',
  version: '2017-03-12',
  name: 'CreateVpc',
  changes: true,
  regional: true,
  partly: ['IPv6, dedicated clusters and the publishing of routes are refused'],
  async run(call, services) {
    const { account, region, parameters, rows } = call;
    refuseUnsupported(parameters);
    const vpc = newVpc(call, services);
    const tags = networkTagsOf(parameters.Tags);
    await rows.instances.lockPlacement();
    const { total } = await rows.network.listVpcs(account.appId, region, {}, 1, 0);
    if (total >= NETWORK_LIMITS.vpcsPerRegion)
      throw new Refusal('VpcLimitExceeded', {
        en: `${region} has ${total} VPCs, as many as it may. Delete one first.`,
        zh: `${region} 已有 ${total} 个私有网络，达到上限，请先删除。`,
      });
    await rows.network.insertVpc(vpc);
    if (tags.length > 0) await rows.tags.put(account.appId, region, 'vpc', [vpc.vpcId], tags);
    return { Vpc: vpcAnswer(vpc, tags) };
  },
});

function newVpc({ account, region, parameters, receivedAt }: Call<CreateVpcRequest>, { random }: Services): Vpc {
  if (parameters.CidrBlock === undefined || parameters.CidrBlock === '')
    throw refusedEmpty(
      'CidrBlock',
      { en: 'a VPC has a block such as 10.0.0.0/16', zh: '私有网络须有网段，如 10.0.0.0/16' },
      'MissingParameter',
    );
  return {
    vpcId: newResourceId(random, 'vpc'),
    appId: account.appId,
    region,
    vpcName: networkNameOf('VpcName', parameters.VpcName),
    cidrBlock: formatBlock(vpcBlockOf(parameters.CidrBlock)),
    isDefault: false,
    enableMulticast: switchOf('EnableMulticast', parameters.EnableMulticast ?? 'false'),
    dnsServers: dnsServersOf(parameters.DnsServers ?? []),
    domainName: domainNameOf(parameters.DomainName ?? ''),
    routeTableId: newResourceId(random, 'rtb'),
    createdAt: receivedAt,
  };
}
