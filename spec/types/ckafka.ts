// Generated from spec/ckafka.json by scripts/generate-api-types.ts. Do not edit.

export interface AssociateRoutesSecurityGroupRequest {
  InstanceRoutes: InstanceRoute[];
  SecurityGroupId: string;
}

export interface AssociateRoutesSecurityGroupResponse {
  Result: SecurityGroupRouteOperateResp;
}

export interface AuthorizeTokenRequest {
  InstanceId: string;
  User: string;
  Tokens: string;
}

export interface AuthorizeTokenResponse {
  Result: number;
}

export interface BatchCreateAclRequest {
  InstanceId: string;
  ResourceType: number;
  ResourceNames: string[];
  RuleList: AclRuleInfo[];
}

export interface BatchCreateAclResponse {
  Result: number;
}

export interface BatchModifyGroupOffsetsRequest {
  GroupName: string;
  InstanceId: string;
  Partitions: Partitions[];
  TopicName?: string[];
}

export interface BatchModifyGroupOffsetsResponse {
  Result: JgwOperateResponse;
}

export interface BatchModifyTopicAttributesRequest {
  InstanceId: string;
  Topic: BatchModifyTopicInfo[];
}

export interface BatchModifyTopicAttributesResponse {
  Result: BatchModifyTopicResultDTO[];
}

export interface CancelAuthorizationTokenRequest {
  InstanceId: string;
  User: string;
  Tokens: string;
}

export interface CancelAuthorizationTokenResponse {
  Result: number;
}

export interface CheckCdcClusterRequest {
  TaskId: number;
}

export interface CheckCdcClusterResponse {
  Result: string;
}

export interface CreateAclRequest {
  InstanceId: string;
  ResourceType: number;
  Operation: number;
  PermissionType: number;
  ResourceName?: string;
  Host?: string;
  Principal?: string;
  ResourceNameList?: string;
}

export interface CreateAclResponse {
  Result: JgwOperateResponse;
}

export interface CreateAclRuleRequest {
  InstanceId: string;
  ResourceType: string;
  PatternType: string;
  RuleName: string;
  RuleList: AclRuleInfo[];
  Pattern?: string;
  IsApplied?: number;
  Comment?: string;
}

export interface CreateAclRuleResponse {
  Result: number;
}

export interface CreateCdcClusterRequest {
  CdcId: string;
  CdcVpcId: string;
  CdcSubnetId: string;
  ZoneId: number;
  Bandwidth: number;
  DiskSize: number;
  DiskType: string;
  SystemDiskType: string;
}

export interface CreateCdcClusterResponse {
  Result: CdcClusterResponse;
}

export interface CreateConnectResourceRequest {
  ResourceName: string;
  Type: string;
  Description?: string;
  DtsConnectParam?: DtsConnectParam;
  MongoDBConnectParam?: MongoDBConnectParam;
  EsConnectParam?: EsConnectParam;
  ClickHouseConnectParam?: ClickHouseConnectParam;
  MySQLConnectParam?: MySQLConnectParam;
  PostgreSQLConnectParam?: PostgreSQLConnectParam;
  MariaDBConnectParam?: MariaDBConnectParam;
  SQLServerConnectParam?: SQLServerConnectParam;
  DorisConnectParam?: DorisConnectParam;
  KafkaConnectParam?: KafkaConnectParam;
  MqttConnectParam?: MqttConnectParam;
  IcebergConnectParam?: IcebergConnectParam;
  Tags?: Tag[];
}

export interface CreateConnectResourceResponse {
  Result: ConnectResourceResourceIdResp;
}

export interface CreateConsumerRequest {
  InstanceId: string;
  GroupName: string;
  TopicName?: string;
  TopicNameList?: string[];
}

export interface CreateConsumerResponse {
  Result: JgwOperateResponse;
}

export interface CreateDatahubTaskRequest {
  TaskName: string;
  TaskType: string;
  SourceResource?: DatahubResource;
  TargetResource?: DatahubResource;
  TransformParam?: TransformParam;
  PrivateLinkParam?: PrivateLinkParam;
  SchemaId?: string;
  TransformsParam?: TransformsParam;
  TaskId?: string;
  Tags?: Tag[];
  Description?: string;
}

export interface CreateDatahubTaskResponse {
  Result: CreateDatahubTaskRes;
}

export interface CreateDatahubTopicRequest {
  Name: string;
  PartitionNum: number;
  RetentionMs: number;
  Note?: string;
  Tags?: Tag[];
}

export interface CreateDatahubTopicResponse {
  Result: DatahubTopicResp;
}

export interface CreateInstancePostRequest {
  InstanceName?: string;
  BandWidth?: number;
  VpcId: string;
  SubnetId: string;
  InstanceType?: number;
  MsgRetentionTime?: number;
  ClusterId?: number;
  KafkaVersion?: string;
  SpecificationsType?: string;
  DiskType?: string;
  DiskSize?: number;
  Partition?: number;
  TopicNum?: number;
  ZoneId?: number;
  MultiZoneFlag?: boolean;
  ZoneIds?: number[];
  InstanceNum?: number;
  PublicNetworkMonthly?: number;
  Tags?: Tag[];
}

export interface CreateInstancePostResponse {
  Result: JgwOperateResponse;
}

export interface CreateInstancePreRequest {
  InstanceName: string;
  ZoneId: number;
  Period: string;
  InstanceType: number;
  VpcId: string;
  SubnetId: string;
  MsgRetentionTime?: number;
  ClusterId?: number;
  RenewFlag?: number;
  KafkaVersion?: string;
  SpecificationsType?: string;
  DiskSize?: number;
  BandWidth?: number;
  Partition?: number;
  Tags?: Tag[];
  DiskType?: string;
  MultiZoneFlag?: boolean;
  ZoneIds?: number[];
  PublicNetworkMonthly?: number;
  InstanceNum?: number;
  AutoVoucher?: number;
  ElasticBandwidthSwitch?: number;
  CustomSSLCertId?: string;
  StoreQuantityType?: number;
}

export interface CreateInstancePreResponse {
  Result: CreateInstancePreResp;
}

export interface CreateMetaAndDataSyncDatahubTaskRequest {
  TaskName: string;
  SourceResourceId: string;
  TargetResourceId: string;
  Tags?: Tag[];
  OffsetType?: string;
  TopicRegularExpression?: string;
  TopicList?: string[];
  Prefix?: string;
  Separator?: string;
  Description?: string;
}

export interface CreateMetaAndDataSyncDatahubTaskResponse {
  Result: CreateDatahubTaskRes;
}

export interface CreateMetaDataAndOffsetSyncDatahubTaskRequest {
  TaskName: string;
  SourceResourceId: string;
  TargetResourceId: string;
  Description?: string;
  OffsetType?: string;
  TopicRegularExpression?: string;
  TopicList?: string[];
  Prefix?: string;
  Separator?: string;
  Tags?: Tag[];
}

export interface CreateMetaDataAndOffsetSyncDatahubTaskResponse {
  Result?: CreateDatahubTaskRes | null;
}

export interface CreateMetaSyncDatahubTaskRequest {
  TaskName: string;
  SourceResourceId: string;
  TargetResourceId: string;
  Description?: string;
  Tags?: Tag[];
}

export interface CreateMetaSyncDatahubTaskResponse {
  Result?: CreateDatahubTaskRes | null;
}

export interface CreatePartitionRequest {
  InstanceId: string;
  TopicName: string;
  PartitionNum: number;
}

export interface CreatePartitionResponse {
  Result: JgwOperateResponse;
}

export interface CreatePostPaidInstanceRequest {
  VpcId: string;
  SubnetId: string;
  InstanceName?: string;
  InstanceType?: number;
  MsgRetentionTime?: number;
  ClusterId?: number;
  KafkaVersion?: string;
  SpecificationsType?: string;
  DiskType?: string;
  BandWidth?: number;
  DiskSize?: number;
  Partition?: number;
  TopicNum?: number;
  ZoneId?: number;
  MultiZoneFlag?: boolean;
  ZoneIds?: number[];
  InstanceNum?: number;
  PublicNetworkMonthly?: number;
  Tags?: Tag[];
  ElasticBandwidthSwitch?: number;
  CustomSSLCertId?: string;
  StoreQuantityType?: number;
}

export interface CreatePostPaidInstanceResponse {
  Result: CreateInstancePostResp;
}

export interface CreatePrometheusRequest {
  InstanceId: string;
  VpcId: string;
  SubnetId: string;
}

export interface CreatePrometheusResponse {
  Result: PrometheusResult;
}

export interface CreateRouteRequest {
  InstanceId: string;
  VipType: number;
  VpcId?: string;
  SubnetId?: string;
  AccessType?: number;
  AuthFlag?: number;
  CallerAppid?: number;
  PublicNetwork?: number;
  Ip?: string;
  Note?: string;
  SecurityGroupIds?: string[];
  IpWhitelist?: IpWhitelistDTO[];
}

export interface CreateRouteResponse {
  Result: JgwOperateResponse;
}

export interface CreateThrottleRuleRequest {
  InstanceId: string;
  ThrottleType: number;
  GroupNameList?: string[];
  ConsumeThrottle?: number;
  ProduceThrottle?: number;
  ClientIdList?: string[];
  UserNameList?: string[];
  TopicNameList?: string[];
}

export interface CreateThrottleRuleResponse {
  Result?: JgwOperateResponse | null;
}

export interface CreateTokenRequest {
  InstanceId: string;
  User: string;
}

export interface CreateTokenResponse {
  Result: string;
}

export interface CreateTopicRequest {
  InstanceId: string;
  TopicName: string;
  PartitionNum: number;
  ReplicaNum: number;
  EnableWhiteList?: number;
  IpWhiteList?: string[];
  CleanUpPolicy?: string;
  Note?: string;
  MinInsyncReplicas?: number;
  UncleanLeaderElectionEnable?: number;
  RetentionMs?: number;
  SegmentMs?: number;
  MaxMessageBytes?: number;
  EnableAclRule?: number;
  AclRuleName?: string;
  RetentionBytes?: number;
  Tags?: Tag[];
  LogMsgTimestampType?: string;
}

export interface CreateTopicResponse {
  Result: CreateTopicResp;
}

export interface CreateTopicIpWhiteListRequest {
  InstanceId: string;
  TopicName: string;
  IpWhiteList: string[];
}

export interface CreateTopicIpWhiteListResponse {
  Result: JgwOperateResponse;
}

export interface CreateUserRequest {
  InstanceId: string;
  Name: string;
  Password?: string;
}

export interface CreateUserResponse {
  Result: JgwOperateResponse;
}

export interface DeleteAclRequest {
  InstanceId: string;
  ResourceType: number;
  ResourceName: string;
  Operation: number;
  PermissionType: number;
  Host?: string;
  Principal?: string;
}

