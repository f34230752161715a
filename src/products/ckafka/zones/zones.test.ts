import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openActionCaller } from '../../../../test/support/action-caller.ts';
import { describeTaskStatus } from '../tasks/describe-task-status.ts';
import { describeCkafkaZone } from './describe-ckafka-zone.ts';
import { describeRegion } from './describe-region.ts';

let caller: Awaited<ReturnType<typeof openActionCaller>>;
beforeAll(async () => {
  caller = await openActionCaller();
});
afterAll(() => caller.remove());

describe('regions', () => {
  it('are listed all, in the language of the call', async () => {
    const english = await caller.call(describeRegion, {}, { region: '' });
    expect(english.Result).toHaveLength(24);
    expect(english.Result[0]).toEqual({
      RegionId: 1,
      RegionName: 'Guangzhou',
      AreaName: 'South China',
      RegionCode: 'gz',
      RegionCodeV3: 'ap-guangzhou',
      Support: 'profession,standard',
      Ipv6: 0,
      MultiZone: 1,
    });
    const chinese = await caller.call(describeRegion, { Business: 'ckafka' }, { region: '', language: 'zh-CN' });
    expect(chinese.Result[0]).toMatchObject({ RegionName: '广州', AreaName: '华南地区' });
  });

  it('are paged, and none is for another business', async () => {
    expect((await caller.call(describeRegion, { Offset: 1, Limit: 2 })).Result.map((it) => it.RegionCodeV3)).toEqual([
      'ap-shenzhen',
      'ap-shanghai',
    ]);
    expect((await caller.call(describeRegion, { Business: 'cmq' })).Result).toEqual([]);
    expect((await caller.refusal(describeRegion, { Business: 'cvm' })).code).toBe('InvalidParameterValue');
  });
});

describe('zones', () => {
  it('of Beijing are open but for the first, with their numbers as texts', async () => {
    const { Result } = await caller.call(describeCkafkaZone, {}, { region: 'ap-beijing', language: 'zh-CN' });
    expect(Result.ZoneList.map((it) => [it.ZoneId, it.ZoneStatus, it.SoldOut])).toEqual([
      ['800001', 4, 'true'],
      ...Array.from({ length: 7 }, (_, n) => [String(800_002 + n), 3, 'false']),
    ]);
    expect(Result.ZoneList[2]).toMatchObject({ ZoneName: '北京三区', AppId: caller.account.appId, Flag: false });
    expect(Result).toMatchObject({ MaxBuyInstanceNum: 20, MaxBandwidth: 1200, ClusterInfo: [] });
  });

  it('carry the specifications as JSON in upstream’s words', async () => {
    const { Result } = await caller.call(describeCkafkaZone, {});
    const profession = JSON.parse(Result.Profession) as Record<string, Record<string, unknown>>;
    expect(profession).toMatchObject({
      BasicEdition: {
        Bandwidth: { Maximum: 1200, Minimal: 20, Step: 20 },
        DiskCapacity: { '20': { Maximum: 500_000, Minimal: 200, Step: 100 }, '1000': { Minimal: 7500 } },
        DiskTypes: ['SSD', 'CLOUD_BASIC'],
        MessageRetention: { Maximum: 2160, Minimal: 24, Step: 1 },
        Partition: { '1200': { Maximum: 40_000, Minimal: 3200, Step: 100 } },
      },
      HighPerformanceEdition: { Bandwidth: { Maximum: 100_000, Minimal: 1600, Step: 200 } },
    });
    const standard = JSON.parse(Result.StandardS2) as { InstanceTypeConfigSet: unknown[] };
    expect(standard.InstanceTypeConfigSet[0]).toEqual({
      Type: 'sv_ckafka_instance_s2_1',
      Desc: '入门型',
      DescEn: 'Small',
      Bandwidth: 320,
      DiskSize: 500,
      MinDiskSize: 300,
      MaxDiskSize: 1000,
      Pid: 1_004_034,
      MaximumInstancePartition: 60,
      MaximumInstanceTopic: 25,
    });
    expect(JSON.parse(Result.PublicNetworkLimit)).toMatchObject({ Maximum: 999, step: 3 });
  });

  it('of a dedicated cluster do not exist', async () => {
    expect((await caller.refusal(describeCkafkaZone, { CdcId: 'cluster-test' })).code).toBe('InvalidParameterValue');
  });
});

it.each([0, -1, 999_999, 2 ** 60])('a FlowId that is no task’s is refused: %i', async (FlowId) => {
  expect((await caller.refusal(describeTaskStatus, { FlowId })).code).toBe('InvalidParameterValue');
});

it('a task says how far it is', async () => {
  const [FlowId = 0] = await caller.storage.rows.tasks.insert([
    {
      appId: caller.account.appId,
      instanceId: 'ckafka-00000000',
      kind: 'delete-instance',
      status: 2,
      output: 'removing',
      startedAt: caller.clock.now(),
      finishedAt: null,
    },
  ]);
  expect((await caller.call(describeTaskStatus, { FlowId })).Result).toEqual({ Status: 2, Output: 'removing' });
});
