// Generated from spec/vpc.json by scripts/generate-api-types.ts. Do not edit.

export interface AssociateNetworkAclSubnetsRequest {
  NetworkAclId: string;
  SubnetIds: string[];
}

export type AssociateNetworkAclSubnetsResponse = Record<never, never>;

export interface CheckAssistantCidrRequest {
  VpcId: string;
  NewCidrBlocks?: string[];
  OldCidrBlocks?: string[];
}

export interface CheckAssistantCidrResponse {
  ConflictSourceSet?: ConflictSource[] | null;
}

export interface CreateAssistantCidrRequest {
  VpcId: string;
  CidrBlocks: string[];
}

export interface CreateAssistantCidrResponse {
  AssistantCidrSet: AssistantCidr[];
}

export interface CreateDefaultVpcRequest {
  Zone?: string;
  Force?: boolean;
}

export interface CreateDefaultVpcResponse {
  Vpc: DefaultVpcSubnet;
}

export interface CreateRouteTableRequest {
  VpcId: string;
  RouteTableName: string;
  Tags?: Tag[];
}

export interface CreateRouteTableResponse {
  RouteTable: RouteTable;
}

export interface CreateSubnetRequest {
  VpcId: string;
  SubnetName: string;
  Zone: string;
  StackType?: string;
  CidrBlock?: string;
  Ipv6CidrBlock?: string;
  Tags?: Tag[];
  CdcId?: string;
}

export interface CreateSubnetResponse {
  Subnet: Subnet;
}

export interface CreateSubnetsRequest {
  VpcId: string;
  Subnets: SubnetInput[];
  Tags?: Tag[];
  CdcId?: string;
}

export interface CreateSubnetsResponse {
  SubnetSet: Subnet[];
}

export interface CreateVpcRequest {
  VpcName: string;
  StackType?: string;
  CidrBlock?: string;
  Ipv6CidrBlock?: string;
  AddressType?: string;
  EnableMulticast?: string;
  DnsServers?: string[];
  DomainName?: string;
  Tags?: Tag[];
  EnableRouteVpcPublish?: boolean;
  EnableRouteVpcPublishIpv6?: boolean;
}

export interface CreateVpcResponse {
  Vpc: Vpc;
}

export interface DeleteAssistantCidrRequest {
  VpcId: string;
  CidrBlocks: string[];
}

export type DeleteAssistantCidrResponse = Record<never, never>;

export interface DeleteRouteTableRequest {
  RouteTableId: string;
}

export type DeleteRouteTableResponse = Record<never, never>;

export interface DeleteSubnetRequest {
  SubnetId: string;
}

export type DeleteSubnetResponse = Record<never, never>;

export interface DeleteVpcRequest {
  VpcId: string;
}

export type DeleteVpcResponse = Record<never, never>;

export type DescribeAccountAttributesRequest = Record<never, never>;

export interface DescribeAccountAttributesResponse {
  AccountAttributeSet?: AccountAttribute[] | null;
}

export interface DescribeAssistantCidrRequest {
  VpcIds?: string[];
  Filters?: Filter[];
  Offset?: number;
  Limit?: number;
}

export interface DescribeAssistantCidrResponse {
  AssistantCidrSet: AssistantCidr[];
  TotalCount: number;
}

export interface DescribeCcnAttachedInstancesRequest {
  Offset?: number;
  Limit?: number;
  Filters?: Filter[];
  CcnId?: string;
  OrderField?: string;
  OrderDirection?: string;
}

export interface DescribeCcnAttachedInstancesResponse {
  TotalCount: number;
  InstanceSet: CcnAttachedInstance[];
}

export interface DescribeNetworkAclsRequest {
  Filters?: Filter[];
  NetworkAclIds?: string[];
  Offset?: number;
  Limit?: number;
  OrderField?: string;
  OrderDirection?: string;
}

export interface DescribeNetworkAclsResponse {
  NetworkAclSet: NetworkAcl[];
  TotalCount: number;
}

export interface DescribeRouteConflictsRequest {
  RouteTableId: string;
  DestinationCidrBlocks: string[];
}

