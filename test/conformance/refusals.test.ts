import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cloudOf, SMALLEST } from '../support/cloud.ts';
import { serverForTests } from '../support/server.ts';
import { callOverWire, signedBytes, type RawCall } from '../support/signed-bytes.ts';

// Tests call faster than a person may.
const server = serverForTests('throttle.requests_per_second = 1000');
const cloud = cloudOf(server);

/** Where a purchase may stand, and where it may not. */
interface Places {
  readonly VpcId: string;
  readonly SubnetId: string;
  readonly subnetOfZone2: string;
  readonly otherVpc: string;
  readonly subnetOfOtherVpc: string;
}
let places: Places;
let whole: Record<string, unknown>;

beforeAll(async () => {
  const here = await cloud.network(1);
  const { Vpc } = await cloud.vpc.CreateVpc({ VpcName: 'other', CidrBlock: '10.0.0.0/16' });
  const otherVpc = Vpc?.VpcId ?? '';
  const zone = { VpcId: otherVpc, SubnetName: 'a', CidrBlock: '10.0.1.0/24', Zone: 'ap-changsha-ec-1' };
  const { Subnet } = await cloud.vpc.CreateSubnet(zone);
  const subnetOfZone2 = (await cloud.network(2)).SubnetId;
  places = { ...here, subnetOfZone2, otherVpc, subnetOfOtherVpc: Subnet?.SubnetId ?? '' };
  whole = { ...here, ZoneId: 450001, ...SMALLEST };
});

/** Everything that a purchase leaves behind. */
async function world(): Promise<unknown> {
  const { SubnetSet = [] } = await cloud.vpc.DescribeSubnets({});
  return {
    instances: await cloud.listedIds(),
    freeAddresses: SubnetSet.map((it) => it.AvailableIpAddressCount),
    folders: readdirSync(join(server.home, 'kafka', 'instances')),
  };
}

/** The call is refused with this code in words that hold `names`, and nothing has changed. */
async function expectRefusal(call: RawCall, code: string, names: string): Promise<void> {
  const before = await world();
  const { status, error } = await callOverWire(server, signedBytes(server, call));
  expect({ status, code: error?.Code, message: error?.Message }).toEqual({
    status: 'HTTP/1.1 200 OK',
    code,
    message: expect.stringContaining(names) as string,
  });
  expect(await world()).toEqual(before);
}

/** A whole purchase that would be served; each line of the tables breaks it in one way. */
const purchase = (change: Record<string, unknown> = {}): RawCall => ({
  action: 'CreatePostPaidInstance',
  body: JSON.stringify({ ...whole, ...change }),
});

