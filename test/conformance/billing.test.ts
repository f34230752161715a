import { billing } from 'tencentcloud-sdk-nodejs/tencentcloud/services/billing/index.js';
import { monitor } from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/index.js';
import { expect, it, vi } from 'vitest';
import { STATUS } from '../../src/domain/instance.ts';
import { answers, consume, customer, makeTopic, produce } from '../contract/witness.ts';
import { cloudOf } from '../support/cloud.ts';
import { brokersOn } from '../support/machine.ts';
import { serverForTests } from '../support/server.ts';

const server = serverForTests('billing.isolate_after_hours = 0');
const cloud = cloudOf(server);
const APP_ID = '1300000001';

const clientConfig = () => ({
  credential: { secretId: server.secretId, secretKey: server.secretKey },
  region: 'ap-guangzhou',
  profile: { httpProfile: { protocol: 'http://' as const, endpoint: `127.0.0.1:${server.port}` } },
});
const billingClient = () => new billing.v20180709.Client(clientConfig());

/** The kinds of what happened to an instance, or to the account, newest first. */
async function happened(InstanceId: string): Promise<string[]> {
  const client = new monitor.v20180724.Client(clientConfig());
  const { Events } = await client.DescribeProductEventList({ Module: 'monitor', ProductName: ['ckafka'] });
  return Events.filter((it) => it.InstanceId === InstanceId).map((it) => it.EventName);
}

async function becomes(instanceId: string, status: number): Promise<void> {
  await vi.waitFor(async () => expect((await cloud.detail(instanceId))?.Status).toBe(status), {
    timeout: 40_000,
    interval: 300,
  });
}

it('tells price, order and balance to the SDK; stops a real Kafka when the money is gone, and brings it back with its records', async () => {
  const client = billingClient();
  const asked = { InstanceType: 'profession', InstanceChargeParam: { InstanceChargeType: 'POSTPAID_BY_HOUR' } };
  const size = { Bandwidth: 20, Partition: 400, InquiryDiskParam: { DiskType: 'SSD', DiskSize: 200 } };
  const { Result } = await cloud.ckafka.InquireCkafkaPrice({ ...asked, ...size });
  expect(Result?.InstancePrice).toMatchObject({ OriginalPrice: 1.84, Currency: 'CNY' });
  expect((await client.DescribeAccountBalance({})).Balance).toBe(100_000_000);

  const { Data } = await client.CreateBudget({
    ...{ BudgetName: 'all', CycleType: 'MONTH', PeriodBegin: '2020-01', PeriodEnd: '2099-12', PlanType: 'FIX' },
    ...{ BudgetQuota: '100', BillType: 'BILL', FeeType: 'COST' },
    WarnJson: [{ WarnType: 'ACTUAL', CalType: 'PERCENTAGE', ThresholdValue: '0' }],
  });
  const BudgetId = Data?.BudgetId ?? '';
  await server.command('billing', 'budget', 'set', '--account', APP_ID, '--monthly', '1', '--refuse');
  await expect(cloud.buy({ DiskType: 'CLOUD_SSD' })).rejects.toMatchObject({ code: 'LimitExceeded' });
  await server.command('billing', 'budget', 'remove', '--account', APP_ID);
  const reminded = async (): Promise<(string | undefined)[] | undefined> =>
    (await client.DescribeBudgetRemindRecordList({ BudgetId, PageNo: 1, PageSize: 10 })).Data?.Records?.map((it) => it.RealCost); // prettier-ignore
  await vi.waitFor(async () => expect(await reminded()).toEqual(['0.00']), { timeout: 20_000, interval: 300 });

  const [instanceId = ''] = await cloud.buy({ DiskType: 'CLOUD_SSD' });
  await becomes(instanceId, STATUS.running);
  const { Deals } = await client.DescribeDealsByCond({
    StartTime: '2020-01-01 00:00:00',
    EndTime: '2100-01-01 00:00:00',
    Limit: 20,
  });
  expect(Deals?.[0]).toMatchObject({ Status: 4, Price: 184, Currency: 'CNY', ResourceId: [instanceId] });
  const month = new Date().toISOString().slice(0, 7);
  expect((await client.DescribeBillDetail({ Month: month, Offset: 0, Limit: 10 })).DetailSet).toEqual([]);
  expect((await client.DescribeBillSummaryByProduct({ BeginTime: month, EndTime: month })).Ready).toBe(1);
  expect((await client.DescribeBillResourceSummary({ Month: month, Offset: 0, Limit: 10 })).ResourceSummarySet).toEqual(
    [],
  );

  const { Vip = '' } = (await cloud.detail(instanceId)) ?? {};
  const place = { address: Vip, port: 9092 };
  await makeTopic(customer(place), 'kept');
  await produce(customer(place), 'kept', ['before the money was gone']);
  await server.command('billing', 'pay', APP_ID, '--', '-1000000');
  await becomes(instanceId, STATUS.isolated);
  await vi.waitFor(async () => expect(await answers(place)).toBe(false), { timeout: 30_000, interval: 300 });
  // The port closes first, the process ends once its logs are on disk.
  await vi.waitFor(async () => expect(await brokersOn(server, instanceId)).toEqual([]), {
    timeout: 30_000,
    interval: 300,
  });

  await server.command('billing', 'pay', APP_ID, '10');
  await becomes(instanceId, STATUS.running);
  // It answers before it has found all its topics again.
  const kept = (): Promise<string[]> => consume(customer(place), 'kept', 1);
  await vi.waitFor(async () => expect(await kept()).toEqual(['before the money was gone']), {
    timeout: 40_000,
    interval: 500,
  });
  expect(await server.command('billing', 'verify')).toContain('0 differ');
  expect(await happened('')).toEqual(['resumed', 'isolated', 'overdue', 'budget']);
  expect((await happened(instanceId)).filter((it) => it !== 'health' && it !== 'healthy')).toEqual([
    ...['arrears', 'arrears', 'running'],
  ]);
}, 110_000);