export interface DescribeRouteConflictsResponse {
  RouteConflictSet: RouteConflict[];
}

export interface DescribeRouteTablesRequest {
  Filters?: Filter[];
  RouteTableIds?: string[];
  Offset?: string;
  Limit?: string;
  NeedRouterInfo?: boolean;
}

export interface DescribeRouteTablesResponse {
  TotalCount: number;
  RouteTableSet: RouteTable[];
}

export interface DescribeSubnetsRequest {
  SubnetIds?: string[];
  Filters?: Filter[];
  Offset?: string;
  Limit?: string;
  MaxResults?: number;
  NextToken?: string;
}

export interface DescribeSubnetsResponse {
  TotalCount: number;
  SubnetSet: Subnet[];
  NextToken?: string | null;
}

export interface DescribeVpcInstancesRequest {
  Filters: Filter[];
  Offset?: number;
  Limit?: number;
}

export interface DescribeVpcInstancesResponse {
  InstanceSet: CvmInstance[];
  TotalCount: number;
}

export interface DescribeVpcResourceDashboardRequest {
  VpcIds: string[];
}

export interface DescribeVpcResourceDashboardResponse {
  ResourceDashboardSet: ResourceDashboard[];
}

export interface DescribeVpcsRequest {
  VpcIds?: string[];
  Filters?: Filter[];
  Offset?: string;
  Limit?: string;
}

export interface DescribeVpcsResponse {
  TotalCount: number;
  VpcSet: Vpc[];
}

export interface DisassociateNetworkAclSubnetsRequest {
  NetworkAclId: string;
  SubnetIds: string[];
}

export type DisassociateNetworkAclSubnetsResponse = Record<never, never>;

export interface ModifyAssistantCidrRequest {
  VpcId: string;
  NewCidrBlocks?: string[];
  OldCidrBlocks?: string[];
}

export interface ModifyAssistantCidrResponse {
  AssistantCidrSet: AssistantCidr[];
}

export interface ModifySubnetAttributeRequest {
  SubnetId: string;
  SubnetName?: string;
  EnableBroadcast?: string;
}

export type ModifySubnetAttributeResponse = Record<never, never>;

export interface ModifyVpcAttributeRequest {
  VpcId: string;
  VpcName?: string;
  EnableMulticast?: string;
  DnsServers?: string[];
  DomainName?: string;
  EnableRouteVpcPublish?: boolean;
  EnableCdcPublish?: boolean;
  EnableRouteVpcPublishIpv6?: boolean;
}

export type ModifyVpcAttributeResponse = Record<never, never>;

export interface ReplaceRouteTableAssociationRequest {
  RouteTableId: string;
  SubnetId?: string;
}

export type ReplaceRouteTableAssociationResponse = Record<never, never>;

export interface AccountAttribute {
  AttributeName: string;
  AttributeValues: string[];
}

export interface AssistantCidr {
  VpcId: string;
  CidrBlock: string;
  AssistantType: number;
  SubnetSet: Subnet[];
}

export interface CcnAttachedInstance {
  CcnId: string;
  InstanceType: string;
  InstanceId: string;
  InstanceName: string;
  InstanceRegion: string;
  InstanceUin: string;
  CidrBlock: string[];
  State: string;
  AttachedTime: string;
  CcnUin: string;
  InstanceArea: string;
  Description: string;
  RouteTableId: string;
  RouteTableName: string;
  AliasType?: string | null;
  AliasInstanceId?: string | null;
}

export interface CidrForCcn {
  Cidr: string;
  PublishedToVbc: boolean;
}

export interface ConflictItem {
  ConfilctId?: string | null;
  DestinationItem: string;
  ConflictId: string;
}

export interface ConflictSource {
  ConflictSourceId: string;
  SourceItem: string;
  ConflictItemSet: ConflictItem[];
}

export interface CvmInstance {
  VpcId: string;
  SubnetId: string;
  InstanceId: string;
  InstanceName: string;
  InstanceState: string;
  CPU: number;
  Memory: number;
  CreatedTime: string;
  InstanceType: string;
  EniLimit: number;
  EniIpLimit: number;
  InstanceEniCount: number;
}