describe('a call that is not as the protocol wants it', () => {
  it.each<[string, Partial<RawCall>, string, string]>([
    ['is not JSON', { body: '{"VpcId": "vpc-1",' }, 'InvalidParameter', 'body'],
    ['is JSON but no object', { body: '[1]' }, 'InvalidParameter', 'object'],
    ['names a parameter twice', { body: '{"InstanceNum":1,"InstanceNum":20}' }, 'InvalidParameter', 'InstanceNum'],
    [
      'has another content type',
      { headers: { 'Content-Type': 'text/plain' } },
      'UnsupportedProtocol',
      'application/json',
    ],
    ['has no content type', { headers: { 'Content-Type': undefined } }, 'UnsupportedProtocol', 'application/json'],
    ['has no Authorization', { headers: { Authorization: undefined } }, 'MissingParameter', '`Authorization`'],
    ['has no X-TC-Action', { headers: { 'X-TC-Action': undefined } }, 'MissingParameter', '`Action`'],
    ['has no X-TC-Version', { headers: { 'X-TC-Version': undefined } }, 'MissingParameter', '`Version`'],
    ['has no X-TC-Timestamp', { headers: { 'X-TC-Timestamp': undefined } }, 'MissingParameter', '`Timestamp`'],
    ['has no X-TC-Region', { headers: { 'X-TC-Region': undefined } }, 'MissingParameter', '`Region`'],
    [
      'has a Host that was not signed',
      { headers: { Host: 'elsewhere:1' } },
      'AuthFailure.SignatureFailure',
      'signature',
    ],
    ['was signed 6 minutes ago', { secondsOff: -360 }, 'AuthFailure.SignatureExpire', 'expired'],
    ['was signed 6 minutes ahead', { secondsOff: 360 }, 'AuthFailure.SignatureExpire', 'expired'],
    ['has an unknown SecretId', { secretId: 'AKIDnobody' }, 'AuthFailure.SecretIdNotFound', 'SecretId'],
    ['was signed with another key', { secretKey: 'another' }, 'AuthFailure.SignatureFailure', 'signature'],
    ['has an unknown action', { action: 'CreatePostPaidInstances' }, 'InvalidAction', '`Action`'],
    [
      'has an action of no product here',
      { action: 'RunInstances', version: '2017-03-12' },
      'InvalidAction',
      '`Action`',
    ],
    ['has another version', { version: '2017-03-12' }, 'NoSuchVersion', '2019-08-19'],
    ['has an unknown region', { region: 'mars-north' }, 'UnsupportedRegion', 'mars-north'],
  ])('%s', async (_how, change, code, names) => {
    await expectRefusal({ ...purchase(), ...change }, code, names);
  });

  it('was changed after it was signed', async () => {
    const before = await world();
    const bytes = signedBytes(server, purchase()).replace('"ZoneId":450001', '"ZoneId":450002');
    expect((await callOverWire(server, bytes)).error?.Code).toBe('AuthFailure.SignatureFailure');
    expect(await world()).toEqual(before);
  });

  it('is larger than 10 MB', async () => {
    const body = JSON.stringify({ ...whole, InstanceName: 'x'.repeat(10 * 1024 * 1024) });
    await expectRefusal({ action: 'CreatePostPaidInstance', body }, 'RequestSizeLimitExceeded', '10 MB');
  });

  it('is signed with a key that was disabled while the server runs', async () => {
    const made = JSON.parse(await server.command('credentials', 'create', '--json')) as Record<string, string>;
    const { secretId = '', secretKey = '' } = made;
    const call = { action: 'DescribeRegion', body: '{}', secretId, secretKey };
    expect((await callOverWire(server, signedBytes(server, call))).error).toBeUndefined();
    await server.command('credentials', 'disable', secretId);
    await expectRefusal({ ...purchase(), secretId, secretKey }, 'AuthFailure.SecretIdNotFound', 'disabled');
  });
});