export interface DeleteAclResponse {
  Result: JgwOperateResponse;
}

export interface DeleteAclRuleRequest {
  InstanceId: string;
  RuleName: string;
}

export interface DeleteAclRuleResponse {
  Result: number;
}

export interface DeleteConnectResourceRequest {
  ResourceId: string;
}

export interface DeleteConnectResourceResponse {
  Result: ConnectResourceResourceIdResp;
}

export interface DeleteDatahubTaskRequest {
  TaskId: string;
}

export interface DeleteDatahubTaskResponse {
  Result: DatahubTaskIdRes;
}

export interface DeleteDatahubTopicRequest {
  Name: string;
}

export interface DeleteDatahubTopicResponse {
  Result: JgwOperateResponse;
}

export interface DeleteGroupRequest {
  InstanceId: string;
  Group: string;
}

export interface DeleteGroupResponse {
  Result: JgwOperateResponse;
}

export interface DeleteGroupSubscribeTopicRequest {
  InstanceId: string;
  Group: string;
  Topic: string;
}

export interface DeleteGroupSubscribeTopicResponse {
  Result: JgwOperateResponse;
}

export interface DeleteInstancePostRequest {
  InstanceId: string;
}

export interface DeleteInstancePostResponse {
  Result: InstanceDeleteResponse;
}

export interface DeleteInstancePreRequest {
  InstanceId: string;
}

export interface DeleteInstancePreResponse {
  Result: CreateInstancePreResp;
}

export interface DeleteRouteRequest {
  InstanceId: string;
  RouteId: number;
  CallerAppid?: number;
  DeleteRouteTime?: string;
}

export interface DeleteRouteResponse {
  Result: JgwOperateResponse;
}

export interface DeleteRouteTriggerTimeRequest {
  InstanceId: string;
  DelayTime: string;
}

export type DeleteRouteTriggerTimeResponse = Record<never, never>;

export interface DeleteThrottleRuleRequest {
  ThrottleRuleId: string;
  InstanceId: string;
}

export interface DeleteThrottleRuleResponse {
  Result?: JgwOperateResponse | null;
}

export interface DeleteTopicRequest {
  InstanceId: string;
  TopicName: string;
}

export interface DeleteTopicResponse {
  Result: JgwOperateResponse;
}

export interface DeleteTopicIpWhiteListRequest {
  InstanceId: string;
  TopicName: string;
  IpWhiteList: string[];
}

export interface DeleteTopicIpWhiteListResponse {
  Result: JgwOperateResponse;
}

export interface DeleteUserRequest {
  InstanceId: string;
  Name: string;
}

export interface DeleteUserResponse {
  Result: JgwOperateResponse;
}

export interface DescribeACLRequest {
  InstanceId: string;
  ResourceType: number;
  ResourceName?: string;
  Offset?: number;
  Limit?: number;
  SearchWord?: string;
}

export interface DescribeACLResponse {
  Result: AclResponse;
}

export interface DescribeAccessPolicyRequest {
  InstanceId: string;
  RouteId: number;
}

export interface DescribeAccessPolicyResponse {
  Result: ExternalAccessInfoWrapper;
}

export interface DescribeAclRuleRequest {
  InstanceId: string;
  RuleName?: string;
  PatternType?: string;
  IsSimplified?: boolean;
}

export interface DescribeAclRuleResponse {
  Result: AclRuleResp;
}

export interface DescribeCkafkaVersionRequest {
  InstanceId: string;
}

export interface DescribeCkafkaVersionResponse {
  Result: InstanceVersion;
}

export interface DescribeCkafkaZoneRequest {
  CdcId?: string;
}

export interface DescribeCkafkaZoneResponse {
  Result: ZoneResponse;
}

export interface DescribeConnectResourceRequest {
  ResourceId: string;
}

export interface DescribeConnectResourceResponse {
  Result: DescribeConnectResourceResp;
}

export interface DescribeConnectResourcesRequest {
  Type?: string;
  SearchWord?: string;
  Offset?: number;
  Limit?: number;
  ResourceRegion?: string;
}

export interface DescribeConnectResourcesResponse {
  Result: DescribeConnectResourcesResp;
}

export interface DescribeConsumerGroupRequest {
  InstanceId: string;
  GroupName?: string;
  TopicName?: string;
  Limit?: number;
  Offset?: number;
}

export interface DescribeConsumerGroupResponse {
  Result: ConsumerGroupResponse | null;
}

export interface DescribeCvmInfoRequest {
  InstanceId: string;
}

export interface DescribeCvmInfoResponse {
  Result: ListCvmAndIpInfoRsp;
}

export interface DescribeDatahubGroupOffsetsRequest {
  Name: string;
  Group: string;
  SearchWord?: string;
  Offset?: number;
  Limit?: number;
}

export interface DescribeDatahubGroupOffsetsResponse {
  Result: GroupOffsetResponse;
}

export interface DescribeDatahubTaskRequest {
  TaskId: string;
}

export interface DescribeDatahubTaskResponse {
  Result: DescribeDatahubTaskRes;
}

export interface DescribeDatahubTasksRequest {
  Limit?: number;
  Offset?: number;
  SearchWord?: string;
  TargetType?: string;
  TaskType?: string;
  SourceType?: string;
  Resource?: string;
}

export interface DescribeDatahubTasksResponse {
  Result: DescribeDatahubTasksRes;
}

export interface DescribeDatahubTopicRequest {
  Name: string;
}

export interface DescribeDatahubTopicResponse {
  Result: DescribeDatahubTopicResp;
}

export interface DescribeDatahubTopicsRequest {
  SearchWord?: string;
  Offset?: number;
  Limit?: number;
  QueryFromConnectResource?: boolean;
  ConnectResourceId?: string;
  TopicRegularExpression?: string;
}

export interface DescribeDatahubTopicsResponse {
  Result: DescribeDatahubTopicsResp;
}

export interface DescribeGroupRequest {
  InstanceId: string;
  SearchWord?: string;
  Offset?: number;
  Limit?: number;
  Filters?: Filter[];
}

export interface DescribeGroupResponse {
  Result: GroupResponse;
}

export interface DescribeGroupInfoRequest {
  InstanceId: string;
  GroupList: string[];
}

export interface DescribeGroupInfoResponse {
  Result: GroupInfoResponse[];
}

export interface DescribeGroupOffsetsRequest {
  InstanceId: string;
  Group: string;
  Topics?: string[];
  SearchWord?: string;
  Offset?: number;
  Limit?: number;
}

export interface DescribeGroupOffsetsResponse {
  Result: GroupOffsetResponse;
}

export interface DescribeInstanceAttributesRequest {
  InstanceId: string;
}

export interface DescribeInstanceAttributesResponse {
  Result: InstanceAttributesResponse;
}

export interface DescribeInstancesRequest {
  InstanceId?: string;
  SearchWord?: string;
  Status?: number[];
  Offset?: number;
  Limit?: number;
  TagKey?: string;
  VpcId?: string;
}

export interface DescribeInstancesResponse {
  Result: InstanceResponse;
}

export interface DescribeInstancesDetailRequest {
  InstanceId?: string;
  SearchWord?: string;
  Status?: number[];
  Offset?: number;
  Limit?: number;
  TagKey?: string;
  Filters?: Filter[];
  InstanceIds?: string;
  InstanceIdList?: string[];
  TagList?: Tag[];
}

export interface DescribeInstancesDetailResponse {
  Result: InstanceDetailResponse;
}

export interface DescribeModifyTypeRequest {
  InstanceId: string;
  BandWidth: number;
  DiskSize: number;
  DiskType: string;
  Partition: number;
  Topic: number;
  Type: string;
  ModifyEntry?: string;
  ModifyZone?: boolean;
}

export interface DescribeModifyTypeResponse {
  Result: DescModifyType;
}

export interface DescribePrometheusRequest {
  InstanceId: string;
}

export interface DescribePrometheusResponse {
  Result: PrometheusDTO[];
}

export interface DescribeRegionRequest {
  Offset?: number;
  Limit?: number;
  Business?: string;
  CdcId?: string;
}

export interface DescribeRegionResponse {
  Result: Region[];
}

export interface DescribeRouteRequest {
  InstanceId: string;
  RouteId?: number;
  MainRouteFlag?: boolean;
}

export interface DescribeRouteResponse {
  Result: RouteResponse;
}

export interface DescribeSecurityGroupRoutesRequest {
  InstanceRoute?: InstanceRoute;
  Filters?: RouteFilter[];
  Offset?: number;
  Limit?: number;
  SearchWord?: string;
}

export interface DescribeSecurityGroupRoutesResponse {
  Result?: SecurityGroupRouteResp | null;
}

export interface DescribeTaskStatusRequest {
  FlowId: number;
}

export interface DescribeTaskStatusResponse {
  Result: TaskStatusResponse;
}

export interface DescribeThrottleRulesRequest {
  InstanceId: string;
  SearchWord?: string;
  Limit?: number;
  Offset?: number;
  ThrottleDimension?: number;
}

export interface DescribeThrottleRulesResponse {
  Result?: ThrottleRuleResult | null;
}

export interface DescribeTopicRequest {
  InstanceId: string;
  SearchWord?: string;
  Offset?: number;
  Limit?: number;
  AclRuleName?: string;
}

export interface DescribeTopicResponse {
  Result: TopicResult;
}

export interface DescribeTopicAttributesRequest {
  InstanceId: string;
  TopicName: string;
}

export interface DescribeTopicAttributesResponse {
  Result: TopicAttributesResponse;
}

export interface DescribeTopicDetailRequest {
  InstanceId: string;
  SearchWord?: string;
  Offset?: number;
  Limit?: number;
  AclRuleName?: string;
  OrderBy?: string;
  OrderType?: number;
  Filters?: Filter[];
  SearchWordIgnoreCaseFlag?: boolean;
}

export interface DescribeTopicDetailResponse {
  Result: TopicDetailResponse;
}

export interface DescribeTopicFlowRankingRequest {
  InstanceId: string;
  RankingType: string;
  BeginDate?: string;
  EndDate?: string;
  BrokerIp?: string;
}

export interface DescribeTopicFlowRankingResponse {
  Result: TopicFlowRankingResult;
}

export interface DescribeTopicProduceConnectionRequest {
  InstanceId: string;
  TopicName: string;
}

export interface DescribeTopicProduceConnectionResponse {
  Result: DescribeConnectInfoResultDTO[];
}

export interface DescribeTopicSubscribeGroupRequest {
  InstanceId: string;
  TopicName: string;
  Offset?: number;
  Limit?: number;
}

export interface DescribeTopicSubscribeGroupResponse {
  Result: TopicSubscribeGroup;
}

