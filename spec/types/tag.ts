// Generated from spec/tag.json by scripts/generate-api-types.ts. Do not edit.

export interface AddProjectRequest {
  ProjectName: string;
  Info?: string;
}

export interface AddProjectResponse {
  ProjectId: number;
  IsNew: number;
}

export interface AddResourceTagRequest {
  TagKey: string;
  TagValue: string;
  Resource: string;
}

export type AddResourceTagResponse = Record<never, never>;

export interface AttachResourcesTagRequest {
  ServiceType: string;
  ResourceIds: string[];
  TagKey: string;
  TagValue: string;
  ResourceRegion?: string;
  ResourcePrefix?: string;
}

export type AttachResourcesTagResponse = Record<never, never>;

export interface CreateTagRequest {
  TagKey: string;
  TagValue: string;
}

export type CreateTagResponse = Record<never, never>;

export interface CreateTagsRequest {
  Tags?: Tag[];
}

export type CreateTagsResponse = Record<never, never>;

export interface DeleteResourceTagRequest {
  TagKey: string;
  Resource: string;
}

export type DeleteResourceTagResponse = Record<never, never>;

export interface DeleteTagRequest {
  TagKey: string;
  TagValue: string;
}

export type DeleteTagResponse = Record<never, never>;

export interface DeleteTagsRequest {
  Tags: Tag[];
}

export type DeleteTagsResponse = Record<never, never>;

export interface DescribeProjectsRequest {
  AllList: number;
  Limit: number;
  Offset: number;
  ProjectId?: number;
  ProjectName?: string;
}

export interface DescribeProjectsResponse {
  Total: number;
  Projects: Project[];
}

export interface DescribeResourceTagsRequest {
  CreateUin?: number;
  ResourceRegion?: string;
  ServiceType?: string;
  ResourcePrefix?: string;
  ResourceId?: string;
  Offset?: number;
  Limit?: number;
  CosResourceId?: number;
}

export interface DescribeResourceTagsResponse {
  TotalCount: number;
  Offset: number;
  Limit: number;
  Rows: TagResource[];
}

export interface DescribeResourceTagsByResourceIdsRequest {
  ServiceType: string;
  ResourcePrefix: string;
  ResourceIds: string[];
  ResourceRegion: string;
  Offset?: number;
  Limit?: number;
  Category?: string;
}

export interface DescribeResourceTagsByResourceIdsResponse {
  TotalCount: number;
  Offset: number;
  Limit: number;
  Tags: TagResource[];
}

export interface DescribeResourceTagsByResourceIdsSeqRequest {
  ServiceType: string;
  ResourcePrefix: string;
  ResourceIds: string[];
  ResourceRegion: string;
  Offset?: number;
  Limit?: number;
}

export interface DescribeResourceTagsByResourceIdsSeqResponse {
  TotalCount: number;
  Offset: number;
  Limit: number;
  Tags: TagResource[];
}

export interface DescribeResourceTagsByTagKeysRequest {
  ServiceType: string;
  ResourcePrefix: string;
  ResourceRegion: string;
  ResourceIds: string[];
  TagKeys: string[];
  Limit?: number;
  Offset?: number;
}

export interface DescribeResourceTagsByTagKeysResponse {
  TotalCount: number;
  Offset: number;
  Limit: number;
  Rows: ResourceIdTag[];
}

export interface DescribeResourcesByTagsRequest {
  TagFilters: TagFilter[];
  CreateUin?: number;
  Offset?: number;
  Limit?: number;
  ResourcePrefix?: string;
  ResourceId?: string;
  ResourceRegion?: string;
  ServiceType?: string;
}

export interface DescribeResourcesByTagsResponse {
  TotalCount: number;
  Offset: number;
  Limit: number;
  Rows: ResourceTag[];
}

export interface DescribeResourcesByTagsUnionRequest {
  TagFilters: TagFilter[];
  CreateUin?: number;
  Offset?: number;
  Limit?: number;
  ResourcePrefix?: string;
  ResourceId?: string;
  ResourceRegion?: string;
  ServiceType?: string;
}

export interface DescribeResourcesByTagsUnionResponse {
  TotalCount: number;
  Offset: number;
  Limit: number;
  Rows: ResourceTag[];
}

export interface DescribeTagKeysRequest {
  CreateUin?: number;
  Offset?: number;
  Limit?: number;
  ShowProject?: number;
  Category?: string;
}

