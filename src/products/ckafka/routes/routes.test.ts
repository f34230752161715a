import { describe, expect, it } from 'vitest';
import type { CreateRouteRequest } from '../../../../spec/types/ckafka.ts';
import { actionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { buy, place } from '../../../../test/support/buying.ts';
import { STATUS } from '../../../domain/instance.ts';
import { ROUTE_STATUS } from '../../../domain/route.ts';
import { createSubnet } from '../../vpc/subnets/create-subnet.ts';
import { deleteSubnet } from '../../vpc/subnets/delete-subnet.ts';
import { createVpc } from '../../vpc/vpcs/create-vpc.ts';
import type { Services } from '../../services.ts';
import { describeInstanceAttributes } from '../instances/describe-instance-attributes.ts';
import { describeTaskStatus } from '../tasks/describe-task-status.ts';
import { associateRoutesSecurityGroup } from './associate-routes-security-group.ts';
import { createRoute } from './create-route.ts';
import { deleteRoute } from './delete-route.ts';
import { deleteRouteTriggerTime } from './delete-route-trigger-time.ts';
import { describeAccessPolicy } from './describe-access-policy.ts';
import { describeRoute } from './describe-route.ts';
import { describeSecurityGroupRoutes } from './describe-security-group-routes.ts';
import { disassociateRoutesSecurityGroup } from './disassociate-routes-security-group.ts';
import { modifyAccessPolicy } from './modify-access-policy.ts';
import { modifyRouteSecurityGroups } from './modify-route-security-groups.ts';

interface Setting {
  readonly caller: Caller;
  readonly InstanceId: string;
  readonly network: { VpcId: string; SubnetId: string };
  /** CreateRoute; answers the id. */
  readonly make: (asked: Partial<CreateRouteRequest>) => Promise<number>;
}

async function setting(change: Partial<Services> = {}, asked: Parameters<typeof buy>[1] = {}): Promise<Setting> {
  const caller = await actionCaller(change);
  const [InstanceId = ''] = await buy(caller, asked);
  await caller.storage.rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, caller.clock.now());
  const { VpcId, SubnetId } = await place(caller);
  return {
    caller,
    InstanceId,
    network: { VpcId, SubnetId },
    make: async (wish) => {
      const { Result } = await caller.call(createRoute, { InstanceId, VipType: 3, ...wish });
      expect(Result).toMatchObject({ ReturnCode: '0', ReturnMessage: 'success' });
      return Result.Data?.RouteDTO?.RouteId ?? expect.fail('no RouteId');
    },
  };
}

const openly = { VipType: 1, AccessType: 1, PublicNetwork: 3 } as const;
const describeOne = async ({ caller, InstanceId }: Setting, RouteId: number) =>
  (await caller.call(describeRoute, { InstanceId, RouteId })).Result.Routers[0];