export interface DescribeTopicSyncReplicaRequest {
  InstanceId: string;
  TopicName: string;
  Offset?: number;
  Limit?: number;
  OutOfSyncReplicaOnly?: boolean;
}

export interface DescribeTopicSyncReplicaResponse {
  Result: TopicInSyncReplicaResult;
}

export interface DescribeTypeInstancesRequest {
  InstanceId?: string;
  SearchWord?: string;
  Status?: number[];
  Offset?: number;
  Limit?: number;
  TagKey?: string;
}

export interface DescribeTypeInstancesResponse {
  Result: InstanceResponse;
}

export interface DescribeUserRequest {
  InstanceId: string;
  SearchWord?: string;
  Offset?: number;
  Limit?: number;
}

export interface DescribeUserResponse {
  Result: UserResponse;
}

export interface DisassociateRoutesSecurityGroupRequest {
  InstanceRoutes: InstanceRoute[];
  SecurityGroupId: string;
}

export interface DisassociateRoutesSecurityGroupResponse {
  Result?: SecurityGroupRouteOperateResp | null;
}

export interface FetchDatahubMessageByOffsetRequest {
  Name: string;
  Partition: number;
  Offset: number;
}

export interface FetchDatahubMessageByOffsetResponse {
  Result: ConsumerRecord;
}

export interface FetchLatestDatahubMessageListRequest {
  Name: string;
  Partition: number;
  Offset?: number;
  MessageCount?: number;
}

export interface FetchLatestDatahubMessageListResponse {
  Result: ConsumerRecord[];
}

export interface FetchMessageByOffsetRequest {
  InstanceId: string;
  Topic: string;
  Partition: number;
  Offset: number;
}

export interface FetchMessageByOffsetResponse {
  Result: ConsumerRecord;
}

export interface FetchMessageListByOffsetRequest {
  InstanceId: string;
  Topic: string;
  Partition: number;
  Offset: number;
  SinglePartitionRecordNumber?: number;
}

export interface FetchMessageListByOffsetResponse {
  Result: ConsumerRecord[];
}

export interface FetchMessageListByTimestampRequest {
  InstanceId: string;
  Topic: string;
  Partition?: number;
  StartTime?: number;
  SinglePartitionRecordNumber?: number;
}

export interface FetchMessageListByTimestampResponse {
  Result: ConsumerRecord[];
}

export interface InquireCkafkaPriceRequest {
  InstanceType: string;
  InstanceChargeParam?: InstanceChargeParam;
  InstanceNum?: number;
  Bandwidth?: number;
  InquiryDiskParam?: InquiryDiskParam;
  MessageRetention?: number;
  Topic?: number;
  Partition?: number;
  ZoneIds?: number[];
  CategoryAction?: string;
  BillType?: string;
  PublicNetworkParam?: InquiryPublicNetworkParam;
  InstanceId?: string;
}

export interface InquireCkafkaPriceResponse {
  Result: InquireCkafkaPriceResp;
}

export interface InstanceScalingDownRequest {
  InstanceId: string;
  UpgradeStrategy: number;
  DiskSize?: number;
  BandWidth?: number;
  Partition?: number;
}

export interface InstanceScalingDownResponse {
  Result: ScalingDownResp;
}

export interface IsolatedInstancePreRequest {
  InstanceId: string;
}

export interface IsolatedInstancePreResponse {
  Result: CreateInstancePreResp;
}

export interface ModifyAccessPolicyRequest {
  InstanceId: string;
  RouteId: number;
  IpWhitelist?: IpWhitelistDTO[];
}

export interface ModifyAccessPolicyResponse {
  Result: string;
}

export interface ModifyAclRuleRequest {
  InstanceId: string;
  RuleName: string;
  IsApplied?: number;
}

export interface ModifyAclRuleResponse {
  Result: number;
}

export interface ModifyConnectResourceRequest {
  ResourceId: string;
  ResourceName?: string;
  Description?: string;
  Type?: string;
  DtsConnectParam?: DtsModifyConnectParam;
  MongoDBConnectParam?: MongoDBModifyConnectParam;
  EsConnectParam?: EsModifyConnectParam;
  ClickHouseConnectParam?: ClickHouseModifyConnectParam;
  MySQLConnectParam?: MySQLModifyConnectParam;
  PostgreSQLConnectParam?: PostgreSQLModifyConnectParam;
  MariaDBConnectParam?: MariaDBModifyConnectParam;
  SQLServerConnectParam?: SQLServerModifyConnectParam;
  CtsdbConnectParam?: CtsdbModifyConnectParam;
  DorisConnectParam?: DorisModifyConnectParam;
  KafkaConnectParam?: KafkaConnectParam;
  MqttConnectParam?: MqttConnectParam;
  IcebergConnectParam?: IcebergConnectParam;
}

export interface ModifyConnectResourceResponse {
  Result: ConnectResourceResourceIdResp;
}

export interface ModifyDatahubTaskRequest {
  TaskId: string;
  TaskName?: string;
  Description?: string;
  TasksMax?: number;
  SyncThrottleLimit?: number;
  AutoExpandFlag?: boolean;
}

export interface ModifyDatahubTaskResponse {
  Result: DatahubTaskIdRes;
}

export interface ModifyDatahubTopicRequest {
  Name: string;
  RetentionMs: number;
  Note?: string;
  Tags?: Tag[];
}

export interface ModifyDatahubTopicResponse {
  Result: JgwOperateResponse;
}

export interface ModifyGroupOffsetsRequest {
  InstanceId: string;
  Group: string;
  Strategy: number;
  Topics: string[];
  Shift?: number;
  ShiftTimestamp?: number;
  Offset?: number;
  Partitions?: number[];
}

export interface ModifyGroupOffsetsResponse {
  Result: JgwOperateResponse;
}

export interface ModifyInstanceAttributesRequest {
  InstanceId: string;
  MsgRetentionTime?: number;
  InstanceName?: string;
  Config?: ModifyInstanceAttributesConfig;
  DynamicRetentionConfig?: DynamicRetentionTime;
  RebalanceTime?: number;
  PublicNetwork?: number;
  DynamicDiskConfig?: DynamicDiskConfig;
  MaxMessageByte?: number;
  UncleanLeaderElectionEnable?: number;
  DeleteProtectionEnable?: number;
  RetentionBytes?: number;
  AdminSecurity?: boolean;
  TransactionalIdExpirationMs?: number;
}

export interface ModifyInstanceAttributesResponse {
  Result: JgwOperateResponse;
}

export interface ModifyInstancePreRequest {
  InstanceId: string;
  DiskSize?: number;
  BandWidth?: number;
  Partition?: number;
}

export interface ModifyInstancePreResponse {
  Result: CreateInstancePreResp;
}

export interface ModifyPasswordRequest {
  InstanceId: string;
  Name: string;
  Password: string;
  PasswordNew: string;
}

export interface ModifyPasswordResponse {
  Result: JgwOperateResponse;
}

export interface ModifyRouteSecurityGroupsRequest {
  InstanceRoute: InstanceRoute;
  SecurityGroupIds?: string[];
}

export interface ModifyRouteSecurityGroupsResponse {
  Result: SecurityGroupRouteOperateResp;
}

export interface ModifyRoutineMaintenanceTaskRequest {
  InstanceId: string;
  MaintenanceType: string;
  MaintenanceSubtype: string;
  TopicName?: string;
  ConfigureThreshold?: number;
  ConfigureStepSize?: number;
  ConfigureLimit?: number;
  PlannedTime?: number;
  ExtraConfig?: string;
  Status?: number;
  Week?: string;
}

export interface ModifyRoutineMaintenanceTaskResponse {
  Result: JgwOperateResponse;
}

export interface ModifyThrottleRuleRequest {
  ThrottleRuleId: number;
  InstanceId: string;
  ConsumeThrottle?: number;
}

export interface ModifyThrottleRuleResponse {
  Result?: JgwOperateResponse | null;
}

export interface ModifyTopicAttributesRequest {
  InstanceId: string;
  TopicName: string;
  Note?: string;
  EnableWhiteList?: number;
  MinInsyncReplicas?: number;
  UncleanLeaderElectionEnable?: number;
  RetentionMs?: number;
  MaxMessageBytes?: number;
  SegmentMs?: number;
  CleanUpPolicy?: string;
  IpWhiteList?: string[];
  EnableAclRule?: number;
  AclRuleName?: string;
  RetentionBytes?: number;
  Tags?: Tag[];
  QuotaProducerByteRate?: number;
  QuotaConsumerByteRate?: number;
  ReplicaNum?: number;
  LogMsgTimestampType?: string;
}

export interface ModifyTopicAttributesResponse {
  Result: JgwOperateResponse;
}

export interface PauseDatahubTaskRequest {
  TaskId: string;
}

export interface PauseDatahubTaskResponse {
  Result: DatahubTaskIdRes | null;
}

export interface RenewCkafkaInstanceRequest {
  InstanceId: string;
  TimeSpan?: number;
}

export interface RenewCkafkaInstanceResponse {
  Result: RenewCkafkaInstanceResp;
}

export interface RestartDatahubTaskRequest {
  TaskId: string;
}

export interface RestartDatahubTaskResponse {
  Result: DatahubTaskIdRes | null;
}

export interface ResumeDatahubTaskRequest {
  TaskId: string;
}

export interface ResumeDatahubTaskResponse {
  Result: DatahubTaskIdRes | null;
}

export interface SendMessageRequest {
  DataHubId: string;
  Message: BatchContent[];
}

export interface SendMessageResponse {
  MessageId: string[];
}

export interface UpgradeBrokerVersionRequest {
  InstanceId: string;
  Type: number;
  SourceVersion: string;
  TargetVersion: string;
  DelayTimeStamp?: string;
}

export interface UpgradeBrokerVersionResponse {
  Result: JgwOperateResponse;
}

export interface Acl {
  ResourceType: number;
  ResourceName: string;
  Principal: string;
  Host: string;
  Operation: number;
  PermissionType: number;
}

export interface AclResponse {
  TotalCount: number;
  AclList: Acl[];
}

export interface AclRule {
  RuleName: string;
  InstanceId: string;
  PatternType: string;
  Pattern: string;
  ResourceType: string;
  AclList: string;
  CreateTimeStamp: string;
  IsApplied: number;
  UpdateTimeStamp: string;
  Comment: string;
  TopicName: string;
  TopicCount: number;
  PatternTypeTitle: string;
}

export interface AclRuleInfo {
  Operation: string;
  PermissionType: string;
  Host: string;
  Principal: string;
}

export interface AclRuleResp {
  TotalCount: number;
  AclRuleList: AclRule[];
}

export interface AnalyseParam {
  Format: string;
  Regex: string;
  InputValueType: string;
  InputValue: string;
}

export interface Assignment {
  Version: number;
  Topics: GroupInfoTopics[];
}