export interface DescribeTagKeysResponse {
  TotalCount: number;
  Offset: number;
  Limit: number;
  Tags: string[];
}

export interface DescribeTagValuesRequest {
  TagKeys: string[];
  CreateUin?: number;
  Offset?: number;
  Limit?: number;
  Category?: string;
}

export interface DescribeTagValuesResponse {
  TotalCount: number;
  Offset: number;
  Limit: number;
  Tags: Tag[];
}

export interface DescribeTagValuesSeqRequest {
  TagKeys: string[];
  CreateUin?: number;
  Offset?: number;
  Limit?: number;
}

export interface DescribeTagValuesSeqResponse {
  TotalCount: number;
  Offset: number;
  Limit: number;
  Tags: Tag[];
}

export interface DescribeTagsRequest {
  TagKey?: string;
  TagValue?: string;
  Offset?: number;
  Limit?: number;
  CreateUin?: number;
  TagKeys?: string[];
  ShowProject?: number;
}

export interface DescribeTagsResponse {
  TotalCount: number;
  Offset: number;
  Limit: number;
  Tags: TagWithDelete[];
}

export interface DescribeTagsSeqRequest {
  TagKey?: string;
  TagValue?: string;
  Offset?: number;
  Limit?: number;
  CreateUin?: number;
  TagKeys?: string[];
  ShowProject?: number;
}

export interface DescribeTagsSeqResponse {
  TotalCount: number;
  Offset: number;
  Limit: number;
  Tags: TagWithDelete[];
}

export interface DetachResourcesTagRequest {
  ServiceType: string;
  ResourceIds: string[];
  TagKey: string;
  ResourceRegion?: string;
  ResourcePrefix?: string;
}

export type DetachResourcesTagResponse = Record<never, never>;

export interface GetResourcesRequest {
  ResourceList?: string[];
  TagFilters?: TagFilter[];
  PaginationToken?: string;
  MaxResults?: number;
}

export interface GetResourcesResponse {
  PaginationToken: string;
  ResourceTagMappingList: ResourceTagMapping[];
}

export interface GetTagKeysRequest {
  PaginationToken?: string;
  MaxResults?: number;
  Category?: string;
}

export interface GetTagKeysResponse {
  PaginationToken: string;
  TagKeys: string[];
}

export interface GetTagValuesRequest {
  TagKeys: string[];
  PaginationToken?: string;
  MaxResults?: number;
  Category?: string;
}

export interface GetTagValuesResponse {
  PaginationToken: string;
  Tags: Tag[];
}

export interface GetTagsRequest {
  PaginationToken?: string;
  MaxResults?: number;
  TagKeys?: string[];
  Category?: string;
}

export interface GetTagsResponse {
  PaginationToken: string;
  Tags: Tag[];
}

export interface ModifyResourceTagsRequest {
  Resource: string;
  ReplaceTags?: Tag[];
  DeleteTags?: TagKeyObject[];
}

export type ModifyResourceTagsResponse = Record<never, never>;

export interface ModifyResourcesTagValueRequest {
  ServiceType: string;
  ResourceIds: string[];
  TagKey: string;
  TagValue: string;
  ResourceRegion?: string;
  ResourcePrefix?: string;
}

export type ModifyResourcesTagValueResponse = Record<never, never>;

export interface TagResourcesRequest {
  ResourceList: string[];
  Tags: Tag[];
}

export interface TagResourcesResponse {
  FailedResources: FailedResource[];
}

export interface UnTagResourcesRequest {
  ResourceList: string[];
  TagKeys: string[];
}

export interface UnTagResourcesResponse {
  FailedResources: FailedResource[];
}

export interface UpdateProjectRequest {
  ProjectId: number;
  ProjectName?: string;
  Disable?: number;
  Info?: string;
}

export type UpdateProjectResponse = Record<never, never>;

export interface UpdateResourceTagValueRequest {
  TagKey: string;
  TagValue: string;
  Resource: string;
}

export type UpdateResourceTagValueResponse = Record<never, never>;

export interface FailedResource {
  Resource: string;
  Code: string;
  Message: string;
}

export interface Project {
  ProjectId: number;
  ProjectName: string;
  CreatorUin: number;
  ProjectInfo: string;
  CreateTime: string;
}

