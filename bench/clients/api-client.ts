import type {
  CreatePostPaidInstanceRequest,
  CreatePostPaidInstanceResponse,
  DescribeInstancesDetailResponse,
  InstanceDetail,
} from '../../spec/types/ckafka.ts';
import type { CreateSubnetResponse, CreateVpcResponse } from '../../spec/types/vpc.ts';
import { signRequest } from '../../src/api/sign-request.ts';
import type { SecretPair } from '../../src/first-account.ts';

const REGION = 'ap-guangzhou';
const ZONE = { name: 'ap-guangzhou-3', id: 100003 };
const VERSIONS = { ckafka: '2019-08-19', vpc: '2017-03-12' } as const;
/** With its addresses from the reserve: more instances than a default subnet has room for. */
const BLOCK = '10.0.0.0/16';

/** Where instances are bought. */
export interface Place {
  readonly VpcId: string;
  readonly SubnetId: string;
  readonly ZoneId: number;
}

/** A client of the API as a customer has one: signed calls over connections that are kept. */
export interface ApiClient {
  readonly url: string;
  /** The headers of a call, signed for this text of parameters. */
  signed(
    product: keyof typeof VERSIONS,
    action: string,
    body: string,
  ): { headers: Record<string, string>; body: string };
  /** The bytes and headers of a call, signed; sending them is all that is left. */
  request(product: keyof typeof VERSIONS, action: string, parameters: object): RequestInit;
  /** Throws on a refusal. */
  call(product: keyof typeof VERSIONS, action: string, parameters: object): Promise<unknown>;
  makePlace(): Promise<Place>;
  /** The ids of what was bought. */
  buy(parameters: CreatePostPaidInstanceRequest): Promise<string[]>;
  /** The first hundred of those that are not deleted. */
  instances(): Promise<InstanceDetail[]>;
  remove(instanceId: string): Promise<void>;
}

export function apiClient(url: string, keyPair: SecretPair): ApiClient {
  const { host } = new URL(url);
  const signed: ApiClient['signed'] = (product, action, body) => {
    const timestamp = Math.floor(Date.now() / 1000);
    const version = VERSIONS[product];
    return {
      headers: signRequest({ ...keyPair, host, product, action, version, region: REGION, body, timestamp }),
      body,
    };
  };
  const request: ApiClient['request'] = (product, action, parameters) => ({
    method: 'POST',
    ...signed(product, action, JSON.stringify(parameters)),
  });
  const call: ApiClient['call'] = async (product, action, parameters) => {
    const answer = await fetch(url, request(product, action, parameters));
    const { Response } = (await answer.json()) as { Response: { Error?: { Code: string; Message: string } } };
    if (Response.Error) throw new Error(`${action}: ${Response.Error.Code}: ${Response.Error.Message}`);
    return Response;
  };
  return {
    url,
    signed,
    request,
    call,
    async makePlace() {
      const made = (await call('vpc', 'CreateVpc', { VpcName: 'bench', CidrBlock: BLOCK })) as CreateVpcResponse;
      const { VpcId } = made.Vpc;
      const subnet = { VpcId, SubnetName: 'bench', Zone: ZONE.name, CidrBlock: BLOCK };
      const { Subnet } = (await call('vpc', 'CreateSubnet', subnet)) as CreateSubnetResponse;
      return { VpcId, SubnetId: Subnet.SubnetId ?? '', ZoneId: ZONE.id };
    },
    async buy(parameters) {
      const answer = await call('ckafka', 'CreatePostPaidInstance', parameters);
      const { Result } = answer as CreatePostPaidInstanceResponse;
      return Result.Data.DealNameInstanceIdMapping.flatMap((deal) => deal.InstanceIdList);
    },
    async instances() {
      const answer = await call('ckafka', 'DescribeInstancesDetail', { Limit: 100 });
      return (answer as DescribeInstancesDetailResponse).Result.InstanceList;
    },
    async remove(instanceId) {
      await call('ckafka', 'DeleteInstancePost', { InstanceId: instanceId });
    },
  };
}