export interface BatchAnalyseParam {
  Format: string;
}

export interface BatchContent {
  Body: string;
  Key?: string | null;
}

export interface BatchModifyTopicInfo {
  TopicName: string;
  PartitionNum?: number | null;
  Note?: string | null;
  ReplicaNum?: number | null;
  CleanUpPolicy?: string | null;
  MinInsyncReplicas?: number | null;
  UncleanLeaderElectionEnable?: boolean | null;
  RetentionMs?: number | null;
  RetentionBytes?: number | null;
  SegmentMs?: number | null;
  MaxMessageBytes?: number | null;
  LogMsgTimestampType?: string | null;
}

export interface BatchModifyTopicResultDTO {
  InstanceId: string;
  TopicName: string;
  ReturnCode: string;
  Message: string;
}

export interface BrokerTopicData {
  TopicName: string;
  TopicId: string;
  DataSize: number;
}

export interface BrokerTopicFlowData {
  TopicName: string;
  TopicId: string;
  TopicTraffic: string;
}

export interface CdcClusterResponse {
  TaskId: number;
}

export interface ClickHouseConnectParam {
  Port: number;
  UserName: string;
  Password: string;
  Resource: string;
  SelfBuilt: boolean;
  ServiceVip: string;
  UniqVpcId: string;
  IsUpdate: boolean | null;
}

export interface ClickHouseModifyConnectParam {
  Resource: string;
  Port: number;
  ServiceVip: string;
  UniqVpcId: string;
  UserName: string;
  Password: string;
  SelfBuilt: boolean;
  IsUpdate: boolean;
}

export interface ClickHouseParam {
  Cluster: string;
  Database: string;
  Table: string;
  Schema: ClickHouseSchema[];
  Resource: string;
  Ip?: string | null;
  Port?: number | null;
  UserName?: string | null;
  Password?: string | null;
  ServiceVip?: string | null;
  UniqVpcId?: string | null;
  SelfBuilt?: boolean | null;
  DropInvalidMessage?: boolean | null;
  Type?: string | null;
  DropCls?: DropCls | null;
  BatchSize?: number | null;
  ConsumerFetchMinBytes?: number | null;
  ConsumerFetchMaxWaitMs?: number | null;
}

export interface ClickHouseSchema {
  ColumnName: string;
  JsonKey: string;
  Type: string;
  AllowNull: boolean;
}

export interface ClsParam {
  DecodeJson: boolean;
  Resource: string;
  LogSet?: string | null;
  ContentKey?: string | null;
  TimeField?: string | null;
}

export interface ClusterInfo {
  ClusterId: number;
  ClusterName: string;
  MaxDiskSize: number;
  MaxBandWidth: number;
  AvailableDiskSize: number;
  AvailableBandWidth: number;
  ZoneId: number;
  ZoneIds: number[];
}

export interface Config {
  Retention?: number | null;
  MinInsyncReplicas?: number | null;
  CleanUpPolicy?: string | null;
  SegmentMs?: number | null;
  UncleanLeaderElectionEnable?: number | null;
  SegmentBytes?: number | null;
  MaxMessageBytes?: number | null;
  RetentionBytes?: number | null;
  LogMsgTimestampType?: string | null;
}

export interface ConnectResourceResourceIdResp {
  ResourceId: string;
}

export interface Connection {
  TopicName: string;
  GroupId: string;
  TopicId: string;
}

export interface ConsumerGroup {
  ConsumerGroupName: string;
  SubscribedInfo: SubscribedInfo[];
}

export interface ConsumerGroupResponse {
  TotalCount: number;
  TopicList: ConsumerGroupTopic[];
  GroupList: ConsumerGroup[];
  TotalPartition: number;
  PartitionListForMonitor: Partition[];
  TotalTopic: number;
  TopicListForMonitor: ConsumerGroupTopic[];
  GroupListForMonitor: Group[];
}

export interface ConsumerGroupSpeed {
  ConsumerGroupName: string;
  Speed: number;
}

export interface ConsumerGroupTopic {
  TopicId: string;
  TopicName: string;
}

export interface ConsumerRecord {
  Topic: string;
  Partition: number;
  Offset: number;
  Key: string | null;
  Value: string | null;
  Timestamp: number;
  Headers: string | null;
}

export interface CosParam {
  BucketName: string;
  Region: string;
  ObjectKey?: string | null;
  AggregateBatchSize?: number | null;
  AggregateInterval?: number | null;
  FormatOutputType?: string | null;
  ObjectKeyPrefix?: string | null;
  DirectoryTimeFormat?: string | null;
}

export interface CreateDatahubTaskRes {
  TaskId: string;
  DatahubId: string;
}

export interface CreateInstancePostData {
  FlowId: number;
  DealNames: string[];
  InstanceId: string;
  DealNameInstanceIdMapping: DealInstanceDTO[];
  EventId?: string | null;
}

export interface CreateInstancePostResp {
  ReturnCode: string;
  ReturnMessage: string;
  Data: CreateInstancePostData;
}

export interface CreateInstancePreData {
  FlowId: number;
  DealNames: string[];
  InstanceId: string;
  DealNameInstanceIdMapping?: DealInstanceDTO[] | null;
  EventId?: string | null;
}

export interface CreateInstancePreResp {
  ReturnCode: string;
  ReturnMessage: string;
  Data: CreateInstancePreData;
  DeleteRouteTimestamp?: string | null;
}

export interface CreateTopicResp {
  TopicId: string;
}

export interface CtsdbConnectParam {
  Port: number;
  ServiceVip: string;
  UniqVpcId: string;
  UserName: string;
  Password: string;
  Resource: string;
}

export interface CtsdbModifyConnectParam {
  Port: number;
  ServiceVip: string;
  UniqVpcId: string;
  UserName: string;
  Password: string;
  Resource: string;
}

export interface CtsdbParam {
  Resource?: string | null;
  CtsdbMetric?: string | null;
}

export interface CvmAndIpInfo {
  CkafkaInstanceId: string;
  InstanceId: string;
  Ip: string;
}

export interface DatahubResource {
  Type: string;
  KafkaParam: KafkaParam | null;
  EventBusParam: EventBusParam | null;
  MongoDBParam: MongoDBParam | null;
  EsParam: EsParam | null;
  TdwParam: TdwParam | null;
  DtsParam: DtsParam | null;
  ClickHouseParam: ClickHouseParam | null;
  ClsParam: ClsParam | null;
  CosParam: CosParam | null;
  MySQLParam: MySQLParam | null;
  PostgreSQLParam: PostgreSQLParam | null;
  TopicParam: TopicParam | null;
  MariaDBParam: MariaDBParam | null;
  SQLServerParam: SQLServerParam | null;
  CtsdbParam: CtsdbParam | null;
  ScfParam: ScfParam | null;
  MqttParam?: MqttParam | null;
  IcebergParam?: IcebergParam | null;
}

export interface DatahubTaskIdRes {
  TaskId: string;
  DatahubId?: string | null;
}

export interface DatahubTaskInfo {
  TaskId: string;
  TaskName: string;
  TaskType: string;
  Status: number;
  SourceResource: DatahubResource;
  TargetResource: DatahubResource;
  CreateTime: string;
  ErrorMessage: string;
  TaskProgress: number;
  TaskCurrentStep: string;
  DatahubId: string;
  StepList?: string[] | null;
  Description?: string | null;
  TaskMax?: number | null;
  SyncThrottleLimit?: number | null;
  AutoExpandFlag?: boolean | null;
  WarnMessage?: string | null;
}

export interface DatahubTopicDTO {
  Name: string;
  TopicName: string;
  TopicId: string;
  PartitionNum: number;
  RetentionMs: number;
  Note: string;
  Status: number;
}

export interface DatahubTopicResp {
  TopicName: string;
  TopicId: string;
}

export interface DateParam {
  Format: string;
  TargetType: string;
  TimeZone: string;
}

export interface DealInstanceDTO {
  DealName: string;
  InstanceIdList: string[];
}

export interface DescModifyType {
  ModifyType: number;
  MigrateFlag: boolean;
}

export interface DescribeConnectInfoResultDTO {
  IpAddr: string | null;
  Time: string | null;
  IsUnSupportVersion: boolean;
}

export interface DescribeConnectResource {
  ResourceId: string;
  ResourceName: string;
  Description: string;
  Type: string;
  Status: number;
  CreateTime: string;
  ErrorMessage: string;
  DatahubTaskCount: number;
  CurrentStep: string;
  TaskProgress: number;
  StepList?: string[] | null;
  DtsConnectParam: DtsConnectParam | null;
  MongoDBConnectParam: MongoDBConnectParam | null;
  EsConnectParam: EsConnectParam | null;
  ClickHouseConnectParam: ClickHouseConnectParam | null;
  MySQLConnectParam: MySQLConnectParam | null;
  PostgreSQLConnectParam: PostgreSQLConnectParam | null;
  MariaDBConnectParam: MariaDBConnectParam | null;
  SQLServerConnectParam: SQLServerConnectParam | null;
  CtsdbConnectParam: CtsdbConnectParam | null;
  DorisConnectParam: DorisConnectParam | null;
  KafkaConnectParam: KafkaConnectParam | null;
  MqttConnectParam?: MqttConnectParam | null;
  IcebergConnectParam?: IcebergConnectParam | null;
  Tags?: Tag[] | null;
}

export interface DescribeConnectResourceResp {
  ResourceId: string;
  ResourceName: string;
  Description: string;
  Type: string;
  Status: number;
  CreateTime: string;
  ErrorMessage: string;
  CurrentStep: string;
  StepList: string[] | null;
  MySQLConnectParam: MySQLConnectParam | null;
  PostgreSQLConnectParam: PostgreSQLConnectParam | null;
  DtsConnectParam: DtsConnectParam | null;
  MongoDBConnectParam: MongoDBConnectParam | null;
  EsConnectParam: EsConnectParam | null;
  ClickHouseConnectParam: ClickHouseConnectParam | null;
  MariaDBConnectParam: MariaDBConnectParam | null;
  SQLServerConnectParam: SQLServerConnectParam | null;
  CtsdbConnectParam: CtsdbConnectParam | null;
  DorisConnectParam: DorisConnectParam | null;
  KafkaConnectParam: KafkaConnectParam | null;
  MqttConnectParam?: MqttConnectParam | null;
  IcebergConnectParam?: IcebergConnectParam | null;
  Tags?: Tag[] | null;
  IcebergDatabases?: IcebergDatabaseInfo[] | null;
}

export interface DescribeConnectResourcesResp {
  TotalCount: number;
  ConnectResourceList: DescribeConnectResource[];
}