export interface ResourceIdTag {
  ResourceId: string;
  TagKeyValues: Tag[];
}

export interface ResourceTag {
  ResourceRegion: string;
  ServiceType: string;
  ResourcePrefix: string;
  ResourceId: string;
  Tags: Tag[];
}

export interface ResourceTagMapping {
  Resource: string;
  Tags: Tag[];
}

export interface Tag {
  TagKey: string;
  TagValue: string;
  Category?: string | null;
}

export interface TagFilter {
  TagKey: string;
  TagValue?: string[] | null;
}

export interface TagKeyObject {
  TagKey: string;
}

export interface TagResource {
  TagKey: string;
  TagValue: string;
  ResourceId: string;
  TagKeyMd5: string;
  TagValueMd5: string;
  ServiceType: string;
  Category?: string | null;
}

export interface TagWithDelete {
  TagKey: string;
  TagValue: string;
  CanDelete: number;
  Category?: string | null;
}

export interface Actions {
  AddProject: { request: AddProjectRequest; response: AddProjectResponse };
  AddResourceTag: { request: AddResourceTagRequest; response: AddResourceTagResponse };
  AttachResourcesTag: { request: AttachResourcesTagRequest; response: AttachResourcesTagResponse };
  CreateTag: { request: CreateTagRequest; response: CreateTagResponse };
  CreateTags: { request: CreateTagsRequest; response: CreateTagsResponse };
  DeleteResourceTag: { request: DeleteResourceTagRequest; response: DeleteResourceTagResponse };
  DeleteTag: { request: DeleteTagRequest; response: DeleteTagResponse };
  DeleteTags: { request: DeleteTagsRequest; response: DeleteTagsResponse };
  DescribeProjects: { request: DescribeProjectsRequest; response: DescribeProjectsResponse };
  DescribeResourceTags: { request: DescribeResourceTagsRequest; response: DescribeResourceTagsResponse };
  DescribeResourceTagsByResourceIds: { request: DescribeResourceTagsByResourceIdsRequest; response: DescribeResourceTagsByResourceIdsResponse };
  DescribeResourceTagsByResourceIdsSeq: { request: DescribeResourceTagsByResourceIdsSeqRequest; response: DescribeResourceTagsByResourceIdsSeqResponse };
  DescribeResourceTagsByTagKeys: { request: DescribeResourceTagsByTagKeysRequest; response: DescribeResourceTagsByTagKeysResponse };
  DescribeResourcesByTags: { request: DescribeResourcesByTagsRequest; response: DescribeResourcesByTagsResponse };
  DescribeResourcesByTagsUnion: { request: DescribeResourcesByTagsUnionRequest; response: DescribeResourcesByTagsUnionResponse };
  DescribeTagKeys: { request: DescribeTagKeysRequest; response: DescribeTagKeysResponse };
  DescribeTagValues: { request: DescribeTagValuesRequest; response: DescribeTagValuesResponse };
  DescribeTagValuesSeq: { request: DescribeTagValuesSeqRequest; response: DescribeTagValuesSeqResponse };
  DescribeTags: { request: DescribeTagsRequest; response: DescribeTagsResponse };
  DescribeTagsSeq: { request: DescribeTagsSeqRequest; response: DescribeTagsSeqResponse };
  DetachResourcesTag: { request: DetachResourcesTagRequest; response: DetachResourcesTagResponse };
  GetResources: { request: GetResourcesRequest; response: GetResourcesResponse };
  GetTagKeys: { request: GetTagKeysRequest; response: GetTagKeysResponse };
  GetTagValues: { request: GetTagValuesRequest; response: GetTagValuesResponse };
  GetTags: { request: GetTagsRequest; response: GetTagsResponse };
  ModifyResourceTags: { request: ModifyResourceTagsRequest; response: ModifyResourceTagsResponse };
  ModifyResourcesTagValue: { request: ModifyResourcesTagValueRequest; response: ModifyResourcesTagValueResponse };
  TagResources: { request: TagResourcesRequest; response: TagResourcesResponse };
  UnTagResources: { request: UnTagResourcesRequest; response: UnTagResourcesResponse };
  UpdateProject: { request: UpdateProjectRequest; response: UpdateProjectResponse };
  UpdateResourceTagValue: { request: UpdateResourceTagValueRequest; response: UpdateResourceTagValueResponse };
}
