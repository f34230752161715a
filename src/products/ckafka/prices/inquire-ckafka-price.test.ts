import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionCaller, openActionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { buy, place } from '../../../../test/support/buying.ts';
import { STATUS } from '../../../domain/instance.ts';
import { createInstancePre } from '../instances/create-instance-pre.ts';
import { renewCkafkaInstance } from '../instances/renew-ckafka-instance.ts';
import { inquireCkafkaPrice } from './inquire-ckafka-price.ts';

let caller: Caller & { remove(): Promise<void> };
beforeAll(async () => {
  caller = await openActionCaller();
});
afterAll(() => caller.remove());

const EXAMPLE = {
  InstanceType: 'profession',
  InstanceChargeParam: { InstanceChargeType: 'POSTPAID_BY_HOUR' },
  Bandwidth: 240,
  InquiryDiskParam: { DiskType: 'SSD', DiskSize: 1000 },
  Partition: 1700,
};

describe('InquireCkafkaPrice', () => {
  it('prices the worked example by the hour, split as the cloud splits it', async () => {
    const { Result } = await caller.call(inquireCkafkaPrice, { ...EXAMPLE, InstanceNum: 2 });
    const { DetailPrices, ...whole } = Result.InstancePrice;
    expect(whole).toMatchObject({ UnitPrice: 10.67, OriginalPrice: 21.34, DiscountPrice: 21.34, Discount: 100 });
    expect(whole).toMatchObject({ Currency: 'CNY', TimeUnit: 'h', TimeSpan: 1, GoodsNum: 2 });
    expect(DetailPrices?.InstanceTypePrice.UnitPrice).toBe(5.16);
    expect(DetailPrices?.BandwidthPrice?.UnitPrice).toBe(2.7);
    expect(DetailPrices?.DiskPrice).toMatchObject({ UnitPrice: 2.5, Value: 1000, DiskType: 'CLOUD_SSD' });
    expect(DetailPrices?.PartitionPrice).toMatchObject({ UnitPrice: 0.31, Value: 100 });
    expect(Result.PublicNetworkBandwidthPrice).toBeNull();
  });

  it('prices months where nothing else is said, and public bandwidth above the free share', async () => {
    const { InstanceChargeParam: _, ...monthly } = EXAMPLE;
    const { Result } = await caller.call(inquireCkafkaPrice, {
      ...monthly,
      InstanceChargeParam: { InstanceChargePeriod: 3 },
      PublicNetworkParam: { PublicNetworkChargeType: 'BANDWIDTH_POSTPAID_BY_HOUR', PublicNetworkMonthly: 6 },
    });
    // 3377 + 6 x 292, 1000 GB x 100 / 100 GB, 100 partitions x 200 / 100.
    expect(Result.InstancePrice).toMatchObject({ UnitPrice: 6329, OriginalPrice: 18_987, TimeUnit: 'm', TimeSpan: 3 });
    expect(Result.PublicNetworkBandwidthPrice).toMatchObject({ UnitPrice: 1.5, TimeUnit: 'h', Value: 6 });
  });

  it('prices the renewal of an instance that is there', async () => {
    const [InstanceId = ''] = await buy(caller, { BandWidth: 40, DiskSize: 500, Partition: 800 });
    const { Result } = await caller.call(inquireCkafkaPrice, {
      InstanceType: 'profession',
      CategoryAction: 'renew',
      InstanceId,
    });
    // 1990 for 40 MB/s and 500 GB x 35 / 100 GB.
    expect(Result.InstancePrice.UnitPrice).toBe(2165);
  });

  it('says of a renewal what the renewal is charged, public bandwidth of the operator’s price among it', async () => {
    const { priceBook } = caller.services;
    const revisions = priceBook.revisions.map((it) => ({
      ...it,
      publicNetwork: { ...it.publicNetwork, month: 20n * 10n ** 8n },
    }));
    const own = await actionCaller({ priceBook: { ...priceBook, revisions } });
    const size = { BandWidth: 40, DiskSize: 500, Partition: 800, PublicNetworkMonthly: 6 };
    const asked = { ...(await place(own)), ...size, InstanceName: 'p', InstanceType: 1, Period: '1m' };
    const { InstanceId } = (await own.call(createInstancePre, asked)).Result.Data;
    const { rows } = own.storage;
    await rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, own.clock.now());
    const { Result } = await own.call(inquireCkafkaPrice, {
      InstanceType: 'profession',
      CategoryAction: 'renew',
      InstanceId,
      InstanceChargeParam: { InstanceChargePeriod: 2 },
    });
    expect(Result.InstancePrice.OriginalPrice).toBe(4330);
    expect(Result.PublicNetworkBandwidthPrice).toMatchObject({ UnitPrice: 120, OriginalPrice: 240, Value: 6 });
    const { DealName } = (await own.call(renewCkafkaInstance, { InstanceId, TimeSpan: 2 })).Result;
    const order = await rows.orders.byDealName(own.account.appId, DealName);
    expect(order?.paid).toBe(4570n * 10n ** 8n);
  });

  it.each<[string, string, object]>([
    ['an edition that is not sold', '`InstanceType`', { InstanceType: 'premium' }],
    ['a package of another site', '`BillType`', { BillType: 'sv_ckafka_instance_s2_1' }],
    ['a bandwidth between the editions', '`Bandwidth`', { Bandwidth: 1400 }],
    ['a disk below the tier', '`InquiryDiskParam.DiskSize`', { InquiryDiskParam: { DiskType: 'SSD', DiskSize: 500 } }],
    ['a disk of no kind', '`InquiryDiskParam.DiskType`', { InquiryDiskParam: { DiskType: 'TAPE', DiskSize: 1000 } }],
    ['partitions below the free quota', '`Partition`', { Partition: 1500 }],
    ['no disk at all', '`InquiryDiskParam.DiskSize`', { InquiryDiskParam: {} }],
    ['too many instances', '`InstanceNum`', { InstanceNum: 21 }],
    [
      'a term of no months',
      '`InstanceChargeParam.InstanceChargePeriod`',
      { InstanceChargeParam: { InstanceChargePeriod: 0 } },
    ],
    [
      'an unknown term',
      '`InstanceChargeParam.InstanceChargeType`',
      { InstanceChargeParam: { InstanceChargeType: 'SPOT' } },
    ],
    [
      'public bandwidth off its step',
      '`PublicNetworkParam.PublicNetworkMonthly`',
      { PublicNetworkParam: { PublicNetworkMonthly: 4 } },
    ],
    ['a zone of elsewhere', '`ZoneIds`', { ZoneIds: [100001] }],
    ['an unknown category', '`CategoryAction`', { CategoryAction: 'lease' }],
    ['a renewal of nothing', '`InstanceId`', { CategoryAction: 'renew' }],
    [
      'an hour of a disk that has no price',
      'item disk',
      { InquiryDiskParam: { DiskType: 'CLOUD_BASIC', DiskSize: 1000 } },
    ],
    [
      'an hour of the standard edition in CNY',
      'item package',
      { InstanceType: 'standard', Bandwidth: 40, Partition: 60 },
    ],
  ])('refuses %s, naming %s', async (_, words, change) => {
    const refusal = await caller.refusal(inquireCkafkaPrice, { ...EXAMPLE, ...change });
    expect(refusal.text.en).toContain(words);
  });
});