export interface DescribeDatahubTaskRes {
  TaskId: string;
  TaskName: string;
  TaskType: string;
  Status: number;
  SourceResource: DatahubResource;
  TargetResource: DatahubResource;
  Connections: Connection[];
  CreateTime: string;
  TransformParam?: TransformParam | null;
  DatahubId: string;
  SchemaId: string;
  SchemaName: string;
  TransformsParam?: TransformsParam | null;
  ErrorMessage: string;
  Tags: Tag[];
  Description?: string | null;
  IsolateStatus?: number | null;
  TaskMax?: number | null;
  SyncThrottleLimit?: number | null;
  AutoExpandFlag?: boolean | null;
  WarnMessage?: string | null;
}

export interface DescribeDatahubTasksRes {
  TotalCount: number;
  TaskList: DatahubTaskInfo[];
}

export interface DescribeDatahubTopicResp {
  Name: string;
  TopicName: string;
  TopicId: string;
  PartitionNum: number;
  RetentionMs: number;
  Note: string;
  UserName: string;
  Password: string;
  Status: number;
  Address: string;
}

export interface DescribeDatahubTopicsResp {
  TotalCount: number;
  TopicList: DatahubTopicDTO[];
}

export interface DescribeGroup {
  Group: string;
  Protocol: string;
}

export interface DorisConnectParam {
  Port: number;
  UserName: string;
  Password: string;
  Resource: string;
  ServiceVip: string;
  UniqVpcId: string;
  IsUpdate: boolean;
  SelfBuilt: boolean;
  BePort: number;
}

export interface DorisModifyConnectParam {
  Resource: string;
  Port: number;
  ServiceVip: string;
  UniqVpcId: string;
  UserName: string;
  Password: string;
  IsUpdate: boolean;
  SelfBuilt: boolean;
  BePort: number;
}

export interface DropCls {
  DropInvalidMessageToCls: boolean;
  DropClsRegion: string;
  DropClsOwneruin: string;
  DropClsTopicId: string;
  DropClsLogSet: string;
}

export interface DtsConnectParam {
  Port: number;
  GroupId: string;
  UserName: string;
  Password: string;
  Resource: string;
  Topic: string;
  IsUpdate: boolean;
}

export interface DtsModifyConnectParam {
  Resource: string;
  Port?: number | null;
  GroupId?: string | null;
  UserName?: string | null;
  Password?: string | null;
  IsUpdate?: boolean | null;
  Topic?: string | null;
}

export interface DtsParam {
  Resource: string;
  Ip?: string | null;
  Port?: number | null;
  Topic?: string | null;
  GroupId?: string | null;
  GroupUser?: string | null;
  GroupPassword?: string | null;
  TranSql?: boolean | null;
}

export interface DynamicDiskConfig {
  Enable: number | null;
  StepForwardPercentage: number | null;
  DiskQuotaPercentage: number | null;
  MaxDiskSpace: number | null;
}

export interface DynamicRetentionTime {
  Enable?: number | null;
  DiskQuotaPercentage?: number | null;
  StepForwardPercentage?: number | null;
  BottomRetention?: number | null;
}

export interface EsConnectParam {
  Port: number;
  UserName: string;
  Password: string;
  Resource: string;
  SelfBuilt: boolean;
  ServiceVip: string;
  UniqVpcId: string;
  IsUpdate: boolean | null;
  EsType?: string | null;
  EsVersion?: string | null;
  EndpointUrl?: string | null;
  Protocol?: string | null;
}

export interface EsModifyConnectParam {
  Resource: string;
  Port: number;
  ServiceVip: string;
  UniqVpcId: string;
  UserName: string;
  Password: string;
  SelfBuilt: boolean;
  IsUpdate: boolean;
  EsType?: string | null;
  EsVersion?: string | null;
  EndpointUrl?: string | null;
  Protocol?: string | null;
}

export interface EsParam {
  Resource: string;
  Port?: number | null;
  UserName?: string | null;
  Password?: string | null;
  SelfBuilt?: boolean | null;
  ServiceVip?: string | null;
  UniqVpcId?: string | null;
  DropInvalidMessage?: boolean | null;
  Index?: string | null;
  DateFormat?: string | null;
  ContentKey?: string | null;
  DropInvalidJsonMessage?: boolean | null;
  DocumentIdField?: string | null;
  IndexType?: string | null;
  DropCls?: DropCls | null;
  DatabasePrimaryKey?: string | null;
  DropDlq?: FailureParam | null;
  RecordMappingList?: EsRecordMapping[] | null;
  DateField?: string | null;
  RecordMappingMode?: string | null;
  Protocol?: string | null;
}

export interface EsRecordMapping {
  ColumnName?: string | null;
  JsonKey?: string | null;
}

export interface EventBusParam {
  Type: string;
  SelfBuilt: boolean;
  Resource: string;
  Namespace: string;
  FunctionName: string;
  Qualifier: string;
}

export interface ExternalAccessInfoWrapper {
  TotalCount?: number | null;
  IpWhitelist?: IpWhitelistDTO[] | null;
}

export interface FailureParam {
  Type: string;
  KafkaParam: KafkaParam;
  RetryInterval: number;
  MaxRetryAttempts: number;
  TopicParam: TopicParam;
  DlqType: string;
}

export interface FieldParam {
  Analyse: AnalyseParam;
  SecondaryAnalyse: SecondaryAnalyseParam;
  SMT: SMTParam[];
  Result: string;
  AnalyseResult: SMTParam[];
  SecondaryAnalyseResult: SMTParam[];
  AnalyseJsonResult: string;
  SecondaryAnalyseJsonResult: string;
}

export interface Filter {
  Name: string;
  Values: string[];
}

export interface FilterMapParam {
  Key: string;
  MatchMode: string;
  Value: string;
  Type: string;
}

export interface Group {
  GroupName: string;
}

export interface GroupInfoMember {
  MemberId: string;
  ClientId: string;
  ClientHost: string;
  Assignment: Assignment;
}

export interface GroupInfoResponse {
  ErrorCode: string;
  State: string;
  ProtocolType: string;
  Protocol: string;
  Members: GroupInfoMember[];
  Group: string;
}

export interface GroupInfoTopics {
  Topic: string;
  Partitions: number[];
}

export interface GroupOffsetPartition {
  Partition: number;
  Offset: number;
  Metadata: string;
  ErrorCode: number;
  LogEndOffset: number;
  Lag: number;
}

export interface GroupOffsetResponse {
  TotalCount: number;
  TopicList: GroupOffsetTopic[];
}

export interface GroupOffsetTopic {
  Topic: string;
  Partitions: GroupOffsetPartition[];
}

export interface GroupResponse {
  TotalCount: number;
  GroupList: DescribeGroup[];
  GroupCountQuota: number;
}

export interface IcebergConnectParam {
  ServiceVip?: string | null;
  Resource?: string | null;
  UniqVpcId?: string | null;
  AuthType?: string | null;
  EniIdList?: string[] | null;
  CatalogType?: string | null;
  KeyTabContent?: string | null;
  KRB5ConfContent?: string | null;
  KerberosUserPrincipal?: string | null;
  KerberosPrincipal?: string | null;
  IsUpdate?: boolean | null;
}

export interface IcebergDatabaseInfo {
  Name?: string | null;
  Tables?: string[] | null;
}

export interface IcebergParam {
  Resource?: string | null;
  Database?: string | null;
  TableName?: string | null;
  SchemeType?: string | null;
  EnableFieldExtension?: boolean | null;
  UpsertMode?: string | null;
  PrimaryKeys?: string | null;
}

export interface InquireCkafkaPriceResp {
  InstancePrice: InquiryPrice;
  PublicNetworkBandwidthPrice: InquiryPrice | null;
}

export interface InquiryBasePrice {
  UnitPrice: number;
  UnitPriceDiscount: number;
  OriginalPrice: number;
  DiscountPrice: number;
  Discount: number;
  GoodsNum: number | null;
  Currency: string | null;
  DiskType: string | null;
  TimeSpan: number | null;
  TimeUnit: string | null;
  Value: number;
}

export interface InquiryDetailPrice {
  BandwidthPrice: InquiryBasePrice | null;
  DiskPrice: InquiryBasePrice | null;
  PartitionPrice: InquiryBasePrice | null;
  TopicPrice: InquiryBasePrice | null;
  InstanceTypePrice: InquiryBasePrice;
}

export interface InquiryDiskParam {
  DiskType?: string | null;
  DiskSize?: number | null;
}

export interface InquiryPrice {
  UnitPrice: number;
  UnitPriceDiscount: number;
  OriginalPrice: number;
  DiscountPrice: number;
  Discount: number;
  GoodsNum: number;
  Currency: string;
  DiskType: string | null;
  TimeSpan: number;
  TimeUnit: string;
  Value: number | null;
  DetailPrices: InquiryDetailPrice | null;
}

export interface InquiryPublicNetworkParam {
  PublicNetworkChargeType?: string | null;
  PublicNetworkMonthly?: number | null;
}

export interface Instance {
  InstanceId: string;
  InstanceName: string;
  Status: number;
  IfCommunity: boolean;
}

export interface InstanceAttributesResponse {
  InstanceId: string;
  InstanceName: string;
  VipList: VipEntity[];
  Vip: string;
  Vport: string;
  Status: number;
  Bandwidth: number;
  DiskSize: number;
  ZoneId: number;
  VpcId: string;
  SubnetId: string;
  Healthy: number;
  HealthyMessage: string;
  CreateTime: number;
  MsgRetentionTime: number;
  Config: InstanceConfigDO | null;
  RemainderPartitions: number;
  RemainderTopics: number;
  CreatedPartitions: number;
  CreatedTopics: number;
  Tags: Tag[];
  ExpireTime: number;
  ZoneIds: number[];
  Version: string;
  MaxGroupNum: number;
  Cvm: number;
  InstanceType: string;
  Features: string[];
  RetentionTimeConfig?: DynamicRetentionTime | null;
  MaxConnection: number;
  PublicNetwork: number;
  DeleteRouteTimestamp: string;
  RemainingPartitions: number;
  RemainingTopics: number;
  DynamicDiskConfig: DynamicDiskConfig;
  SystemMaintenanceTime: string;
  MaxMessageByte: number;
  InstanceChargeType: string;
  ElasticBandwidthSwitch?: number | null;
  ElasticBandwidthOpenStatus?: number | null;
  ClusterType?: string | null;
  FreePartitionNumber?: number | null;
  ElasticFloatBandwidth?: number | null;
  CustomCertId?: string | null;
  UncleanLeaderElectionEnable?: number | null;
  DeleteProtectionEnable?: number | null;
  RetentionBytes?: number | null;
  TransactionalIdExpirationMs?: number | null;
}

export interface InstanceChargeParam {
  InstanceChargeType?: string | null;
  InstanceChargePeriod?: number | null;
}

