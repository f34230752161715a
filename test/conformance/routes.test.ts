import type { Route } from 'tencentcloud-sdk-nodejs/tencentcloud/services/ckafka/v20190819/ckafka_models.js';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { STATUS } from '../../src/domain/instance.ts';
import { answers, consume, customer, makeTopic, produce } from '../contract/witness.ts';
import { cloudOf } from '../support/cloud.ts';
import { brokersOn, tracesOf } from '../support/machine.ts';
import { canProduce, clientOf, routeCalls, steadyProducer } from '../support/routes.ts';
import { serverForTests } from '../support/server.ts';

const server = serverForTests();
const cloud = cloudOf(server);
const routes = routeCalls(cloud);

const VERSIONS = ['2.4.2', '2.8.1', '3.2.3'] as const;
const TOPIC = 'orders';
const USER = { username: 'alice', password: 'secret_1' };
const SOON = { timeout: 20_000, interval: 100 };
const instances = new Map<string, { instanceId: string; vip: string }>();

const place = ({ VipList }: { VipList?: { Vip?: string; Vport?: string }[] }) => ({
  address: VipList?.[0]?.Vip ?? '',
  port: Number(VipList?.[0]?.Vport),
});

beforeAll(async () => {
  const bought = await Promise.all(VERSIONS.map((KafkaVersion) => cloud.buy({ KafkaVersion })));
  const network = { MultiZoneFlag: true, ZoneIds: [450001, 450002, 450003], KafkaVersion: '2.8.1' };
  const [three = ''] = await cloud.buy(network);
  for (const detail of await cloud.settled([...bought.flat(), three], STATUS.running)) {
    const { InstanceId: instanceId = '', Vip: vip = '', Version = '' } = detail;
    instances.set(instanceId === three ? 'three' : Version, { instanceId, vip });
    await makeTopic(customer({ address: vip, port: 9092 }), TOPIC);
    const { username: Name, password: Password } = USER;
    await cloud.ckafka.CreateUser({ InstanceId: instanceId, Name, Password });
  }
}, 180_000);

const use = (name: string) => instances.get(name) ?? expect.fail(`no instance ${name}`);