export interface DefaultVpcSubnet {
  VpcId: string;
  SubnetId: string;
  VpcName?: string | null;
  SubnetName?: string | null;
  CidrBlock?: string | null;
}

export interface Filter {
  Name: string;
  Values: string[];
}

export interface ISPIPv6CidrBlock {
  IPv6CidrBlock: string;
  ISPType: string;
  AddressType?: string | null;
}

export interface NetworkAcl {
  VpcId: string;
  NetworkAclId: string;
  NetworkAclName: string;
  CreatedTime: string;
  SubnetSet: Subnet[];
  IngressEntries?: NetworkAclEntry[] | null;
  EgressEntries?: NetworkAclEntry[] | null;
  NetworkAclType: string;
  TagSet: Tag[];
}

export interface NetworkAclEntry {
  Protocol: string;
  Port?: string | null;
  CidrBlock?: string | null;
  Ipv6CidrBlock?: string | null;
  Action: string;
  Description: string;
  ModifyTime: string;
  Priority: number;
  NetworkAclIpv4EntryId?: string | null;
  NetworkAclIpv6EntryId?: string | null;
}

export interface ResourceDashboard {
  VpcId: string;
  SubnetId: string;
  Classiclink: number;
  Dcg: number;
  Pcx: number;
  Ip: number;
  Nat: number;
  Vpngw: number;
  FlowLog: number;
  NetworkDetect: number;
  NetworkACL: number;
  CVM: number;
  LB: number;
  CDB: number;
  Cmem: number;
  CTSDB: number;
  MariaDB: number;
  SQLServer: number;
  Postgres: number;
  NAS: number;
  Greenplumn: number;
  Ckafka: number;
  Grocery: number;
  HSM: number;
  Tcaplus: number;
  Cnas: number;
  TiDB: number;
  Emr: number;
  SEAL: number;
  CFS: number;
  Oracle: number;
  ElasticSearch: number;
  TBaaS: number;
  Itop: number;
  DBAudit: number;
  CynosDBPostgres: number;
  Redis: number;
  MongoDB: number;
  DCDB: number;
  CynosDBMySQL: number;
  Subnet: number;
  RouteTable: number;
}

export interface Route {
  DestinationCidrBlock: string;
  GatewayType: string;
  GatewayId: string;
  RouteId: number;
  RouteDescription: string;
  Enabled: boolean;
  RouteType: string;
  RouteTableId: string;
  DestinationIpv6CidrBlock?: string | null;
  RouteItemId: string;
  PublishedToVbc: boolean;
  CreatedTime: string;
  CdcId?: string | null;
}

export interface RouteConflict {
  RouteTableId: string;
  DestinationCidrBlock: string;
  ConflictSet: Route[];
}

export interface RouteTable {
  VpcId: string;
  RouteTableId: string;
  RouteTableName: string;
  AssociationSet: RouteTableAssociation[];
  RouteSet: Route[];
  Main: boolean;
  CreatedTime: string;
  TagSet: Tag[];
  LocalCidrForCcn: CidrForCcn[];
}

export interface RouteTableAssociation {
  SubnetId: string;
  RouteTableId: string;
}

export interface Subnet {
  VpcId?: string | null;
  SubnetId?: string | null;
  SubnetName?: string | null;
  CidrBlock?: string | null;
  IsDefault?: boolean | null;
  EnableBroadcast?: boolean | null;
  Zone?: string | null;
  RouteTableId?: string | null;
  CreatedTime?: string | null;
  AvailableIpAddressCount?: number | null;
  Ipv6CidrBlock?: string | null;
  NetworkAclId?: string | null;
  IsRemoteVpcSnat?: boolean | null;
  TotalIpAddressCount?: number | null;
  TagSet?: Tag[] | null;
  CdcId?: string | null;
  IsCdcSubnet?: number | null;
  StackType?: string | null;
}

export interface SubnetInput {
  SubnetName: string;
  Zone: string;
  StackType?: string | null;
  CidrBlock?: string | null;
  Ipv6CidrBlock?: string | null;
  RouteTableId?: string | null;
}