export interface InstanceConfigDO {
  AutoCreateTopicsEnable: boolean;
  DefaultNumPartitions: number;
  DefaultReplicationFactor: number;
}

export interface InstanceDeleteResponse {
  FlowId: number;
}

export interface InstanceDetail {
  InstanceId: string;
  InstanceName: string;
  Vip: string;
  Vport: string;
  VipList: VipEntity[];
  Status: number;
  Bandwidth: number;
  DiskSize: number;
  ZoneId: number;
  VpcId: string;
  SubnetId: string;
  RenewFlag: number;
  Healthy: number;
  HealthyMessage: string;
  CreateTime: number;
  ExpireTime: number;
  IsInternal: number;
  TopicNum: number;
  Tags: Tag[];
  Version: string;
  ZoneIds: number[];
  Cvm: number;
  InstanceType: string;
  DiskType: string;
  MaxTopicNumber: number;
  MaxPartitionNumber: number;
  RebalanceTime: string;
  PartitionNumber: number;
  PublicNetworkChargeType: string;
  PublicNetwork: number;
  ClusterType: string;
  Features: string[];
  RetentionBytes?: number | null;
}

export interface InstanceDetailResponse {
  TotalCount: number;
  InstanceList: InstanceDetail[];
}

export interface InstanceQuotaConfigResp {
  QuotaProducerByteRate: number | null;
  QuotaConsumerByteRate: number | null;
}

export interface InstanceResponse {
  InstanceList: Instance[];
  TotalCount: number;
}

export interface InstanceRoute {
  InstanceId: string;
  RouteId: number;
}

export interface InstanceVersion {
  KafkaVersion: string;
  CurBrokerVersion: string;
  LatestBrokerVersion: LatestBrokerVersion[];
  AllowUpgradeHighVersion?: boolean | null;
  HighVersionSet?: string[] | null;
  AllowAutoDeleteTimestamp?: boolean | null;
  AllowModifyTxnIdExpiration?: boolean | null;
}

export interface IpWhitelistDTO {
  CidrBlock?: string | null;
  PolicyDescription?: string | null;
}

export interface JgwOperateResponse {
  ReturnCode: string;
  ReturnMessage: string;
  Data: OperateResponseData | null;
}

export interface JsonPathReplaceParam {
  OldValue: string;
  NewValue: string;
}

export interface KVParam {
  Delimiter: string;
  Regex: string;
  KeepOriginalKey: string;
}

export interface KafkaConnectParam {
  Resource: string;
  SelfBuilt: boolean;
  IsUpdate: boolean | null;
  BrokerAddress?: string | null;
  Region: string;
  NetworkType?: string | null;
  UniqVpcId?: string | null;
  ServiceVip?: string | null;
  Port?: number | null;
  CrossNetResourceUniqueId?: string | null;
  CrossNetVpcSubNetId?: string | null;
}

export interface KafkaParam {
  SelfBuilt: boolean;
  Resource: string;
  Topic: string;
  OffsetType: string | null;
  StartTime: number | null;
  ResourceName: string | null;
  ZoneId: number | null;
  TopicId: string | null;
  PartitionNum: number | null;
  EnableToleration: boolean | null;
  QpsLimit: number;
  TableMappings: TableMapping[] | null;
  UseTableMapping: boolean;
  UseAutoCreateTopic: boolean;
  CompressionType: string;
  MsgMultiple: number;
  ConnectorSyncType: string;
  KeepPartition: boolean;
  TopicRegularExpression?: string | null;
  Prefix?: string | null;
  Separator?: string | null;
  TopicList?: string[] | null;
}

export interface LatestBrokerVersion {
  KafkaVersion: string;
  BrokerVersion: string;
}

export interface ListCvmAndIpInfoRsp {
  CvmList: CvmAndIpInfo[];
  TotalCount: number;
}

export type LowercaseParam = Record<never, never>;

export interface MapParam {
  Key: string;
  Type: string;
  Value: string;
}

export interface MariaDBConnectParam {
  Port: number;
  UserName: string;
  Password: string;
  Resource: string;
  ServiceVip: string;
  UniqVpcId: string;
  IsUpdate: boolean;
}

export interface MariaDBModifyConnectParam {
  Resource: string;
  Port: number;
  ServiceVip: string;
  UniqVpcId: string;
  UserName: string;
  Password: string;
  IsUpdate: boolean;
}

export interface MariaDBParam {
  Database: string;
  Table: string;
  Resource: string;
  SnapshotMode?: string | null;
  KeyColumns?: string | null;
  IsTablePrefix?: boolean | null;
  OutputFormat?: string | null;
  IncludeContentChanges?: string | null;
  IncludeQuery?: boolean | null;
  RecordWithSchema?: boolean | null;
}

export interface ModifyInstanceAttributesConfig {
  AutoCreateTopicEnable?: boolean | null;
  DefaultNumPartitions?: number | null;
  DefaultReplicationFactor?: number | null;
}

export interface MongoDBConnectParam {
  Port: number;
  UserName: string;
  Password: string;
  Resource: string;
  SelfBuilt: boolean;
  ServiceVip: string;
  UniqVpcId: string;
  IsUpdate: boolean;
}

export interface MongoDBModifyConnectParam {
  Resource: string;
  Port: number;
  ServiceVip: string;
  UniqVpcId: string;
  UserName: string;
  Password: string;
  SelfBuilt: boolean;
  IsUpdate: boolean;
}

export interface MongoDBParam {
  Database: string;
  Collection: string;
  CopyExisting: boolean;
  Resource: string;
  Ip?: string | null;
  Port?: number | null;
  UserName?: string | null;
  Password?: string | null;
  ListeningEvent?: string | null;
  ReadPreference?: string | null;
  Pipeline?: string | null;
  SelfBuilt?: boolean | null;
}

export interface MqttConnectParam {
  Port: number;
  UserName: string;
  Password: string;
  Resource: string;
  ServiceVip: string;
  UniqVpcId: string;
  SelfBuilt?: boolean | null;
  IsUpdate?: boolean | null;
  Region?: string | null;
  Ip?: string | null;
}

export interface MqttParam {
  Topics: string;
  CleanSession: boolean;
  Resource?: string | null;
  Ip?: string | null;
  Port?: number | null;
  UserName?: string | null;
  Password?: string | null;
  Qos?: number | null;
  MaxTasks?: number | null;
  ServiceVip?: string | null;
  UniqVpcId?: string | null;
  SelfBuilt?: boolean | null;
  SqlFilter?: string | null;
}

export interface MySQLConnectParam {
  Port: number;
  UserName: string;
  Password: string;
  Resource: string;
  ServiceVip: string;
  UniqVpcId: string;
  IsUpdate: boolean | null;
  ClusterId: string;
  SelfBuilt: boolean;
}

export interface MySQLModifyConnectParam {
  Resource: string;
  Port: number;
  ServiceVip: string;
  UniqVpcId: string;
  UserName: string;
  Password: string;
  IsUpdate: boolean;
  ClusterId: string;
  SelfBuilt: boolean;
}

export interface MySQLParam {
  Database: string;
  Table: string;
  Resource: string;
  SnapshotMode?: string | null;
  DdlTopic?: string | null;
  DataSourceMonitorMode?: string | null;
  DataSourceMonitorResource?: string | null;
  DataSourceIncrementMode?: string | null;
  DataSourceIncrementColumn?: string | null;
  DataSourceStartFrom?: string | null;
  DataTargetInsertMode?: string | null;
  DataTargetPrimaryKeyField?: string | null;
  DataTargetRecordMapping?: RecordMapping[] | null;
  TopicRegex?: string | null;
  TopicReplacement?: string | null;
  KeyColumns?: string | null;
  DropInvalidMessage?: boolean | null;
  DropCls?: DropCls | null;
  OutputFormat?: string | null;
  IsTablePrefix?: boolean | null;
  IncludeContentChanges?: string | null;
  IncludeQuery?: boolean | null;
  RecordWithSchema?: boolean | null;
  SignalDatabase?: string | null;
  IsTableRegular?: boolean | null;
  SignalTable?: string | null;
  DateTimeZone?: string | null;
  SelfBuilt?: boolean | null;
}

export interface OperateResponseData {
  FlowId: number;
  RouteDTO?: RouteDTO | null;
}

export interface Partition {
  PartitionId: number;
}

export interface PartitionOffset {
  Partition: string;
  Offset: number;
}

export interface Partitions {
  Partition: number;
  Offset: number;
}

export interface PostgreSQLConnectParam {
  Port: number;
  UserName: string;
  Password: string;
  Resource: string;
  ServiceVip: string;
  UniqVpcId: string;
  ClusterId: string;
  IsUpdate: boolean;
  SelfBuilt: boolean;
}

export interface PostgreSQLModifyConnectParam {
  Resource: string;
  Port: number;
  ServiceVip: string;
  UniqVpcId: string;
  UserName: string;
  Password: string;
  ClusterId: string;
  IsUpdate: boolean;
  SelfBuilt: boolean;
}

export interface PostgreSQLParam {
  Database: string;
  Table: string;
  Resource: string;
  PluginName: string;
  SnapshotMode?: string | null;
  DataFormat?: string | null;
  DataTargetInsertMode?: string | null;
  DataTargetPrimaryKeyField?: string | null;
  DataTargetRecordMapping?: RecordMapping[] | null;
  DropInvalidMessage?: boolean | null;
  IsTableRegular?: boolean | null;
  KeyColumns?: string | null;
  RecordWithSchema?: boolean | null;
}

export interface Price {
  RealTotalCost: number;
  TotalCost: number;
}

export interface PrivateLinkParam {
  ServiceVip: string;
  UniqVpcId: string;
}

export interface PrometheusDTO {
  Type: string;
  SourceIp: string;
  SourcePort: number;
  BrokerIp?: string | null;
  VpcId?: string | null;
  SubnetId?: string | null;
}

export interface PrometheusResult {
  ReturnCode: string;
  ReturnMessage: string;
  Data: OperateResponseData;
}

export interface RecordMapping {
  JsonKey?: string | null;
  Type?: string | null;
  AllowNull?: boolean | null;
  ColumnName?: string | null;
  ExtraInfo?: string | null;
  ColumnSize?: string | null;
  DecimalDigits?: string | null;
  AutoIncrement?: boolean | null;
  DefaultValue?: string | null;
}

export interface RegexReplaceParam {
  Regex: string;
  NewValue: string;
}

export interface Region {
  RegionId: number;
  RegionName: string;
  AreaName: string;
  RegionCode: string;
  RegionCodeV3: string;
  Support: string;
  Ipv6: number;
  MultiZone: number;
}

export interface RenewCkafkaInstanceResp {
  BigDealId: string;
  DealName: string;
}

export interface ReplaceParam {
  OldValue: string;
  NewValue: string;
}