describe('a route', () => {
  it('gets an address in its subnet, with a task to follow, and is shown as it is made', async () => {
    const given = await setting();
    const { caller, InstanceId, network } = given;
    const { Result } = await caller.call(createRoute, {
      InstanceId,
      VipType: 3,
      ...network,
      Note: '备注',
      AuthFlag: 1,
    });
    const { FlowId = 0, RouteDTO } = Result.Data ?? {};
    expect((await caller.call(describeTaskStatus, { FlowId })).Result.Status).toBe(2);
    const route = await describeOne(given, RouteDTO?.RouteId ?? 0);
    const [vip] = route?.VipList ?? [];
    expect(route).toEqual({
      RouteId: RouteDTO?.RouteId,
      VipType: 3,
      AccessType: 0,
      Status: ROUTE_STATUS.creating,
      VipList: [{ Vip: expect.stringMatching(/^127\./) as string, Vport: '9092' }],
      BrokerVipList: [{ Vip: vip?.Vip, Vport: '9193' }],
      Domain: '',
      DomainPort: 0,
      VpcId: network.VpcId,
      Subnet: network.SubnetId,
      Note: '备注',
      DeleteTimestamp: '',
    });
  });

  it('of three brokers has an address for each behind the one that clients begin at', async () => {
    const given = await setting({}, { MultiZoneFlag: true, ZoneIds: [450001, 450002, 450003] });
    const route = await describeOne(given, await given.make({ VipType: 7 }));
    expect(route?.VipList[0]?.Vport).toBe('6000');
    expect(route?.BrokerVipList.map((it) => it.Vport)).toEqual(['6101', '6102', '6103']);
    expect(new Set(route?.BrokerVipList.map((it) => it.Vip))).toEqual(new Set([route?.VipList[0]?.Vip]));
  });

  it('that is public has a name, a port from 50000 on, and the bandwidth of the instance', async () => {
    const given = await setting();
    const { caller, InstanceId, make } = given;
    const route = await describeOne(given, await make({ ...openly, PublicNetwork: 6 }));
    expect(route).toMatchObject({
      Domain: `${InstanceId}.ap-changsha.ckafka.internal`,
      DomainPort: 50_000,
      Subnet: '',
      VipList: [{ Vip: expect.stringMatching(/^127\.2[45]/) as string, Vport: '50000' }],
    });
    const attributes = await caller.call(describeInstanceAttributes, { InstanceId });
    expect(attributes.Result).toMatchObject({ PublicNetwork: 6, Status: STATUS.running });
  });

  it('takes the ports of one address where the operator or the system has one', async () => {
    const addressing = { mode: 'loopback-range', ports: { first: 30_000, last: 30_099 } } as const;
    const open = { address: '192.0.2.7', domain: 'kafka.example.com' };
    const reachable = await setting({ addressing: { ...addressing, publicRoutes: open } });
    const first = await describeOne(reachable, await reachable.make(openly));
    expect(first).toMatchObject({ VipList: [{ Vip: '192.0.2.7', Vport: '50000' }], DomainPort: 50_000 });
    expect(first?.Domain).toMatch(/\.kafka\.example\.com$/);
    const one = { ...addressing, mode: 'single-address', publicRoutes: { ...open, address: null } } as const;
    const single = await setting({ addressing: one });
    const inner = await describeOne(single, await single.make(single.network));
    const outer = await describeOne(single, await single.make(openly));
    const ports = [inner, outer].flatMap((it) => [...(it?.VipList ?? []), ...(it?.BrokerVipList ?? [])]);
    expect(new Set(ports.map((it) => it.Vip))).toEqual(new Set(['127.0.0.1']));
    expect(new Set(ports.map((it) => it.Vport)).size).toBe(4);
  });

  it('gets the address that was asked for when it can be had', async () => {
    const given = await setting();
    const { caller, InstanceId, network, make } = given;
    const seen = await describeOne(given, await make(network));
    const taken = seen?.VipList[0]?.Vip ?? '';
    const Ip = taken.replace(/\d+$/, (last) => String(last === '77' ? 78 : 77));
    expect((await describeOne(given, await make({ ...network, Ip })))?.VipList[0]?.Vip).toBe(Ip);
    for (const bad of [taken, '127.0.0.1', taken.replace(/\d+$/, '255'), 'x']) {
      const refusal = await caller.refusal(createRoute, { InstanceId, VipType: 3, ...network, Ip: bad });
      expect(`${bad} ${refusal.code}`).toBe(`${bad} InvalidParameterValue`);
    }
  });

  it('stands in a subnet of the account, which it keeps there', async () => {
    const { caller, InstanceId, network, make } = await setting();
    const { Vpc } = await caller.call(createVpc, { VpcName: 'other', CidrBlock: '10.1.0.0/16' });
    const VpcId = Vpc.VpcId;
    const Zone = 'ap-changsha-ec-2';
    const asked = { VpcId, SubnetName: 'other', CidrBlock: '10.1.1.0/24', Zone };
    const { Subnet } = await caller.call(createSubnet, asked);
    const SubnetId = Subnet.SubnetId ?? '';
    const foreign = await caller.refusal(createRoute, { InstanceId, VipType: 3, ...network, SubnetId });
    expect(foreign.code).toBe('InvalidParameterValue.SubnetIdInvalid');
    await make({ VpcId, SubnetId });
    expect((await caller.refusal(deleteSubnet, { SubnetId })).code).toBe('ResourceInUse');
  });

  it('is one of five besides the first, one public, one SASL_PLAINTEXT', async () => {
    const { caller, InstanceId, network, make } = await setting();
    const refused = async (asked: Partial<CreateRouteRequest>) =>
      (await caller.refusal(createRoute, { InstanceId, VipType: 3, ...asked })).code;
    await make(openly);
    expect(await refused({ ...openly, AccessType: 3 })).toBe('LimitExceeded.RouteOverLimit');
    expect(await refused({ ...network, AccessType: 1 })).toBe('LimitExceeded.RouteSASLOverLimit');
    for (const AccessType of [0, 3, 4, 5]) await make({ ...network, AccessType });
    expect(await refused(network)).toBe('LimitExceeded.RouteOverLimit');
    const { Result } = await caller.call(describeRoute, { InstanceId });
    expect(Result.Routers).toHaveLength(5);
    const all = await caller.call(describeRoute, { InstanceId, MainRouteFlag: true });
    const [main] = all.Result.Routers;
    expect(all.Result.Routers).toHaveLength(6);
    expect(main).toMatchObject({
      VipType: 3,
      AccessType: 0,
      Status: 2,
      VpcId: network.VpcId,
      Subnet: network.SubnetId,
    });
    const byId = await caller.call(describeRoute, { InstanceId, RouteId: main?.RouteId ?? 0 });
    expect(byId.Result.Routers).toEqual([main]);
    const refusal = await caller.refusal(deleteRoute, { InstanceId, RouteId: main?.RouteId ?? 0 });
    expect(refusal.code).toBe('UnsupportedOperation');
  });

  it('is two slots when two calls come at once', async () => {
    const { caller, network, make, InstanceId } = await setting();
    const ids = await Promise.all([make(network), make(network), make(network)]);
    expect(new Set(ids).size).toBe(3);
    const both = await Promise.allSettled([make(openly), make(openly)]);
    expect(both.filter((it) => it.status === 'fulfilled')).toHaveLength(1);
    const slots = (await caller.storage.rows.routes.list(InstanceId)).map(({ slot }) => slot);
    expect(slots).toEqual([1, 2, 3, 4]);
  });

  const bad: [Partial<CreateRouteRequest>, string, parameter: string][] = [
    [{ VipType: 2 }, 'InvalidParameterValue', 'VipType'],
    [{ VipType: 4 }, 'InvalidParameterValue', 'VipType'],
    [{ AccessType: 2 }, 'InvalidParameterValue', 'AccessType'],
    [{ VipType: 1, AccessType: 0, PublicNetwork: 3 }, 'InvalidParameterValue', 'AccessType'],
    [{ VipType: 1, PublicNetwork: 3 }, 'InvalidParameterValue', 'AccessType'],
    [{ VipType: 7, AccessType: 4 }, 'InvalidParameterValue', 'AccessType'],
    [{ VipType: 1, AccessType: 1 }, 'InvalidParameterValue.NotAllowedEmpty', 'PublicNetwork'],
    [{ VipType: 1, AccessType: 1, PublicNetwork: 4 }, 'InvalidParameterValue', 'PublicNetwork'],
    [{ VipType: 1, AccessType: 1, PublicNetwork: 1002 }, 'InvalidParameterValue', 'PublicNetwork'],
    [{ PublicNetwork: 3 }, 'InvalidParameterValue', 'PublicNetwork'],
    [{ VpcId: 'vpc-00000000' }, 'InvalidParameterValue.VpcIdInvalid', 'VpcId'],
    [{ SubnetId: '' }, 'InvalidParameterValue.NotAllowedEmpty', 'SubnetId'],
    [{ Note: 'x'.repeat(129) }, 'InvalidParameterValue', 'Note'],
    [{ IpWhitelist: [{ CidrBlock: '10.0.0.1' }] }, 'InvalidParameterValue', 'IpWhitelist'],
    [{ ...openly, IpWhitelist: [{ CidrBlock: '10.0.0.1/8' }] }, 'InvalidParameterValue', 'IpWhitelist.0.CidrBlock'],
    [
      { ...openly, IpWhitelist: [{ PolicyDescription: 'who?' }] },
      'InvalidParameterValue.NotAllowedEmpty',
      'IpWhitelist.0.CidrBlock',
    ],
    [{ ...openly, Ip: '127.240.0.5' }, 'InvalidParameterValue', 'Ip'],
    [{ SecurityGroupIds: ['group'] }, 'InvalidParameterValue', 'SecurityGroupIds'],
    [{ SecurityGroupIds: ['sg-1', 'sg-1'] }, 'InvalidParameterValue.RepetitionValue', 'SecurityGroupIds'],
  ];
  it('that is not allowed is refused by name and changes nothing', async () => {
    const { caller, InstanceId, network } = await setting();
    for (const [asked, code, parameter] of bad) {
      const refusal = await caller.refusal(createRoute, { InstanceId, VipType: 3, ...network, ...asked });
      expect(`${JSON.stringify(asked)} ${refusal.code}`).toBe(`${JSON.stringify(asked)} ${code}`);
      expect(refusal.message).toContain(`\`${parameter}`);
    }
    expect((await caller.call(describeRoute, { InstanceId })).Result.Routers).toEqual([]);
    const missing = await caller.refusal(createRoute, { InstanceId, VipType: 3 });
    expect(missing.code).toBe('InvalidParameterValue.NotAllowedEmpty');
  });

  it('of a standard instance is not encrypted, and of one that is not up is refused', async () => {
    const { caller, InstanceId, network } = await setting({}, { SpecificationsType: 'standard', InstanceType: 1 });
    const refusal = await caller.refusal(createRoute, { InstanceId, VipType: 3, ...network, AccessType: 3 });
    expect(refusal.code).toBe('UnsupportedOperation');
    const [fresh = ''] = await buy(caller);
    const early = await caller.refusal(createRoute, { InstanceId: fresh, VipType: 3, ...network });
    expect(early.code).toBe('ResourceUnavailable');
  });
});

