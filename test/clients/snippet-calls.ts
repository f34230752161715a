import type { CallToWrite } from '../../src/snippets/snippet.ts';

/** All that some language would read as its own, in one text. */
export const TRICKY =
  `it's "quoted" \\ \\u0041 \\n $HOME \${x} #{y} %{z} \`id\` $(id) )json" """ ''' JSON\nPARAMETERS\t<b>&amp; ` +
  `\u0001\u007f名字 é 😀 \u202eabc\u2028 -- // /* */`;

const ckafka = { product: 'ckafka', version: '2019-08-19', region: 'ap-guangzhou' };
const vpc = { product: 'vpc', version: '2017-03-12', region: 'ap-guangzhou' };

/** Ten calls of every form; `refused` is the code where the answer is a refusal. */
export const CALLS: readonly (Omit<CallToWrite, 'endpoint'> & { readonly refused?: string })[] = [
  { ...ckafka, action: 'DescribeInstances', parameters: { SearchWord: TRICKY, Status: [0, 1], Offset: 0, Limit: 10 } },
  {
    ...ckafka,
    action: 'DescribeInstancesDetail',
    parameters: {
      Filters: [
        { Name: 'VpcId', Values: ['vpc-one', TRICKY] },
        { Name: 'InstanceType', Values: ['profession'] },
      ],
    },
  },
  {
    ...vpc,
    action: 'CreateVpc',
    parameters: {
      VpcName: `it's "测试" \\ \${x} 😀`,
      CidrBlock: '10.0.0.0/16',
      EnableRouteVpcPublish: false,
      Tags: [
        { Key: 'team', Value: '数据' },
        { Key: 'cost', Value: 'a b' },
      ],
    },
  },
  {
    ...vpc,
    action: 'DescribeSubnets',
    parameters: { Filters: [{ Name: 'zone', Values: ['ap-guangzhou-3'] }], Limit: '5' },
  },
  {
    ...ckafka,

    action: 'InquireCkafkaPrice',
    parameters: {
      InstanceType: 'profession',
      InstanceChargeParam: { InstanceChargeType: 'POSTPAID_BY_HOUR' },
      InstanceNum: 1,
      Bandwidth: 20,
      InquiryDiskParam: { DiskType: 'CLOUD_BASIC', DiskSize: 200 },
      Topic: 50,
      Partition: 400,
      ZoneIds: [100003],
    },
    refused: 'FailedOperation',
  },
  {
    ...ckafka,
    action: 'CreatePostPaidInstance',
    parameters: {
      VpcId: 'vpc-missing1',
      SubnetId: 'subnet-missing1',
      InstanceName: '-starts-with-a-dash',
      ZoneId: 100003,
      MultiZoneFlag: true,
      ZoneIds: [100003, 100004],
      Tags: [{ TagKey: '', TagValue: '' }],
    },
    refused: 'InvalidParameterValue.NotAllowedEmpty',
  },
  {
    ...ckafka,
    action: 'BatchModifyGroupOffsets',
    parameters: {
      InstanceId: 'ckafka-missing1',
      GroupName: 'a\0b',
      Partitions: [{ Partition: 0, Offset: 9007199254740993n }],
      TopicName: ['orders', "it's"],
    },
    refused: 'InvalidParameterValue',
  },
  {
    ...{ product: 'monitor', version: '2018-07-24', region: 'ap-guangzhou' },
    action: 'GetMonitorData',
    parameters: {
      Namespace: 'QCE/CKAFKA',
      MetricName: 'InstanceProFlow',
      Instances: [{ Dimensions: [{ Name: 'instanceId', Value: 'ckafka-missing1' }] }],
      Period: 60,
    },
  },
  {
    ...{ product: 'tag', version: '2018-08-13', region: 'ap-guangzhou' },
    action: 'GetResources',
    parameters: { TagFilters: [{ TagKey: 'team', TagValue: ['数据', '$(id)'] }], MaxResults: 10 },
  },
  { ...{ product: 'sts', version: '2018-08-13', region: '' }, action: 'GetCallerIdentity', parameters: {} },
];
