import { expect } from 'vitest';
import type * as api from '../../spec/types/api.ts';
import type * as ckafka from '../../spec/types/ckafka.ts';
import type * as tag from '../../spec/types/tag.ts';
import type * as vpc from '../../spec/types/vpc.ts';
import { checkAnswer } from '../../src/api/check-answer.ts';
import { signRequest } from '../../src/api/sign-request.ts';
import { exchange } from '../../src/api/testing/raw-http.ts';
import type { TestServer } from '../support/server.ts';

const REGION = 'ap-guangzhou';
const VERSIONS = { ckafka: '2019-08-19', vpc: '2017-03-12', tag: '2018-08-13', api: '2020-11-06' } as const;
type Product = keyof Answers & keyof typeof VERSIONS;

/** The answers of the actions that the provider calls, by product. */
interface Answers {
  ckafka: {
    DescribeInstancesDetail: ckafka.DescribeInstancesDetailResponse;
    DescribeRegion: ckafka.DescribeRegionResponse;
    DescribeCkafkaZone: ckafka.DescribeCkafkaZoneResponse;
    CreatePostPaidInstance: ckafka.CreatePostPaidInstanceResponse;
    ModifyInstanceAttributes: ckafka.ModifyInstanceAttributesResponse;
    DescribeInstanceAttributes: ckafka.DescribeInstanceAttributesResponse;
    DescribeTopicDetail: ckafka.DescribeTopicDetailResponse;
    CreateTopic: ckafka.CreateTopicResponse;
    DescribeTopicAttributes: ckafka.DescribeTopicAttributesResponse;
    CreatePartition: ckafka.CreatePartitionResponse;
    ModifyTopicAttributes: ckafka.ModifyTopicAttributesResponse;
    CreateConsumer: ckafka.CreateConsumerResponse;
    DescribeConsumerGroup: ckafka.DescribeConsumerGroupResponse;
    DescribeGroup: ckafka.DescribeGroupResponse;
    DeleteGroup: ckafka.DeleteGroupResponse;
    DeleteTopic: ckafka.DeleteTopicResponse;
    InstanceScalingDown: ckafka.InstanceScalingDownResponse;
    DeleteInstancePost: ckafka.DeleteInstancePostResponse;
    CreateUser: ckafka.CreateUserResponse;
    DescribeUser: ckafka.DescribeUserResponse;
    ModifyPassword: ckafka.ModifyPasswordResponse;
    DeleteUser: ckafka.DeleteUserResponse;
    CreateAcl: ckafka.CreateAclResponse;
    DescribeACL: ckafka.DescribeACLResponse;
    DeleteAcl: ckafka.DeleteAclResponse;
    CreateAclRule: ckafka.CreateAclRuleResponse;
    DescribeAclRule: ckafka.DescribeAclRuleResponse;
    DeleteAclRule: ckafka.DeleteAclRuleResponse;
    CreateRoute: ckafka.CreateRouteResponse;
    DescribeTaskStatus: ckafka.DescribeTaskStatusResponse;
    DescribeRoute: ckafka.DescribeRouteResponse;
    DeleteRoute: ckafka.DeleteRouteResponse;
  };
  vpc: {
    CreateVpc: vpc.CreateVpcResponse;
    DescribeVpcs: vpc.DescribeVpcsResponse;
    DescribeRouteTables: vpc.DescribeRouteTablesResponse;
    CreateSubnet: vpc.CreateSubnetResponse;
    ModifySubnetAttribute: vpc.ModifySubnetAttributeResponse;
    DescribeSubnets: vpc.DescribeSubnetsResponse;
    DeleteSubnet: vpc.DeleteSubnetResponse;
    DeleteVpc: vpc.DeleteVpcResponse;
  };
  tag: {
    DescribeResourceTagsByResourceIds: tag.DescribeResourceTagsByResourceIdsResponse;
    ModifyResourceTags: tag.ModifyResourceTagsResponse;
    CreateTag: tag.CreateTagResponse;
    GetTags: tag.GetTagsResponse;
    DeleteTag: tag.DeleteTagResponse;
    AddResourceTag: tag.AddResourceTagResponse;
    GetResources: tag.GetResourcesResponse;
    UpdateResourceTagValue: tag.UpdateResourceTagValueResponse;
    DeleteResourceTag: tag.DeleteResourceTagResponse;
    DescribeTagKeys: tag.DescribeTagKeysResponse;
  };
  api: {
    DescribeZones: api.DescribeZonesResponse;
  };
}

export type Caller = <P extends Product, A extends keyof Answers[P] & string>(
  product: P,
  action: A,
  parameters: object,
) => Promise<Answers[P][A]>;

interface Answered {
  readonly RequestId: string;
  readonly Error?: { readonly Code: string; readonly Message: string };
}

/**
 * Calls as the Terraform provider makes them behind HTTP_PROXY: the cloud's own host in an absolute-form target, POST with JSON, English,
 * the provider's RequestClient. Each answer is checked against the API model by type. Rejects with the code of a refusal.
 */
export function asTerraform(server: Pick<TestServer, 'port' | 'secretId' | 'secretKey'>): Caller {
  return async (product, action, parameters) => {
    const body = JSON.stringify(parameters);
    const host = `${product}.tencentcloudapi.com`;
    const signed = signRequest({
      ...{ secretId: server.secretId, secretKey: server.secretKey, host, product, action, body, region: REGION },
      ...{ version: VERSIONS[product], language: 'en-US', timestamp: Math.floor(Date.now() / 1000) },
    });
    const headers = { ...signed, Host: host, 'X-TC-RequestClient': 'Terraform-latest', 'Accept-Encoding': 'gzip' };
    const lines = Object.entries({ ...headers, 'Content-Length': String(Buffer.byteLength(body)) });
    const head = [`POST http://${host}/ HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)];
    const answer = await exchange(server.port, `${head.join('\r\n')}\r\n\r\n${body}`);
    const { Response } = JSON.parse(answer.body) as { Response: Answered };
    const { RequestId, Error: refused, ...rest } = Response;
    if (refused !== undefined) throw new Error(`${action}: ${refused.Code}: ${refused.Message}`);
    expect(RequestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(checkAnswer(product, action, rest)).toEqual([]);
    // As checked in the line above.
    return rest as never;
  };
}

/** Fails unless each path of names leads to a value that is not null: the provider would crash, or plan a change. */
export function expectPresent(answer: unknown, paths: readonly string[]): void {
  for (const path of paths) {
    const value = path.split('.').reduce<unknown>((it, name) => (it as Record<string, unknown> | null)?.[name], answer);
    expect(value ?? 'missing', path).not.toBe('missing');
  }
}