export interface Route {
  AccessType: number;
  RouteId: number;
  VipType: number;
  VipList: VipEntity[];
  Domain: string | null;
  DomainPort: number | null;
  DeleteTimestamp: string;
  Subnet: string | null;
  BrokerVipList: VipEntity[];
  VpcId?: string | null;
  Note?: string | null;
  Status?: number | null;
}

export interface RouteDTO {
  RouteId: number;
}

export interface RouteFilter {
  Name?: string | null;
  Values?: string[] | null;
  Relation?: string | null;
}

export interface RouteResponse {
  Routers: Route[];
}

export interface RowParam {
  RowContent: string;
  KeyValueDelimiter: string;
  EntryDelimiter: string;
}

export interface SMTParam {
  Key: string;
  Operate: string;
  SchemeType: string;
  Value: string;
  ValueOperate?: ValueParam | null;
  OriginalValue: string;
  ValueOperates?: ValueParam[] | null;
}

export interface SQLServerConnectParam {
  Port: number;
  UserName: string;
  Password: string;
  Resource: string;
  ServiceVip: string;
  UniqVpcId: string;
  IsUpdate: boolean;
}

export interface SQLServerModifyConnectParam {
  Resource: string;
  Port: number;
  ServiceVip: string;
  UniqVpcId: string;
  UserName: string;
  Password: string;
  IsUpdate: boolean;
}

export interface SQLServerParam {
  Database: string;
  Table: string;
  Resource: string;
  SnapshotMode?: string | null;
}

export interface SaleInfo {
  Flag: boolean;
  Version: string;
  Platform: string;
  SoldOut: boolean;
}

export interface ScalingDownResp {
  DealNames?: string[] | null;
}

export interface ScfParam {
  FunctionName: string;
  Namespace?: string | null;
  Qualifier?: string | null;
  BatchSize?: number | null;
  MaxRetries?: number | null;
}

export interface SecondaryAnalyseParam {
  Regex: string;
}

export interface SecurityGroupRoute {
  InstanceRoute?: InstanceRoute | null;
  SecurityGroupIds?: string[] | null;
  InstanceName?: string | null;
  VpcId?: string | null;
  Vip?: string | null;
}

export interface SecurityGroupRouteOperateResp {
  ReturnCode?: string | null;
  ReturnMessage?: string | null;
}

export interface SecurityGroupRouteResp {
  TotalCount?: number | null;
  SecurityGroupRoutes?: SecurityGroupRoute[] | null;
}

export interface SplitParam {
  Regex: string;
}

export interface SubscribedInfo {
  TopicName: string;
  Partition: number[];
  PartitionOffset: PartitionOffset[];
  TopicId: string;
}

export interface SubstrParam {
  Start: number;
  End: number;
}

export interface TableMapping {
  Database: string;
  Table: string;
  Topic: string;
  TopicId: string;
}

export interface Tag {
  TagKey: string;
  TagValue: string;
}

export interface TaskStatusResponse {
  Status: number;
  Output: string;
}

export interface TdwParam {
  Bid: string;
  Tid: string;
  IsDomestic?: boolean | null;
  TdwHost?: string | null;
  TdwPort?: number | null;
}

export interface ThrottleRuleDetail {
  ThrottleRuleId?: number | null;
  ThrottleType?: number | null;
  ClientId?: string | null;
  UserName?: string | null;
  ConsumeThrottle?: number | null;
  UpdateTime?: string | null;
  TopicName?: string | null;
  TopicId?: string | null;
}

export interface ThrottleRuleResult {
  TotalCount?: number | null;
  ThrottleRuleList?: ThrottleRuleDetail[] | null;
}

export interface Topic {
  TopicId: string;
  TopicName: string;
  Note: string | null;
}

export interface TopicAttributesResponse {
  TopicId: string;
  CreateTime: number;
  Note: string;
  PartitionNum: number;
  EnableWhiteList: number;
  IpWhiteList: string[];
  Config: Config;
  Partitions: TopicPartitionDO[];
  EnableAclRule: number;
  AclRuleList: AclRule[];
  QuotaConfig: InstanceQuotaConfigResp;
  ReplicaNum: number;
}

export interface TopicDetail {
  TopicName: string;
  TopicId: string;
  PartitionNum: number;
  ReplicaNum: number;
  Note: string;
  CreateTime: number;
  EnableWhiteList: boolean;
  IpWhiteListCount: number;
  ForwardCosBucket: string;
  ForwardStatus: number;
  ForwardInterval: number;
  Config?: Config | null;
  RetentionTimeConfig?: TopicRetentionTimeConfigRsp | null;
  Status: number;
  Tags?: Tag[] | null;
}

export interface TopicDetailResponse {
  TopicList: TopicDetail[];
  TotalCount: number;
}

export interface TopicFlowRanking {
  TopicId: string;
  TopicName: string;
  PartitionNum: number;
  ReplicaNum: number;
  TopicTraffic: string;
  MessageHeap: number;
}

export interface TopicFlowRankingResult {
  TopicFlow: TopicFlowRanking[];
  ConsumeSpeed: ConsumerGroupSpeed[];
  TopicMessageHeap: TopicMessageHeapRanking[];
  BrokerIp: string[];
  BrokerTopicData: BrokerTopicData[];
  BrokerTopicFlowData?: BrokerTopicFlowData[] | null;
}

export interface TopicInSyncReplicaInfo {
  Partition: string;
  Leader: number;
  Replica: string;
  InSyncReplica: string;
  BeginOffset: number;
  EndOffset: number;
  MessageCount: number;
  OutOfSyncReplica: string;
}

export interface TopicInSyncReplicaResult {
  TopicInSyncReplicaList: TopicInSyncReplicaInfo[];
  TotalCount: number;
}

export interface TopicMessageHeapRanking {
  TopicId: string;
  TopicName: string;
  PartitionNum: number;
  ReplicaNum: number;
  TopicTraffic: string;
  MessageHeap: number;
}

export interface TopicParam {
  Resource: string;
  OffsetType: string | null;
  StartTime: number | null;
  TopicId?: string | null;
  CompressionType: string;
  UseAutoCreateTopic: boolean;
  MsgMultiple: number;
}

export interface TopicPartitionDO {
  Partition: number;
  LeaderStatus: number;
  IsrNum: number;
  ReplicaNum: number;
}

export interface TopicResult {
  TopicList: Topic[];
  TotalCount: number;
}

export interface TopicRetentionTimeConfigRsp {
  Expect: number;
  Current: number;
  ModTimeStamp: number;
}

export interface TopicSubscribeGroup {
  TotalCount: number;
  StatusCountInfo: string;
  GroupsInfo: GroupInfoResponse[];
  Status: number;
}

export interface TransformParam {
  AnalysisFormat: string;
  OutputFormat: string;
  FailureParam: FailureParam;
  Content: string;
  SourceType: string;
  Regex: string;
  MapParam: MapParam[];
  FilterParam: FilterMapParam[];
  Result: string;
  AnalyseResult: MapParam[];
  UseEventBus: boolean;
}

export interface TransformsParam {
  Content: string;
  FieldChain: FieldParam[];
  FilterParam: FilterMapParam[];
  FailureParam: FailureParam;
  Result: string;
  SourceType: string;
  OutputFormat: string;
  RowParam: RowParam;
  KeepMetadata: boolean;
  BatchAnalyse: BatchAnalyseParam;
}

export interface UrlDecodeParam {
  CharsetName: string;
}

export interface User {
  UserId: number;
  Name: string;
  CreateTime: string;
  UpdateTime: string;
}

export interface UserResponse {
  Users: User[];
  TotalCount: number;
}

export interface ValueParam {
  Type: string;
  Replace: ReplaceParam | null;
  Substr: SubstrParam | null;
  Date: DateParam | null;
  RegexReplace: RegexReplaceParam | null;
  Split: SplitParam | null;
  KV: KVParam | null;
  Result: string | null;
  JsonPathReplace: JsonPathReplaceParam | null;
  UrlDecode: UrlDecodeParam | null;
  Lowercase: LowercaseParam | null;
}

export interface VipEntity {
  Vip: string;
  Vport: string;
}

export interface ZoneInfo {
  ZoneId: string;
  IsInternalApp: number;
  AppId: number;
  Flag: boolean;
  ZoneName: string;
  ZoneStatus: number;
  Exflag: string;
  SoldOut: string;
  SalesInfo: SaleInfo[];
  ExtraFlag: string;
}

export interface ZoneResponse {
  ZoneList: ZoneInfo[];
  MaxBuyInstanceNum: number;
  MaxBandwidth: number;
  UnitPrice: Price;
  MessagePrice: Price;
  ClusterInfo: ClusterInfo[];
  Standard: string;
  StandardS2: string;
  Profession: string;
  Physical: string;
  PublicNetwork: string;
  PublicNetworkLimit: string;
  RequestId?: string | null;
  Offset?: number | null;
  Limit?: number | null;
  ForceCheckTag?: boolean | null;
}

