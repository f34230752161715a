import type { Subnet as WireSubnet, Tag as WireTag, Vpc as WireVpc } from '../../../spec/types/vpc.ts';
import { usableAddressCount } from '../../domain/addresses.ts';
import { cloudDateTime } from '../../domain/cloud-time.ts';
import type { Subnet, Vpc } from '../../domain/network.ts';
import type { Tag } from '../../domain/tag.ts';
import type { Services } from '../services.ts';

/** A VPC as every answer of the product writes it. There is no IPv6, no DHCP option set and no other CIDR here. */
export function vpcAnswer(vpc: Vpc, tags: readonly Tag[] | undefined): WireVpc {
  return {
    VpcId: vpc.vpcId,
    VpcName: vpc.vpcName,
    CidrBlock: vpc.cidrBlock,
    IsDefault: vpc.isDefault,
    EnableMulticast: vpc.enableMulticast,
    CreatedTime: cloudDateTime(vpc.createdAt),
    DnsServerSet: [...vpc.dnsServers],
    DomainName: vpc.domainName,
    DhcpOptionsId: '',
    EnableDhcp: true,
    Ipv6CidrBlock: '',
    Ipv6CidrBlockSet: [],
    AssistantCidrSet: [],
    EnableRouteVpcPublish: false,
    EnableRouteVpcPublishIpv6: false,
    TagSet: tagSet(tags),
  };
}

/** A subnet; `takenCount` of its addresses are an instance's. */
export function subnetAnswer(
  subnet: Subnet,
  { routeTableId, takenCount, tags }: { routeTableId: string; takenCount: number; tags: readonly Tag[] | undefined },
  { catalogue }: Services,
): WireSubnet {
  const total = usableAddressCount(subnet.cidrBlock);
  return {
    VpcId: subnet.vpcId,
    SubnetId: subnet.subnetId,
    SubnetName: subnet.subnetName,
    CidrBlock: subnet.cidrBlock,
    IsDefault: subnet.isDefault,
    EnableBroadcast: subnet.enableBroadcast,
    Zone: catalogue.zone(subnet.zoneId)?.zoneCode ?? String(subnet.zoneId),
    RouteTableId: routeTableId,
    CreatedTime: cloudDateTime(subnet.createdAt),
    AvailableIpAddressCount: Math.max(0, total - takenCount),
    TotalIpAddressCount: total,
    Ipv6CidrBlock: '',
    NetworkAclId: '',
    IsRemoteVpcSnat: false,
    IsCdcSubnet: 0,
    CdcId: '',
    TagSet: tagSet(tags),
  };
}

export function tagSet(tags: readonly Tag[] | undefined): WireTag[] {
  return (tags ?? []).map(({ key, value }) => ({ Key: key, Value: value }));
}
