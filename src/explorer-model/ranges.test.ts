import { afterAll, beforeAll, expect, it } from 'vitest';
import { explorerProducts } from '../../scripts/generate-explorer-model.ts';
import { openActionCaller } from '../../test/support/action-caller.ts';
import { buy, place } from '../../test/support/buying.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import { STATUS } from '../domain/instance.ts';
import { Refusal } from '../domain/refusal.ts';
import { allActions } from '../products/all-actions.ts';
import { METRIC_NAMES } from '../products/monitor/metrics.ts';
import type { ExplorerMember } from './explorer-product.ts';

/*
 * The ranges that people are told are those that calls are held to: one beyond either end is refused by the parameter's name.
 */

const MONTHS = { CycleType: 'MONTH', PeriodBegin: '2026-03', PeriodEnd: '2026-12' };
const WARNING = { WarnType: 'ACTUAL', CalType: 'PERCENTAGE', ThresholdValue: '80' };
const BUDGET = { ...MONTHS, BudgetName: 'a', BudgetQuota: '100', WarnJson: [WARNING] };
const SUBNETS = { ServiceType: 'vpc', ResourcePrefix: 'subnet' };
/** What a call needs to come as far as its ranges. */
const BESIDES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  AssumeRole: { RoleArn: 'qcs::cam::uin/:roleName/reader', RoleSessionName: 'test' },
  CreateInstancePost: { ZoneId: 450001 },
  BatchCreateAcl: { RuleList: [], ResourceNames: ['orders'] },
  CreateInstancePre: { ZoneId: 450001, InstanceName: 'test', Period: '1m', InstanceType: 1 },
  CreatePostPaidInstance: { ZoneId: 450001 },
  CreateAclRule: { RuleList: [], Pattern: 'a', RuleName: 'a' },
  CreateThrottleRule: { ClientIdList: ['a'] },
  DescribeBillDetail: { Month: '2026-03' },
  DescribeBillResourceSummary: { Month: '2026-03' },
  DescribeBillSummaryByProduct: { BeginTime: '2026-03', EndTime: '2026-03' },
  DescribeDealsByCond: { StartTime: '2026-03-01 00:00:00', EndTime: '2026-03-02 00:00:00' },
  DescribeModifyType: { Type: 'sp_ckafka_profession' },
  DescribeProductEventList: { InstanceId: [] },
  DescribeResourceTagsByResourceIds: SUBNETS,
  DescribeResourceTagsByResourceIdsSeq: SUBNETS,
  DescribeResourceTagsByTagKeys: { ...SUBNETS, ResourceRegion: 'ap-changsha' },
  DescribeResourcesByTags: { ServiceType: 'vpc', TagFilters: [{ TagKey: 'a' }] },
  DescribeResourcesByTagsUnion: { ServiceType: 'vpc', TagFilters: [{ TagKey: 'a' }] },
  CreateBudget: BUDGET,
  ModifyBudget: BUDGET,
  CreateVpc: { CidrBlock: '10.0.0.0/16' },
  GetMonitorData: { MetricName: 'InstanceProFlow', Instances: [{ Dimensions: [] }] },
};
/** Ranges that are looked at only after brokers were asked, or of a prepaid instance. */
const COME_LATER = new Set([
  ...['CreateTopic ReplicaNum', 'CreateTopic MinInsyncReplicas', 'RenewCkafkaInstance TimeSpan'],
  ...['ReplicaNum', 'MinInsyncReplicas', 'RetentionMs', 'SegmentMs', 'MaxMessageBytes', 'RetentionBytes'].map(
    (name) => `ModifyTopicAttributes ${name}`,
  ),
  ...['UncleanLeaderElectionEnable', 'LogMsgTimestampType'].map((name) => `ModifyTopicAttributes ${name}`),
]);
/** Parameters that are refused under the name of another. */
const STANDS_FOR: Readonly<Record<string, string>> = { 'DescribeDealsByCond StatusSet': 'Status' };
/** Ranges of what is kept, which other values are looked for in vain. */
const FOUND_NOTHING = new Set(['DeleteAcl Operation']);

let caller: Awaited<ReturnType<typeof openActionCaller>>;
let known: Record<string, unknown>;

beforeAll(async () => {
  caller = await openActionCaller();
  const [InstanceId = ''] = await buy(caller);
  await caller.storage.rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, caller.clock.now());
  const { VpcId, SubnetId } = await place(caller);
  known = { InstanceId, VpcId, SubnetId };
});
afterAll(() => caller.remove());