describe('an encrypted route of an instance that was bought with a certificate', () => {
  it('shows that one, and nothing is bought with one that cannot be used', async () => {
    const keyed = { certificate: 'a certificate', privateKey: 'its key' };
    const findCertificate: Services['findCertificate'] = (id) =>
      Promise.resolve(id === 'mine' ? { keyed } : { problem: 'no certificate of that id' });
    const { caller, InstanceId, network, make } = await setting({ findCertificate }, { CustomSSLCertId: 'mine' });
    const { routes } = caller.storage.rows;
    expect(await routes.certificate(await make({ ...network, AccessType: 3 }))).toEqual(keyed);
    expect(await routes.certificate(await make({ ...network, AccessType: 4 }))).toBeNull();
    await expect(buy(caller, { CustomSSLCertId: 'other' })).rejects.toThrow('no certificate of that id');
    expect((await routes.list(InstanceId)).length).toBe(2);
  });
});

describe('a deletion', () => {
  it('ends the task of the creation that it overtakes, and is the same when sent again', async () => {
    const given = await setting();
    const { caller, InstanceId, network } = given;
    const { Result } = await caller.call(createRoute, { InstanceId, VipType: 3, ...network });
    const RouteId = Result.Data?.RouteDTO?.RouteId ?? 0;
    const deleted = await caller.call(deleteRoute, { InstanceId, RouteId });
    expect(deleted.Result.Data).toMatchObject({ RouteDTO: { RouteId } });
    expect((await describeOne(given, RouteId))?.Status).toBe(ROUTE_STATUS.deleting);
    const made = await caller.call(describeTaskStatus, { FlowId: Result.Data?.FlowId ?? 0 });
    expect(made.Result.Status).toBe(1);
    expect((await caller.call(deleteRoute, { InstanceId, RouteId })).Result).toEqual(deleted.Result);
    expect((await caller.refusal(deleteRoute, { InstanceId, RouteId: 7 })).code).toBe('ResourceNotFound');
    expect((await caller.call(describeRoute, { InstanceId, RouteId: 7 })).Result.Routers).toEqual([]);
  });

  it('can be planned for a public route within a day, moved, and overtaken', async () => {
    const given = await setting();
    const { caller, InstanceId, network, make } = given;
    const RouteId = await make(openly);
    const inner = await make(network);
    // The clock says 2026-03-01T04:05:06.789Z, which is five past twelve in China.
    const plan = (DeleteRouteTime: string, id = RouteId) =>
      caller.call(deleteRoute, { InstanceId, RouteId: id, DeleteRouteTime });
    await expect(plan('2026-03-01 20:00:00', inner)).rejects.toThrow('UnsupportedOperation');
    for (const bad of ['2026-03-01 12:05:06', '2026-03-02 12:05:07', '2026-02-30 20:00:00', 'soon'])
      await expect(plan(bad)).rejects.toThrow('`DeleteRouteTime`');
    const moved = { InstanceId, DelayTime: '2026-03-02 08:00:00' };
    expect((await caller.refusal(deleteRouteTriggerTime, moved)).code).toBe('ResourceNotFound');
    expect((await plan('2026-03-01 20:00:00')).Result.Data).toEqual({ FlowId: 0, RouteDTO: { RouteId } });
    expect(await describeOne(given, RouteId)).toMatchObject({ Status: 1, DeleteTimestamp: '2026-03-01 20:00:00' });
    const attributes = await caller.call(describeInstanceAttributes, { InstanceId });
    expect(attributes.Result.DeleteRouteTimestamp).toBe(String(Date.parse('2026-03-01T12:00:00Z') / 1000));
    await caller.call(deleteRouteTriggerTime, moved);
    expect((await describeOne(given, RouteId))?.DeleteTimestamp).toBe('2026-03-02 08:00:00');
    await expect(caller.call(deleteRouteTriggerTime, { InstanceId, DelayTime: '2026-03-03 08:00:00' })).rejects.toThrow(
      '`DelayTime`',
    );
    await caller.call(deleteRoute, { InstanceId, RouteId });
    expect(await describeOne(given, RouteId)).toMatchObject({ Status: 4, DeleteTimestamp: '' });
  });
});