describe('a purchase with something wrong in it', () => {
  const VALUE = 'InvalidParameterValue';
  const tag = (TagKey: string) => ({ TagKey, TagValue: 'v' });

  it.each<[string, string, (at: Places) => Record<string, unknown>]>([
    ['VpcId', 'MissingParameter', () => ({ VpcId: undefined })],
    ['SubnetId', 'MissingParameter', () => ({ SubnetId: undefined })],
    ['VpcId', `${VALUE}.NotAllowedEmpty`, () => ({ VpcId: '' })],
    ['VpcId', `${VALUE}.VpcIdInvalid`, () => ({ VpcId: 'vpc-00000000' })],
    ['SubnetId', `${VALUE}.SubnetIdInvalid`, () => ({ SubnetId: 'subnet-00000000' })],
    ['SubnetId', `${VALUE}.SubnetIdInvalid`, ({ subnetOfOtherVpc }) => ({ SubnetId: subnetOfOtherVpc })],
    ['SubnetId', `${VALUE}.SubnetIdInvalid`, ({ otherVpc }) => ({ VpcId: otherVpc })],
    ['SubnetId', `${VALUE}.SubnetNotBelongToZone`, ({ subnetOfZone2 }) => ({ SubnetId: subnetOfZone2 })],
    ['ZoneId', `${VALUE}.NotAllowedEmpty`, () => ({ ZoneId: undefined })],
    ['ZoneId', `${VALUE}.ZoneNotSupport`, () => ({ ZoneId: 100001 })],
    ['ZoneId', `${VALUE}.NotAllowedEmpty`, () => ({ ZoneId: undefined, ZoneIds: [450001] })],
    ['ZoneIds', `${VALUE}.RepetitionValue`, () => ({ MultiZoneFlag: true, ZoneIds: [450001, 450001] })],
    ['ZoneIds', `${VALUE}.ZoneNotSupport`, () => ({ MultiZoneFlag: true, ZoneIds: [450001, 450009] })],
    ['ZoneId', VALUE, () => ({ MultiZoneFlag: true, ZoneIds: [450002, 450003] })],
    ['MultiZoneFlag', 'InvalidParameter', () => ({ MultiZoneFlag: true })],
    ['MultiZoneFlag', 'InvalidParameter', () => ({ ZoneIds: [450001, 450002] })],
    ['InstanceName', VALUE, () => ({ InstanceName: '字'.repeat(129) })],
    ['InstanceName', VALUE, () => ({ InstanceName: 'x'.repeat(128), InstanceNum: 2 })],
    ['InstanceName', VALUE, () => ({ InstanceName: 'a\u0000b' })],
    ['InstanceName', 'InvalidParameter', () => ({ InstanceName: 7 })],
    ['KafkaVersion', VALUE, () => ({ KafkaVersion: '3.9.0' })],
    ['SpecificationsType', VALUE, () => ({ SpecificationsType: 'premium' })],
    ['InstanceType', VALUE, () => ({ InstanceType: 2 })],
    ['InstanceType', VALUE, () => ({ SpecificationsType: 'standard', InstanceType: 9 })],
    ['BandWidth', VALUE, () => ({ BandWidth: 30 })],
    ['BandWidth', 'InvalidParameter', () => ({ BandWidth: '20' })],
    ['BandWidth', 'InvalidParameter', () => ({ BandWidth: 20.5 })],
    ['DiskSize', VALUE, () => ({ DiskSize: 100 })],
    ['DiskSize', VALUE, () => ({ DiskSize: 250 })],
    ['DiskType', VALUE, () => ({ DiskType: 'CLOUD_PREMIUM' })],
    ['Partition', VALUE, () => ({ Partition: 300 })],
    ['Partition', VALUE, () => ({ Partition: 40_100 })],
    ['TopicNum', VALUE, () => ({ TopicNum: 50 })],
    ['TopicNum', VALUE, () => ({ TopicNum: 500 })],
    ['MsgRetentionTime', VALUE, () => ({ MsgRetentionTime: 0 })],
    ['MsgRetentionTime', VALUE, () => ({ MsgRetentionTime: 43_201 })],
    ['ElasticBandwidthSwitch', VALUE, () => ({ ElasticBandwidthSwitch: 2 })],
    ['StoreQuantityType', VALUE, () => ({ StoreQuantityType: -1 })],
    ['PublicNetworkMonthly', VALUE, () => ({ PublicNetworkMonthly: 4 })],
    ['PublicNetworkMonthly', VALUE, () => ({ PublicNetworkMonthly: 999 })],
    ['Tags.N.TagKey', `${VALUE}.RepetitionValue`, () => ({ Tags: [tag('a'), tag('a')] })],
    ['Tags.0.TagKey', 'MissingParameter', () => ({ Tags: [{ TagValue: 'v' }] })],
    ['Tags', VALUE, () => ({ Tags: Array.from({ length: 51 }, (_, n) => tag(`k${n}`)) })],
    ['ClusterId', VALUE, () => ({ ClusterId: 1 })],
    ['InstanceNum', VALUE, () => ({ InstanceNum: 0 })],
    ['InstanceNum', VALUE, () => ({ InstanceNum: 21 })],
    ['Nonsense', 'UnknownParameter', () => ({ Nonsense: 1 })],
  ])('names %s and answers %s', async (parameter, code, changeOf) => {
    await expectRefusal(purchase(changeOf(places)), code, `\`${parameter}\``);
  });

  it('is refused in the language that the caller reads', async () => {
    const call = { ...purchase({ BandWidth: 30 }), headers: { 'X-TC-Language': 'zh-CN' } };
    await expectRefusal(call, VALUE, '参数 `BandWidth` 的取值 30 不允许');
  });

  it('and every broken one would have been served whole', async () => {
    const { error, response } = await callOverWire(server, signedBytes(server, purchase()));
    expect(error).toBeUndefined();
    expect(response).toMatchObject({ Result: { ReturnCode: '0' } });
    await cloud.remove(...(await cloud.listedIds()));
  });
});