interface Case {
  readonly title: string;
  readonly action: (typeof allActions)[number];
  readonly input: readonly ExplorerMember[];
  readonly member: ExplorerMember;
  readonly inside: string;
  readonly outside: readonly string[];
}

const PRODUCTS = explorerProducts();
const CASES: readonly Case[] = PRODUCTS.flatMap(({ product, actions }) =>
  actions.flatMap(({ name, input }) => {
    const action = allActions.find((it) => it.product === product && it.name === name);
    if (action === undefined) return [];
    return input.flatMap((member) => {
      const { range = '', type } = member;
      if (range === '' || range.includes('…') || type === 'bool') return [];
      return [{ title: `${name} ${member.name}`, action, input, member, ...aroundOf(range, type) }];
    });
  }),
);

/** The last value of a range, and such as lie outside: beyond either end, or in no list. */
function aroundOf(range: string, type: string): Pick<Case, 'inside' | 'outside'> {
  const [, least = '', most = ''] = /(-?\d+)–(-?\d+)$/.exec(range) ?? [];
  const inside = most === '' ? (range.split(', ').at(-1) ?? '') : most;
  const beyond = type === 'string' && most === '' ? 'nothing' : String(Number(inside) + 1);
  return { inside, outside: [beyond, ...(Number(least) > 0 ? [String(Number(least) - 1)] : [])] };
}

it('are those of the code', async () => {
  const tried = CASES.filter(({ title }) => !COME_LATER.has(title) && !FOUND_NOTHING.has(title));
  expect(tried.length).toBeGreaterThan(100);
  const wrong: string[] = [];
  for (const it of tried) {
    const { title, member, action, inside, outside } = it;
    const isNamed = async (value: string): Promise<boolean> =>
      (await refusalOf(it, value)).includes(`\`${STANDS_FOR[title] ?? member.name}`);
    for (const value of outside) if (!(await isNamed(value))) wrong.push(`${title} ${value} is taken`);
    if (!action.changes && (await isNamed(inside))) wrong.push(`${title} ${inside} is refused`);
  }
  expect(wrong).toEqual([]);
});

it('are all tried, but for those that come later', () => {
  const titles = CASES.map((it) => it.title);
  expect([...COME_LATER, ...FOUND_NOTHING].filter((it) => !titles.includes(it))).toEqual([]);
});

it('and the values that are listed and left out are the catalogue’s', () => {
  const { limits, releases } = loadCatalogue();
  const { ifLeftOut, retentionMinutes } = limits;
  const said = (action: string, member: string, what: 'default' | 'range'): string | undefined =>
    PRODUCTS.flatMap((it) => it.actions)
      .find((it) => it.name === action)
      ?.input.find((it) => it.name === member)?.[what];
  const leftOut = ['BandWidth', 'DiskSize', 'DiskType', 'Partition', 'MsgRetentionTime', 'KafkaVersion'];
  expect(leftOut.map((it) => said('CreatePostPaidInstance', it, 'default'))).toEqual(
    [
      ...[ifLeftOut.bandwidthMBps, ifLeftOut.diskSizeGB, ifLeftOut.diskType, ifLeftOut.partitions],
      ...[retentionMinutes.ifLeftOut, releases[0]?.kafkaVersion],
    ].map(String),
  );
  expect(said('CreatePostPaidInstance', 'KafkaVersion', 'range')).toBe(releases.flatMap((it) => it.askedAs).join(', '));
  expect(said('GetMonitorData', 'MetricName', 'range')).toBe(METRIC_NAMES.join(', '));
});

/** What the call is refused with; empty when it is served. */
async function refusalOf({ action, input, member }: Case, value: string): Promise<string> {
  const needed = input.filter((it) => it.required);
  const asked = {
    ...Object.fromEntries(needed.map((it) => [it.name, known[it.name] ?? valueOf(it)])),
    ...BESIDES[action.name],
    [member.name]: written(member, value),
  };
  try {
    await caller.call<unknown, unknown>(action, asked);
  } catch (error) {
    if (error instanceof Refusal) return error.text.en;
    return String(error);
  }
  return '';
}

function written({ type, list }: ExplorerMember, value: string): unknown {
  const one = type === 'string' ? value : Number(value);
  return list ? [one] : one;
}

function valueOf(member: ExplorerMember): unknown {
  const first = /^[^,–]+/.exec(member.range ?? '')?.[0];
  return written(member, first ?? (member.type === 'string' ? 'anything' : '1'));
}
