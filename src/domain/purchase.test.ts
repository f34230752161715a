import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load.ts';
import { instanceCountOf, purchaseOf, requireText, tagsOf, type PurchaseParameters } from './purchase.ts';
import { Refusal } from './refusal.ts';
import { FIRST_EXAMPLE } from '../../test/support/first-example.ts';

const offer = loadCatalogue();
const VPC = { VpcId: 'vpc-rmcg5cpf', SubnetId: 'subnet-mnzcs7gk' };
/** A pro purchase in Changsha, as the examples of the API page have it. */
const pro = (change: Partial<PurchaseParameters> = {}): PurchaseParameters => ({ ...VPC, ZoneId: 450001, ...change });
const standard = (change: Partial<PurchaseParameters> = {}): PurchaseParameters =>
  pro({ SpecificationsType: 'standard', ...change });
const bought = (asked: PurchaseParameters) => purchaseOf(asked, 'ap-changsha', offer);

function refusal(run: () => unknown): Refusal {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('a pro purchase', () => {
  it('with nothing but a zone gets the documented defaults', () => {
    expect(bought(pro())).toEqual({
      edition: 'profession',
      instanceType: 1,
      askedKafkaVersion: '2.4.1',
      kafkaVersion: '2.4.1',
      bandwidthMBps: 40,
      diskSizeGB: 500,
      diskType: 'CLOUD_BASIC',
      partitionLimit: 800,
      topicLimit: 400,
      retentionMinutes: 1440,
      elasticBandwidth: false,
      elasticStorage: false,
      publicNetworkMbps: 3,
      zoneId: 450001,
      zoneIds: [450001],
      clusterId: null,
      customSslCertId: null,
    });
  });

  it.each([
    [
      'the single instance of the API page',
      {
        ...FIRST_EXAMPLE,
        CustomSSLCertId: 'TPNd2oBB',
      },
      { askedKafkaVersion: '2.4.2', kafkaVersion: '2.4.1', topicLimit: 200, customSslCertId: 'TPNd2oBB' },
    ],
    [
      'the batch of the API page',
      {
        KafkaVersion: '2.4.2',
        BandWidth: 20,
        DiskSize: 200,
        Partition: 400,
        TopicNum: 200,
        InstanceNum: 3,
        PublicNetworkMonthly: 12,
      },
      { topicLimit: 200, publicNetworkMbps: 15 },
    ],
    [
      'the three zones of the API page',
      { BandWidth: 20, DiskSize: 200, Partition: 400, MultiZoneFlag: true, ZoneIds: [450001, 450002, 450003] },
      { zoneIds: [450001, 450002, 450003] },
    ],
    [
      'the largest of everything',
      {
        BandWidth: 100_000,
        DiskSize: 500_000,
        Partition: 40_000,
        TopicNum: 40_000,
        MsgRetentionTime: 43_200,
        PublicNetworkMonthly: 996,
        ElasticBandwidthSwitch: 1,
        StoreQuantityType: 1,
        DiskType: 'CLOUD_SSD',
        KafkaVersion: '3.2.3',
      },
      {
        publicNetworkMbps: 999,
        elasticBandwidth: true,
        elasticStorage: true,
        diskType: 'CLOUD_SSD',
        retentionMinutes: 43_200,
      },
    ],
    ['a topic default that is never above 800', { BandWidth: 40, DiskSize: 500, Partition: 4000 }, { topicLimit: 800 }],
    ['a topic default that is half an odd hundred', { Partition: 900 }, { topicLimit: 450 }],
    ['one zone named twice, without a flag', { ZoneIds: [450001] }, { zoneIds: [450001] }],
    [
      'zones in another order: the subnet’s first',
      { ZoneIds: [450003, 450001], MultiZoneFlag: true },
      { zoneIds: [450001, 450003] },
    ],
  ] satisfies [string, Partial<PurchaseParameters>, object][])('takes %s', (_, asked, expected) => {
    expect(bought(pro(asked))).toMatchObject(expected);
  });

  it.each([
    ['SpecificationsType', { SpecificationsType: 'premium' }, 'profession, standard'],
    ['SpecificationsType', { SpecificationsType: '' }, 'profession, standard'],
    ['InstanceType', { InstanceType: 2 }, '1 for the pro edition'],
    ['KafkaVersion', { KafkaVersion: '1.1.1' }, '2.4.1, 2.4.2, 2.8.1, 3.2.3'],
    ['BandWidth', { BandWidth: 0 }, '20 to 1200 MB/s in steps of 20; 1600 to 100000 MB/s in steps of 200'],
    ['BandWidth', { BandWidth: 30 }, 'steps of 20'],
    ['BandWidth', { BandWidth: 1400 }, 'steps of 20'],
    ['BandWidth', { BandWidth: 1700 }, 'steps of 200'],
    ['BandWidth', { BandWidth: -40 }, 'steps of 20'],
    ['DiskSize', { DiskSize: 400 }, '500 to 500000 GB in steps of 100 at 40 MB/s'],
    ['DiskSize', { DiskSize: 550 }, 'steps of 100'],
    ['DiskSize', { DiskSize: 500_100 }, '500 to 500000'],
    [
      'DiskSize',
      { BandWidth: 120, Partition: 1200 },
      '1000 to 500000 GB in steps of 100 at 120 MB/s; it was left out, and the default is 500',
    ],
    ['Partition', { Partition: 700 }, '800 to 40000 in steps of 100 at 40 MB/s'],
    ['Partition', { Partition: 850 }, 'steps of 100'],
    ['Partition', { Partition: 40_100 }, '800 to 40000'],
    ['Partition', { BandWidth: 60 }, 'it was left out, and the default is 800'],
    ['TopicNum', { TopicNum: 150 }, '100 to 800 in steps of 100'],
    ['TopicNum', { TopicNum: 900 }, 'no more than Partition'],
    ['TopicNum', { TopicNum: 0 }, '100 to 800'],
    ['MsgRetentionTime', { MsgRetentionTime: 0 }, '1 to 43200 minutes'],
    ['MsgRetentionTime', { MsgRetentionTime: 43_201 }, '1 to 43200 minutes'],
    ['DiskType', { DiskType: 'SSD' }, 'CLOUD_SSD, CLOUD_BASIC'],
    ['ElasticBandwidthSwitch', { ElasticBandwidthSwitch: 2 }, '0, 1'],
    ['StoreQuantityType', { StoreQuantityType: -1 }, '0, 1'],
    ['PublicNetworkMonthly', { PublicNetworkMonthly: 4 }, '0 to 996 Mbps in steps of 3'],
    ['PublicNetworkMonthly', { PublicNetworkMonthly: 999 }, '0 to 996'],
    ['PublicNetworkMonthly', { PublicNetworkMonthly: -3 }, '0 to 996'],
    ['ClusterId', { ClusterId: 5914 }, 'DescribeCkafkaZone'],
    ['CustomSSLCertId', { CustomSSLCertId: 'a b' }, '64 letters'],
  ] satisfies [string, Partial<PurchaseParameters>, string][])(
    'is refused for a wrong %s: %j',
    (parameter, asked, allowed) => {
      const { code, text } = refusal(() => bought(pro(asked)));
      expect(code).toBe('InvalidParameterValue');
      expect(text.en).toContain(`\`${parameter}\``);
      expect(text.en).toContain(allowed);
      expect(text.zh).toContain(`\`${parameter}\``);
    },
  );
});

describe('a standard purchase', () => {
  it.each(offer.standardSpecs.map((row) => [row.instanceType, row] as const))(
    'of type %i is its row where nothing is sent',
    (InstanceType, row) => {
      expect(bought(standard({ InstanceType }))).toMatchObject({
        edition: 'standard',
        instanceType: InstanceType,
        bandwidthMBps: row.bandwidthMBps,
        diskSizeGB: row.diskSizeGB,
        partitionLimit: row.partitionCount,
        topicLimit: row.topicCount,
      });
    },
  );

  it('may have more disk, fewer partitions and topics; its DiskType and certificate are ignored', () => {
    const asked = {
      InstanceType: 3,
      BandWidth: 150,
      DiskSize: 2600,
      Partition: 1,
      TopicNum: 7,
      DiskType: 'floppy',
      CustomSSLCertId: 'x y',
    };
    expect(bought(standard(asked))).toMatchObject({
      diskSizeGB: 2600,
      partitionLimit: 1,
      topicLimit: 7,
      diskType: 'CLOUD_BASIC',
      customSslCertId: null,
    });
  });

  it.each([
    ['InstanceType', { InstanceType: 0 }],
    ['InstanceType', { InstanceType: 9 }],
    ['BandWidth', { BandWidth: 60 }],
    ['DiskSize', { DiskSize: 200 }],
    ['DiskSize', { DiskSize: 350 }],
    ['DiskSize', { DiskSize: 500_100 }],
    ['Partition', { Partition: 61 }],
    ['Partition', { Partition: 0 }],
    ['TopicNum', { TopicNum: 26 }],
    ['TopicNum', { TopicNum: 0 }],
    ['ElasticBandwidthSwitch', { ElasticBandwidthSwitch: 1 }],
    ['StoreQuantityType', { StoreQuantityType: 1 }],
  ] satisfies [string, Partial<PurchaseParameters>][])('is refused for a wrong %s: %j', (parameter, asked) => {
    const { code, text } = refusal(() => bought(standard(asked)));
    expect([code, text.en.includes(`\`${parameter}\``)]).toEqual(['InvalidParameterValue', true]);
  });
});

describe('how many, and which tags', () => {
  it.each([
    [undefined, 1],
    [1, 1],
    [20, 20],
  ])('InstanceNum %s buys %i', (InstanceNum, count) => {
    expect(instanceCountOf(InstanceNum === undefined ? {} : { InstanceNum }, offer)).toBe(count);
  });

  it.each([0, 21, -1])('InstanceNum %i is refused', (InstanceNum) => {
    expect(refusal(() => instanceCountOf({ InstanceNum }, offer)).text.en).toContain('1 to 20');
  });

  const tags = (count: number) => Array.from({ length: count }, (_, index) => ({ TagKey: `k${index}`, TagValue: '' }));

  it('fifty tags are taken, none too', () => {
    expect(tagsOf(tags(50), offer.limits)).toHaveLength(50);
    expect(tagsOf(undefined, offer.limits)).toEqual([]);
  });

  it.each([
    ['InvalidParameterValue', tags(51)],
    ['InvalidParameterValue.RepetitionValue', [...tags(2), { TagKey: 'k1', TagValue: 'other' }]],
    ['InvalidParameterValue.NotAllowedEmpty', [{ TagKey: '', TagValue: 'v' }]],
    ['InvalidParameterValue', [{ TagKey: 'k'.repeat(128), TagValue: 'v' }]],
    ['InvalidParameterValue', [{ TagKey: 'k', TagValue: 'v'.repeat(256) }]],
    ['InvalidParameterValue', [{ TagKey: 'k', TagValue: '\0' }]],
  ])('tags are refused as %s', (code, asked) => {
    expect(refusal(() => tagsOf(asked, offer.limits)).code).toBe(code);
  });

  it('an empty id is refused as empty', () => {
    expect(refusal(() => requireText('VpcId', '')).code).toBe('InvalidParameterValue.NotAllowedEmpty');
  });
});

it('whatever is asked for, it is bought whole or refused', () => {
  const number = fc.oneof(
    fc.integer(),
    fc.constantFrom(0, 1, 2, 20, 40, 100, 120, 200, 300, 400, 500, 800, 1000, 1600),
    fc.double(),
  );
  const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: undefined });
  const zone = fc.oneof(fc.constantFrom(450001, 450002, 450003, 100001), fc.integer());
  const asked = fc.record({
    SpecificationsType: maybe(fc.oneof(fc.constantFrom('profession', 'standard'), fc.string())),
    InstanceType: maybe(number),
    KafkaVersion: maybe(fc.oneof(fc.constantFrom('2.4.1', '2.4.2', '2.8.1', '3.2.3'), fc.string())),
    BandWidth: maybe(number),
    DiskSize: maybe(number),
    DiskType: maybe(fc.oneof(fc.constantFrom('CLOUD_SSD', 'CLOUD_BASIC'), fc.string())),
    Partition: maybe(number),
    TopicNum: maybe(number),
    MsgRetentionTime: maybe(number),
    PublicNetworkMonthly: maybe(number),
    ElasticBandwidthSwitch: maybe(number),
    StoreQuantityType: maybe(number),
    MultiZoneFlag: maybe(fc.boolean()),
    ZoneId: maybe(zone),
    ZoneIds: maybe(fc.array(zone, { maxLength: 5 })),
    CustomSSLCertId: maybe(fc.string({ unit: 'binary' })),
  });
  fc.assert(
    fc.property(asked, (parameters) => {
      const sent = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
      try {
        const { topicLimit, partitionLimit, diskSizeGB, zoneIds, zoneId } = bought({ ...VPC, ...sent });
        expect([topicLimit, partitionLimit, diskSizeGB].every(Number.isSafeInteger)).toBe(true);
        expect(zoneIds).toContain(zoneId);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        expect(error.text.en).toMatch(/`\w+/);
      }
    }),
    { numRuns: 500 },
  );
});
