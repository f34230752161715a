import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { DescribeDealsByCondResponse } from '../../spec/types/billing.ts';
import type * as ckafka from '../../spec/types/ckafka.ts';
import type { DescribeSubnetsResponse } from '../../spec/types/vpc.ts';
import { STATUS } from '../../src/domain/instance.ts';

/** Makes a call through a client; a refusal is answered with its code. */
export type CallThrough = (
  product: keyof typeof VERSIONS,
  action: string,
  parameters: object,
) => Promise<{ readonly answer?: unknown; readonly refused?: string }>;

export const VERSIONS = { ckafka: '2019-08-19', vpc: '2017-03-12', billing: '2018-07-09' } as const;
const ZONE = { name: 'ap-guangzhou-3', id: 100003 };
const TOPIC = 'orders';
const WAITS_MS = 90_000;
/** Upstream's number of ResourceType, Operation (3: read) and PermissionType of an ACL. */
const READERS = { ResourceType: 2, Operation: 3, PermissionType: 3, ResourceName: TOPIC, Host: '*' };

/** The one script that every client runs: buy, wait, topic, user, ACL, route, produce, describe, pay, delete. */
export async function runScript(through: CallThrough, name: string): Promise<void> {
  const call = async <Answer>(product: keyof typeof VERSIONS, action: string, parameters: object): Promise<Answer> => {
    const { answer, refused } = await through(product, action, parameters);
    expect(refused, `${product} ${action}`).toBeUndefined();
    return answer as Answer;
  };
  const place = await subnet(call);
  const order = { ...place, ZoneId: ZONE.id, InstanceName: name, BandWidth: 20, DiskSize: 200, Partition: 400 };
  const bought = await call<ckafka.CreatePostPaidInstanceResponse>('ckafka', 'CreatePostPaidInstance', order);
  const { InstanceId } = bought.Result.Data;
  const kafka = <Answer>(action: string, more: object = {}): Promise<Answer> =>
    call<Answer>('ckafka', action, { InstanceId, ...more });
  const list = async (): Promise<readonly ckafka.InstanceDetail[]> =>
    (await kafka<ckafka.DescribeInstancesDetailResponse>('DescribeInstancesDetail')).Result.InstanceList;
  await until(async () => (await list())[0]?.Status === STATUS.running);

  await kafka('CreateTopic', { TopicName: TOPIC, PartitionNum: 1, ReplicaNum: 1, Note: `of ${name}` });
  await kafka('CreateUser', { Name: 'alice', Password: 'Wonder-land-1' });
  await kafka('CreateAcl', { ...READERS, Principal: 'User:alice' });
  await makeRoute(kafka, place);
  await call('ckafka', 'SendMessage', { DataHubId: `${InstanceId}/${TOPIC}`, Message: [{ Key: 'k', Body: 'héllo' }] });
  await describes(kafka, name);

  const deals = { StartTime: '2016-01-01 00:00:00', EndTime: '2100-01-01 00:00:00', Limit: 10, ResourceId: InstanceId };
  const paid = await call<DescribeDealsByCondResponse>('billing', 'DescribeDealsByCond', deals);
  expect(paid.TotalCount).toBe(1);
  await call('billing', 'DescribeAccountBalance', {});

  await kafka('DeleteUser', { Name: 'alice' });
  await kafka('DeleteInstancePost');
  await until(async () => (await list()).length === 0);
  expect(await through('ckafka', 'DescribeTopicDetail', { InstanceId })).toMatchObject({
    refused: expect.stringMatching(/NotExist|ResourceNotFound/) as string,
  });
}

type Kafka = <Answer>(action: string, more?: object) => Promise<Answer>;

async function subnet(
  call: <Answer>(product: 'vpc', action: string, parameters: object) => Promise<Answer>,
): Promise<{ VpcId: string; SubnetId: string }> {
  const Filters = [{ Name: 'zone', Values: [ZONE.name] }];
  const { SubnetSet } = await call<DescribeSubnetsResponse>('vpc', 'DescribeSubnets', { Filters });
  return { VpcId: SubnetSet[0]?.VpcId ?? '', SubnetId: SubnetSet[0]?.SubnetId ?? '' };
}

/** A second way in, and waits until it is there. */
async function makeRoute(kafka: Kafka, place: object): Promise<void> {
  const { Result } = await kafka<ckafka.CreateRouteResponse>('CreateRoute', { VipType: 3, ...place });
  const { FlowId, RouteDTO } = Result.Data ?? {};
  await until(async () => {
    const task = await kafka<ckafka.DescribeTaskStatusResponse>('DescribeTaskStatus', {
      InstanceId: undefined,
      FlowId,
    });
    return task.Result.Status === 0;
  });
  const found = await kafka<ckafka.DescribeRouteResponse>('DescribeRoute', { RouteId: RouteDTO?.RouteId });
  expect(found.Result.Routers).toHaveLength(1);
}

async function describes(kafka: Kafka, name: string): Promise<void> {
  const first = { Topic: TOPIC, Partition: 0, Offset: 0 };
  const read = await kafka<ckafka.FetchMessageByOffsetResponse>('FetchMessageByOffset', first);
  expect(read.Result).toMatchObject({ Key: 'k', Value: 'héllo' });
  const topics = await kafka<ckafka.DescribeTopicDetailResponse>('DescribeTopicDetail');
  expect(topics.Result.TopicList).toMatchObject([{ TopicName: TOPIC, PartitionNum: 1, Note: `of ${name}` }]);
  const users = await kafka<ckafka.DescribeUserResponse>('DescribeUser');
  expect(users.Result.Users.map((it) => it.Name)).toEqual(['alice']);
  const acls = await kafka<ckafka.DescribeACLResponse>('DescribeACL', { ResourceType: 2, ResourceName: TOPIC });
  expect(acls.Result.AclList).toMatchObject([{ Principal: 'User:alice', Host: '*', Operation: 3, PermissionType: 3 }]);
  const attributes = await kafka<ckafka.DescribeInstanceAttributesResponse>('DescribeInstanceAttributes');
  expect(attributes.Result.InstanceName).toBe(name);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const limit = Date.now() + WAITS_MS;
  while (!(await isSo())) {
    if (Date.now() > limit) throw new Error('waited too long');
    await sleep(250);
  }
}