describe('an IP white list', () => {
  it('of a public route is replaced as a whole; others have none', async () => {
    const { caller, InstanceId, network, make } = await setting();
    const IpWhitelist = [{ CidrBlock: '203.0.113.0/24', PolicyDescription: '办公室' }];
    const RouteId = await make({ ...openly, IpWhitelist });
    const shown = async () => (await caller.call(describeAccessPolicy, { InstanceId, RouteId })).Result;
    expect(await shown()).toEqual({ TotalCount: 1, IpWhitelist });
    const two = [{ CidrBlock: '198.51.100.7' }, { CidrBlock: '0.0.0.0/0', PolicyDescription: 'all' }];
    expect((await caller.call(modifyAccessPolicy, { InstanceId, RouteId, IpWhitelist: two })).Result).toBe('Succeed');
    expect((await shown()).IpWhitelist?.map((it) => it.CidrBlock)).toEqual(['198.51.100.7', '0.0.0.0/0']);
    const odd = { InstanceId, RouteId, IpWhitelist: [{ CidrBlock: '300.0.0.1' }] };
    expect((await caller.refusal(modifyAccessPolicy, odd)).message).toContain('IpWhitelist.0.CidrBlock');
    await caller.call(modifyAccessPolicy, { InstanceId, RouteId });
    expect(await shown()).toEqual({ TotalCount: 0, IpWhitelist: [] });
    const inner = { InstanceId, RouteId: await make(network) };
    expect((await caller.refusal(modifyAccessPolicy, inner)).code).toBe('UnsupportedOperation');
    expect((await caller.refusal(describeAccessPolicy, inner)).code).toBe('UnsupportedOperation');
  });
});

