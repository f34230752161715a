import type { Subnet, Vpc } from '../domain/network.ts';
import type { Page } from './storage.ts';

export interface VpcFilter {
  readonly vpcIds?: readonly string[];
  readonly vpcNames?: readonly string[];
  readonly cidrBlocks?: readonly string[];
  readonly isDefault?: boolean;
  readonly tags?: readonly TagFilter[];
}
export interface SubnetFilter {
  readonly subnetIds?: readonly string[];
  readonly vpcIds?: readonly string[];
  readonly subnetNames?: readonly string[];
  readonly cidrBlocks?: readonly string[];
  readonly zoneIds?: readonly number[];
  readonly isDefault?: boolean;
  readonly tags?: readonly TagFilter[];
}
/** `values` empty: any value. */
export interface TagFilter {
  readonly key: string;
  readonly values: readonly string[];
}

export interface NetworkRows {
  vpc(appId: number, region: string, vpcId: string): Promise<Vpc | null>;
  subnet(appId: number, region: string, subnetId: string): Promise<Subnet | null>;
  /** Oldest first. */
  listVpcs(appId: number, region: string, filter: VpcFilter, limit: number, offset: number): Promise<Page<Vpc>>;
  listSubnets(
    appId: number,
    region: string,
    filter: SubnetFilter,
    limit: number,
    offset: number,
  ): Promise<Page<Subnet>>;
  defaultVpc(appId: number, region: string): Promise<Vpc | null>;
  insertVpc(vpc: Vpc): Promise<void>;
  /**
   * A region's default VPC and its subnets, all or none, also outside a transaction. false when somebody was faster: the account
   * has a default VPC in the region already, or another default VPC has the block (both UNIQUE); nothing was written then, and a
   * surrounding transaction goes on.
   */
  insertDefaultVpc(vpc: Vpc, subnets: readonly Subnet[]): Promise<boolean>;
  insertSubnet(subnet: Subnet): Promise<void>;
  updateVpc(
    vpcId: string,
    change: Partial<Pick<Vpc, 'vpcName' | 'enableMulticast' | 'dnsServers' | 'domainName'>>,
  ): Promise<void>;
  updateSubnet(subnetId: string, change: Partial<Pick<Subnet, 'subnetName' | 'enableBroadcast'>>): Promise<void>;
  deleteVpc(vpcId: string): Promise<void>;
  deleteSubnet(subnetId: string): Promise<void>;
  /** Instances that are not deleted and stand in the subnet or have a route in it. */
  instanceCount(subnetId: string): Promise<number>;
  /** How many addresses are taken per subnet. */
  takenAddressCounts(subnetIds: readonly string[]): Promise<Map<string, number>>;
  /** CIDR blocks of default VPCs that lie in 127.0.0.0/8, of all accounts: a new default VPC takes the lowest free one. */
  takenDefaultBlocks(): Promise<string[]>;
}