describe.each(VERSIONS)('an instance of %s', { timeout: 90_000 }, (version) => {
  it('gets a second VPC route and loses it while a producer of the first goes on, on the connection it has', async () => {
    const { instanceId, vip } = use(version);
    const producer = await steadyProducer(customer({ address: vip, port: 9092 }), TOPIC);
    const network = await cloud.network(2);
    const route = await routes.make(instanceId, { ...network, AccessType: 0, Note: 'from zone 2' });
    expect(route).toMatchObject({
      VipType: 3,
      AccessType: 0,
      VpcId: network.VpcId,
      Subnet: network.SubnetId,
      Note: 'from zone 2',
    });
    expect(route.VipList).toEqual([{ Vip: expect.not.stringMatching(vip) as string, Vport: '9092' }]);
    await produce(clientOf(route), TOPIC, ['over the second route']);
    await routes.remove(instanceId, route.RouteId ?? 0);
    expect(await answers(place(route))).toBe(false);
    const { sent, connections } = await producer.stop();
    expect(sent).toBeGreaterThan(10);
    expect(connections).toBe(1);
    expect(await cloud.detail(instanceId)).toMatchObject({ Status: STATUS.running });
  });

  it('lets users in by every way to sign in, over TLS with the name checked, and nobody else', async () => {
    const { instanceId } = use(version);
    const network = await cloud.network();
    const ways = [
      { asked: { ...network, AccessType: 1 }, mechanism: 'plain' as const },
      { asked: { ...network, AccessType: 4 }, mechanism: 'scram-sha-256' as const },
      { asked: { ...network, AccessType: 5 }, mechanism: 'scram-sha-512' as const },
      { asked: { VipType: 1, PublicNetwork: 3, AccessType: 3 }, mechanism: 'plain' as const },
    ];
    const made: Route[] = [];
    for (const { asked } of ways) made.push(await routes.make(instanceId, asked));
    const ca = await server.command('certificate', instanceId);
    for (const [index, { mechanism, asked }] of ways.entries()) {
      const route = made[index] ?? expect.fail('no route');
      const tls = asked.AccessType === 3 ? { ca } : {};
      const username = `${instanceId}#${USER.username}`;
      const user = { mechanism, username, password: USER.password };
      await expect.poll(() => canProduce(clientOf(route, { sasl: user, ...tls }), TOPIC), SOON).toBe(true);
      const wrong = { ...user, password: 'wrong' };
      expect(await canProduce(clientOf(route, { sasl: wrong, retries: 0, ...tls }), TOPIC)).toBe(false);
      expect(await canProduce(clientOf(route, { retries: 0, ...tls }), TOPIC)).toBe(false);
    }
    const encrypted = made.at(-1) ?? expect.fail('no route');
    const sasl = { mechanism: 'plain' as const, ...USER };
    // Not encrypted, and encrypted without knowing the authority.
    expect(await canProduce(clientOf(encrypted, { sasl, retries: 0 }), TOPIC)).toBe(false);
    const other = await server.command('certificate', use('3.2.3').instanceId).catch(() => undefined);
    if (version !== '3.2.3' && other !== undefined)
      expect(await canProduce(clientOf(encrypted, { sasl, ca: other, retries: 0 }), TOPIC)).toBe(false);
    expect(encrypted).toMatchObject({
      Domain: `${instanceId}.ap-changsha.ckafka.internal`,
      DomainPort: 50_000,
      Subnet: '',
    });
  });

  it('comes up with its routes after its broker was killed', async () => {
    const { instanceId } = use(version);
    const [before] = await brokersOn(server, instanceId);
    process.kill(before?.pid ?? expect.fail('no broker'), 'SIGKILL');
    const { Result } = await cloud.ckafka.DescribeRoute({ InstanceId: instanceId });
    const all = Result?.Routers ?? [];
    expect(all).toHaveLength(4);
    const plain = all.find((it) => it.AccessType === 4) ?? expect.fail('no route');
    const sasl = { mechanism: 'scram-sha-256' as const, ...USER };
    await expect.poll(() => canProduce(clientOf(plain, { sasl }), TOPIC), { timeout: 30_000 }).toBe(true);
  });

  it('holds clients of a public route to its IP white list, those that are connected too', async () => {
    const { instanceId } = use(version);
    const { Result } = await cloud.ckafka.DescribeRoute({ InstanceId: instanceId });
    const route = Result?.Routers?.find((it) => it.VipType === 1) ?? expect.fail('no public route');
    const RouteId = route.RouteId ?? 0;
    const ca = await server.command('certificate', instanceId);
    const client = (from: string) => clientOf(route, { sasl: { mechanism: 'plain', ...USER }, ca, from, retries: 0 });
    const connected = client('127.0.0.2').producer({ allowAutoTopicCreation: false });
    await connected.connect();
    const send = () => connected.send({ topic: TOPIC, messages: [{ value: 'a record' }] });
    await send();
    const IpWhitelist = [
      { CidrBlock: '127.0.0.1', PolicyDescription: 'me' },
      { CidrBlock: '198.51.100.0/24', PolicyDescription: '' },
    ];
    expect((await cloud.ckafka.ModifyAccessPolicy({ InstanceId: instanceId, RouteId, IpWhitelist })).Result).toBe(
      'Succeed',
    );
    await expect.poll(() => canProduce(client('127.0.0.2'), TOPIC), SOON).toBe(false);
    await expect(send()).rejects.toThrow();
    await connected.disconnect();
    expect(await canProduce(client('127.0.0.1'), TOPIC)).toBe(true);
    const shown = await cloud.ckafka.DescribeAccessPolicy({ InstanceId: instanceId, RouteId });
    expect(shown.Result).toEqual({ TotalCount: 2, IpWhitelist });
    await cloud.ckafka.ModifyAccessPolicy({ InstanceId: instanceId, RouteId });
    await expect.poll(() => canProduce(client('127.0.0.2'), TOPIC), SOON).toBe(true);
  });

  it('leaves nothing of its routes when it is deleted', async () => {
    const { instanceId } = use(version);
    const { Result } = await cloud.ckafka.DescribeRoute({ InstanceId: instanceId });
    const places = (Result?.Routers ?? []).map(place);
    expect(places.length).toBeGreaterThan(0);
    await cloud.remove(instanceId);
    expect(await tracesOf(server, instanceId, places)).toEqual([]);
  });
});

describe('an instance of three brokers', { timeout: 90_000 }, () => {
  it('gets a route while a broker is killed, serves it from all, and keeps its address when the holder is killed', async () => {
    const { instanceId } = use('three');
    const network = await cloud.network(3);
    const { Result } = await cloud.ckafka.CreateRoute({ InstanceId: instanceId, VipType: 3, ...network });
    const [first] = await brokersOn(server, instanceId);
    process.kill(first?.pid ?? expect.fail('no broker'), 'SIGKILL');
    expect(await routes.followed(Result?.Data?.FlowId)).toEqual({ Status: 0, Output: 'success' });
    const route = (await routes.describe(instanceId, Result?.Data?.RouteDTO?.RouteId ?? 0)) ?? expect.fail('no route');
    expect(route.BrokerVipList?.map((it) => it.Vport)).toEqual(['9193', '9194', '9195']);
    const texts = Array.from({ length: 30 }, (_, index) => `record ${index}`);
    await produce(clientOf(route, { retries: 20 }), TOPIC, texts);
    for (const { pid } of await brokersOn(server, instanceId)) {
      process.kill(pid, 'SIGKILL');
      await vi.waitUntil(() => answers(place(route)), SOON);
      await vi.waitUntil(async () => (await brokersOn(server, instanceId)).length === 3, SOON);
      break;
    }
    expect((await consume(clientOf(route, { retries: 20 }), TOPIC, 30)).sort()).toEqual([...texts].sort());
    await routes.remove(instanceId, route.RouteId ?? 0);
    expect(await answers(place(route))).toBe(false);
  });
});