describe('security groups', () => {
  it('are kept for every route in their order, found by group and word, and go with the route', async () => {
    const { caller, InstanceId, network, make } = await setting();
    const { Result } = await caller.call(describeRoute, { InstanceId, MainRouteFlag: true });
    const main = { InstanceId, RouteId: Result.Routers[0]?.RouteId ?? 0 };
    const second = { InstanceId, RouteId: await make({ ...network, SecurityGroupIds: ['sg-b', 'sg-a'] }) };
    const DONE = { Result: { ReturnCode: '0', ReturnMessage: 'success' } };
    const InstanceRoutes = [main, second];
    expect(await caller.call(associateRoutesSecurityGroup, { InstanceRoutes, SecurityGroupId: 'sg-c' })).toEqual(DONE);
    await caller.call(associateRoutesSecurityGroup, { InstanceRoutes, SecurityGroupId: 'sg-c' });
    const found = async (asked: Parameters<typeof describeSecurityGroupRoutes.run>[0]['parameters']) => {
      const answer = await caller.call(describeSecurityGroupRoutes, asked);
      return answer.Result?.SecurityGroupRoutes?.map((it) => [it.InstanceRoute?.RouteId, it.SecurityGroupIds]);
    };
    expect(await found({})).toEqual([
      [main.RouteId, ['sg-c']],
      [second.RouteId, ['sg-b', 'sg-a', 'sg-c']],
    ]);
    const byGroup = (id: string, Relation?: string) => [
      { Name: 'security-group-id', Values: [id], ...(Relation && { Relation }) },
    ];
    expect(await found({ Filters: byGroup('sg-a') })).toEqual([[second.RouteId, ['sg-b', 'sg-a', 'sg-c']]]);
    expect(await found({ Filters: byGroup('sg-a', 'NOT_IN') })).toEqual([[main.RouteId, ['sg-c']]]);
    expect(await found({ SearchWord: InstanceId.slice(3), Limit: 1, Offset: 1 })).toHaveLength(1);
    expect(await found({ SearchWord: 'nothing' })).toEqual([]);
    expect(await found({ InstanceRoute: main })).toHaveLength(1);
    await caller.call(disassociateRoutesSecurityGroup, { InstanceRoutes, SecurityGroupId: 'sg-c' });
    await caller.call(modifyRouteSecurityGroups, { InstanceRoute: second, SecurityGroupIds: ['sg-z'] });
    expect(await found({})).toEqual([[second.RouteId, ['sg-z']]]);
    expect(await caller.call(modifyRouteSecurityGroups, { InstanceRoute: second })).toEqual(DONE);
    expect(await found({})).toEqual([]);
    const unknown = { InstanceRoutes: [{ InstanceId, RouteId: 7 }], SecurityGroupId: 'sg-a' };
    expect((await caller.refusal(associateRoutesSecurityGroup, unknown)).code).toBe('ResourceNotFound');
    const Filters = [{ Name: 'vpc-id', Values: ['x'] }];
    expect((await caller.refusal(describeSecurityGroupRoutes, { Filters })).code).toBe('InvalidFilter');
  });
});
