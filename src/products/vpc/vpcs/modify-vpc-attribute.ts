import type { ModifyVpcAttributeRequest, ModifyVpcAttributeResponse } from '../../../../spec/types/vpc.ts';
import { defineAction } from '../../../api/define-action.ts';
import { dnsServersOf, domainNameOf, networkNameOf, switchOf } from '../../../domain/network-rules.ts';
import type { Services } from '../../services.ts';
import { refuseUnsupported } from '../unsupported.ts';
import { findVpc } from './find-vpc.ts';

/**
 * Request: {VpcId, VpcName?, EnableMulticast?: "false", DnsServers?, DomainName?}; what is left out stays.
 * Answer: {}. Twice is as once.
 */
export const modifyVpcAttribute = defineAction<Services, ModifyVpcAttributeRequest, ModifyVpcAttributeResponse>({
  product: 'vpc',
  version: '2017-03-12',
  name: 'ModifyVpcAttribute',
  changes: true,
  regional: true,
  partly: ['the publishing of routes is refused'],
  async run(call) {
    const { VpcName, EnableMulticast, DnsServers, DomainName } = call.parameters;
    refuseUnsupported(call.parameters);
    const change = {
      ...(VpcName !== undefined && { vpcName: networkNameOf('VpcName', VpcName) }),
      ...(EnableMulticast !== undefined && { enableMulticast: switchOf('EnableMulticast', EnableMulticast) }),
      ...(DnsServers !== undefined && { dnsServers: dnsServersOf(DnsServers) }),
      ...(DomainName !== undefined && { domainName: domainNameOf(DomainName) }),
    };
    const { vpcId } = await findVpc(call);
    await call.rows.network.updateVpc(vpcId, change);
    return {};
  },
});