export interface Actions {
  AssociateRoutesSecurityGroup: { request: AssociateRoutesSecurityGroupRequest; response: AssociateRoutesSecurityGroupResponse };
  AuthorizeToken: { request: AuthorizeTokenRequest; response: AuthorizeTokenResponse };
  BatchCreateAcl: { request: BatchCreateAclRequest; response: BatchCreateAclResponse };
  BatchModifyGroupOffsets: { request: BatchModifyGroupOffsetsRequest; response: BatchModifyGroupOffsetsResponse };
  BatchModifyTopicAttributes: { request: BatchModifyTopicAttributesRequest; response: BatchModifyTopicAttributesResponse };
  CancelAuthorizationToken: { request: CancelAuthorizationTokenRequest; response: CancelAuthorizationTokenResponse };
  CheckCdcCluster: { request: CheckCdcClusterRequest; response: CheckCdcClusterResponse };
  CreateAcl: { request: CreateAclRequest; response: CreateAclResponse };
  CreateAclRule: { request: CreateAclRuleRequest; response: CreateAclRuleResponse };
  CreateCdcCluster: { request: CreateCdcClusterRequest; response: CreateCdcClusterResponse };
  CreateConnectResource: { request: CreateConnectResourceRequest; response: CreateConnectResourceResponse };
  CreateConsumer: { request: CreateConsumerRequest; response: CreateConsumerResponse };
  CreateDatahubTask: { request: CreateDatahubTaskRequest; response: CreateDatahubTaskResponse };
  CreateDatahubTopic: { request: CreateDatahubTopicRequest; response: CreateDatahubTopicResponse };
  CreateInstancePost: { request: CreateInstancePostRequest; response: CreateInstancePostResponse };
  CreateInstancePre: { request: CreateInstancePreRequest; response: CreateInstancePreResponse };
  CreateMetaAndDataSyncDatahubTask: { request: CreateMetaAndDataSyncDatahubTaskRequest; response: CreateMetaAndDataSyncDatahubTaskResponse };
  CreateMetaDataAndOffsetSyncDatahubTask: { request: CreateMetaDataAndOffsetSyncDatahubTaskRequest; response: CreateMetaDataAndOffsetSyncDatahubTaskResponse };
  CreateMetaSyncDatahubTask: { request: CreateMetaSyncDatahubTaskRequest; response: CreateMetaSyncDatahubTaskResponse };
  CreatePartition: { request: CreatePartitionRequest; response: CreatePartitionResponse };
  CreatePostPaidInstance: { request: CreatePostPaidInstanceRequest; response: CreatePostPaidInstanceResponse };
  CreatePrometheus: { request: CreatePrometheusRequest; response: CreatePrometheusResponse };
  CreateRoute: { request: CreateRouteRequest; response: CreateRouteResponse };
  CreateThrottleRule: { request: CreateThrottleRuleRequest; response: CreateThrottleRuleResponse };
  CreateToken: { request: CreateTokenRequest; response: CreateTokenResponse };
  CreateTopic: { request: CreateTopicRequest; response: CreateTopicResponse };
  CreateTopicIpWhiteList: { request: CreateTopicIpWhiteListRequest; response: CreateTopicIpWhiteListResponse };
  CreateUser: { request: CreateUserRequest; response: CreateUserResponse };
  DeleteAcl: { request: DeleteAclRequest; response: DeleteAclResponse };
  DeleteAclRule: { request: DeleteAclRuleRequest; response: DeleteAclRuleResponse };
  DeleteConnectResource: { request: DeleteConnectResourceRequest; response: DeleteConnectResourceResponse };
  DeleteDatahubTask: { request: DeleteDatahubTaskRequest; response: DeleteDatahubTaskResponse };
  DeleteDatahubTopic: { request: DeleteDatahubTopicRequest; response: DeleteDatahubTopicResponse };
  DeleteGroup: { request: DeleteGroupRequest; response: DeleteGroupResponse };
  DeleteGroupSubscribeTopic: { request: DeleteGroupSubscribeTopicRequest; response: DeleteGroupSubscribeTopicResponse };
  DeleteInstancePost: { request: DeleteInstancePostRequest; response: DeleteInstancePostResponse };
  DeleteInstancePre: { request: DeleteInstancePreRequest; response: DeleteInstancePreResponse };
  DeleteRoute: { request: DeleteRouteRequest; response: DeleteRouteResponse };
  DeleteRouteTriggerTime: { request: DeleteRouteTriggerTimeRequest; response: DeleteRouteTriggerTimeResponse };
  DeleteThrottleRule: { request: DeleteThrottleRuleRequest; response: DeleteThrottleRuleResponse };
  DeleteTopic: { request: DeleteTopicRequest; response: DeleteTopicResponse };
  DeleteTopicIpWhiteList: { request: DeleteTopicIpWhiteListRequest; response: DeleteTopicIpWhiteListResponse };
  DeleteUser: { request: DeleteUserRequest; response: DeleteUserResponse };
  DescribeACL: { request: DescribeACLRequest; response: DescribeACLResponse };
  DescribeAccessPolicy: { request: DescribeAccessPolicyRequest; response: DescribeAccessPolicyResponse };
  DescribeAclRule: { request: DescribeAclRuleRequest; response: DescribeAclRuleResponse };
  DescribeCkafkaVersion: { request: DescribeCkafkaVersionRequest; response: DescribeCkafkaVersionResponse };
  DescribeCkafkaZone: { request: DescribeCkafkaZoneRequest; response: DescribeCkafkaZoneResponse };
  DescribeConnectResource: { request: DescribeConnectResourceRequest; response: DescribeConnectResourceResponse };
  DescribeConnectResources: { request: DescribeConnectResourcesRequest; response: DescribeConnectResourcesResponse };
  DescribeConsumerGroup: { request: DescribeConsumerGroupRequest; response: DescribeConsumerGroupResponse };
  DescribeCvmInfo: { request: DescribeCvmInfoRequest; response: DescribeCvmInfoResponse };
  DescribeDatahubGroupOffsets: { request: DescribeDatahubGroupOffsetsRequest; response: DescribeDatahubGroupOffsetsResponse };
  DescribeDatahubTask: { request: DescribeDatahubTaskRequest; response: DescribeDatahubTaskResponse };
  DescribeDatahubTasks: { request: DescribeDatahubTasksRequest; response: DescribeDatahubTasksResponse };
  DescribeDatahubTopic: { request: DescribeDatahubTopicRequest; response: DescribeDatahubTopicResponse };
  DescribeDatahubTopics: { request: DescribeDatahubTopicsRequest; response: DescribeDatahubTopicsResponse };
  DescribeGroup: { request: DescribeGroupRequest; response: DescribeGroupResponse };
  DescribeGroupInfo: { request: DescribeGroupInfoRequest; response: DescribeGroupInfoResponse };
  DescribeGroupOffsets: { request: DescribeGroupOffsetsRequest; response: DescribeGroupOffsetsResponse };
  DescribeInstanceAttributes: { request: DescribeInstanceAttributesRequest; response: DescribeInstanceAttributesResponse };
  DescribeInstances: { request: DescribeInstancesRequest; response: DescribeInstancesResponse };
  DescribeInstancesDetail: { request: DescribeInstancesDetailRequest; response: DescribeInstancesDetailResponse };
  DescribeModifyType: { request: DescribeModifyTypeRequest; response: DescribeModifyTypeResponse };
  DescribePrometheus: { request: DescribePrometheusRequest; response: DescribePrometheusResponse };
  DescribeRegion: { request: DescribeRegionRequest; response: DescribeRegionResponse };
  DescribeRoute: { request: DescribeRouteRequest; response: DescribeRouteResponse };
  DescribeSecurityGroupRoutes: { request: DescribeSecurityGroupRoutesRequest; response: DescribeSecurityGroupRoutesResponse };
  DescribeTaskStatus: { request: DescribeTaskStatusRequest; response: DescribeTaskStatusResponse };
  DescribeThrottleRules: { request: DescribeThrottleRulesRequest; response: DescribeThrottleRulesResponse };
  DescribeTopic: { request: DescribeTopicRequest; response: DescribeTopicResponse };
  DescribeTopicAttributes: { request: DescribeTopicAttributesRequest; response: DescribeTopicAttributesResponse };
  DescribeTopicDetail: { request: DescribeTopicDetailRequest; response: DescribeTopicDetailResponse };
  DescribeTopicFlowRanking: { request: DescribeTopicFlowRankingRequest; response: DescribeTopicFlowRankingResponse };
  DescribeTopicProduceConnection: { request: DescribeTopicProduceConnectionRequest; response: DescribeTopicProduceConnectionResponse };
  DescribeTopicSubscribeGroup: { request: DescribeTopicSubscribeGroupRequest; response: DescribeTopicSubscribeGroupResponse };
  DescribeTopicSyncReplica: { request: DescribeTopicSyncReplicaRequest; response: DescribeTopicSyncReplicaResponse };
  DescribeTypeInstances: { request: DescribeTypeInstancesRequest; response: DescribeTypeInstancesResponse };
  DescribeUser: { request: DescribeUserRequest; response: DescribeUserResponse };
  DisassociateRoutesSecurityGroup: { request: DisassociateRoutesSecurityGroupRequest; response: DisassociateRoutesSecurityGroupResponse };
  FetchDatahubMessageByOffset: { request: FetchDatahubMessageByOffsetRequest; response: FetchDatahubMessageByOffsetResponse };
  FetchLatestDatahubMessageList: { request: FetchLatestDatahubMessageListRequest; response: FetchLatestDatahubMessageListResponse };
  FetchMessageByOffset: { request: FetchMessageByOffsetRequest; response: FetchMessageByOffsetResponse };
  FetchMessageListByOffset: { request: FetchMessageListByOffsetRequest; response: FetchMessageListByOffsetResponse };
  FetchMessageListByTimestamp: { request: FetchMessageListByTimestampRequest; response: FetchMessageListByTimestampResponse };
  InquireCkafkaPrice: { request: InquireCkafkaPriceRequest; response: InquireCkafkaPriceResponse };
  InstanceScalingDown: { request: InstanceScalingDownRequest; response: InstanceScalingDownResponse };
  IsolatedInstancePre: { request: IsolatedInstancePreRequest; response: IsolatedInstancePreResponse };
  ModifyAccessPolicy: { request: ModifyAccessPolicyRequest; response: ModifyAccessPolicyResponse };
  ModifyAclRule: { request: ModifyAclRuleRequest; response: ModifyAclRuleResponse };
  ModifyConnectResource: { request: ModifyConnectResourceRequest; response: ModifyConnectResourceResponse };
  ModifyDatahubTask: { request: ModifyDatahubTaskRequest; response: ModifyDatahubTaskResponse };
  ModifyDatahubTopic: { request: ModifyDatahubTopicRequest; response: ModifyDatahubTopicResponse };
  ModifyGroupOffsets: { request: ModifyGroupOffsetsRequest; response: ModifyGroupOffsetsResponse };
  ModifyInstanceAttributes: { request: ModifyInstanceAttributesRequest; response: ModifyInstanceAttributesResponse };
  ModifyInstancePre: { request: ModifyInstancePreRequest; response: ModifyInstancePreResponse };
  ModifyPassword: { request: ModifyPasswordRequest; response: ModifyPasswordResponse };
  ModifyRouteSecurityGroups: { request: ModifyRouteSecurityGroupsRequest; response: ModifyRouteSecurityGroupsResponse };
  ModifyRoutineMaintenanceTask: { request: ModifyRoutineMaintenanceTaskRequest; response: ModifyRoutineMaintenanceTaskResponse };
  ModifyThrottleRule: { request: ModifyThrottleRuleRequest; response: ModifyThrottleRuleResponse };
  ModifyTopicAttributes: { request: ModifyTopicAttributesRequest; response: ModifyTopicAttributesResponse };
  PauseDatahubTask: { request: PauseDatahubTaskRequest; response: PauseDatahubTaskResponse };
  RenewCkafkaInstance: { request: RenewCkafkaInstanceRequest; response: RenewCkafkaInstanceResponse };
  RestartDatahubTask: { request: RestartDatahubTaskRequest; response: RestartDatahubTaskResponse };
  ResumeDatahubTask: { request: ResumeDatahubTaskRequest; response: ResumeDatahubTaskResponse };
  SendMessage: { request: SendMessageRequest; response: SendMessageResponse };
  UpgradeBrokerVersion: { request: UpgradeBrokerVersionRequest; response: UpgradeBrokerVersionResponse };
}