export interface Tag {
  Key: string;
  Value: string;
}

export interface Vpc {
  VpcName: string;
  VpcId: string;
  CidrBlock: string;
  IsDefault: boolean;
  EnableMulticast: boolean;
  CreatedTime: string;
  DnsServerSet: string[];
  DomainName: string;
  DhcpOptionsId: string;
  EnableDhcp: boolean;
  Ipv6CidrBlock: string;
  TagSet: Tag[];
  AssistantCidrSet?: AssistantCidr[] | null;
  EnableRouteVpcPublish: boolean;
  Ipv6CidrBlockSet: ISPIPv6CidrBlock[];
  EnableRouteVpcPublishIpv6?: boolean | null;
  StackType?: string | null;
}

export interface Actions {
  AssociateNetworkAclSubnets: { request: AssociateNetworkAclSubnetsRequest; response: AssociateNetworkAclSubnetsResponse };
  CheckAssistantCidr: { request: CheckAssistantCidrRequest; response: CheckAssistantCidrResponse };
  CreateAssistantCidr: { request: CreateAssistantCidrRequest; response: CreateAssistantCidrResponse };
  CreateDefaultVpc: { request: CreateDefaultVpcRequest; response: CreateDefaultVpcResponse };
  CreateRouteTable: { request: CreateRouteTableRequest; response: CreateRouteTableResponse };
  CreateSubnet: { request: CreateSubnetRequest; response: CreateSubnetResponse };
  CreateSubnets: { request: CreateSubnetsRequest; response: CreateSubnetsResponse };
  CreateVpc: { request: CreateVpcRequest; response: CreateVpcResponse };
  DeleteAssistantCidr: { request: DeleteAssistantCidrRequest; response: DeleteAssistantCidrResponse };
  DeleteRouteTable: { request: DeleteRouteTableRequest; response: DeleteRouteTableResponse };
  DeleteSubnet: { request: DeleteSubnetRequest; response: DeleteSubnetResponse };
  DeleteVpc: { request: DeleteVpcRequest; response: DeleteVpcResponse };
  DescribeAccountAttributes: { request: DescribeAccountAttributesRequest; response: DescribeAccountAttributesResponse };
  DescribeAssistantCidr: { request: DescribeAssistantCidrRequest; response: DescribeAssistantCidrResponse };
  DescribeCcnAttachedInstances: { request: DescribeCcnAttachedInstancesRequest; response: DescribeCcnAttachedInstancesResponse };
  DescribeNetworkAcls: { request: DescribeNetworkAclsRequest; response: DescribeNetworkAclsResponse };
  DescribeRouteConflicts: { request: DescribeRouteConflictsRequest; response: DescribeRouteConflictsResponse };
  DescribeRouteTables: { request: DescribeRouteTablesRequest; response: DescribeRouteTablesResponse };
  DescribeSubnets: { request: DescribeSubnetsRequest; response: DescribeSubnetsResponse };
  DescribeVpcInstances: { request: DescribeVpcInstancesRequest; response: DescribeVpcInstancesResponse };
  DescribeVpcResourceDashboard: { request: DescribeVpcResourceDashboardRequest; response: DescribeVpcResourceDashboardResponse };
  DescribeVpcs: { request: DescribeVpcsRequest; response: DescribeVpcsResponse };
  DisassociateNetworkAclSubnets: { request: DisassociateNetworkAclSubnetsRequest; response: DisassociateNetworkAclSubnetsResponse };
  ModifyAssistantCidr: { request: ModifyAssistantCidrRequest; response: ModifyAssistantCidrResponse };
  ModifySubnetAttribute: { request: ModifySubnetAttributeRequest; response: ModifySubnetAttributeResponse };
  ModifyVpcAttribute: { request: ModifyVpcAttributeRequest; response: ModifyVpcAttributeResponse };
  ReplaceRouteTableAssociation: { request: ReplaceRouteTableAssociationRequest; response: ReplaceRouteTableAssociationResponse };
}
