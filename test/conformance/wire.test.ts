import { ckafka } from 'tencentcloud-sdk-nodejs/tencentcloud/services/ckafka/index.js';
import { describe, expect, it } from 'vitest';
import { cloudOf, SMALLEST } from '../support/cloud.ts';
import { serverForTests } from '../support/server.ts';
import { callOverWire, signedBytes } from '../support/signed-bytes.ts';

/** No machine has so much: every purchase is one too many. */
const server = serverForTests(`
[capacity]
memory_floor_mb = 1_000_000
disk_floor_mb = 1_000_000_000
`);
const cloud = cloudOf(server);
const REQUEST_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const listing = () => signedBytes(server, { action: 'DescribeInstances', body: '{"Limit":5}' });

describe('an answer on the wire', () => {
  it('is of the one content type that every client reads, with a RequestId of its own', async () => {
    const answers = [
      await callOverWire(server, listing()),
      await callOverWire(server, signedBytes(server, { action: 'NoSuchAction' })),
      await callOverWire(server, signedBytes(server, { action: 'DescribeInstances', body: '{' })),
    ];
    for (const { status, headers, response } of answers) {
      expect(status).toBe('HTTP/1.1 200 OK');
      expect(headers.get('content-type')).toBe('application/json');
      expect(response.RequestId).toMatch(REQUEST_ID);
    }
    expect(answers.map((it) => it.error?.Code)).toEqual([undefined, 'InvalidAction', 'InvalidParameter']);
    expect(new Set(answers.map((it) => it.response.RequestId)).size).toBe(3);
  });

  it('comes to a target in absolute form, as a proxy sends it', async () => {
    const bytes = listing().replace('POST / ', `POST http://127.0.0.1:${server.port}/ `);
    const { response } = await callOverWire(server, bytes);
    expect(response).toMatchObject({ Result: { TotalCount: 0, InstanceList: [] } });
  });

  it('comes to a caller whose Host is a whole URL, as the Python SDK sends it', async () => {
    const host = `http://127.0.0.1:${server.port}`;
    const bytes = signedBytes(server, { action: 'DescribeInstances', host });
    expect(bytes).toContain(`\r\nHost: ${host}\r\n`);
    expect((await callOverWire(server, bytes)).response).toMatchObject({ Result: { TotalCount: 0 } });
  });

  it.each([
    ['ckafka', '2019-08-19', 'DescribeRegion', '{}'],
    ['vpc', '2017-03-12', 'DescribeVpcs', '{}'],
    ['tag', '2018-08-13', 'DescribeResourceTags', '{}'],
    ['sts', '2018-08-13', 'GetCallerIdentity', '{}'],
    ['cam', '2019-01-16', 'GetUserAppId', '{}'],
    ['api', '2020-11-06', 'DescribeZones', '{"Product":"ckafka"}'],
    ['cvm', '2017-03-12', 'DescribeZones', '{}'],
    ['billing', '2018-07-09', 'DescribeAccountBalance', '{}'],
    ['monitor', '2018-07-24', 'DescribeProductEventList', '{"Module":"monitor"}'],
  ])(
    'comes to the host of %s, with any domain, in upper case and with a port',
    async (product, version, action, body) => {
      for (const domain of ['tencentcloudapi.com', 'ap-changsha.tencentcloudapi.com', 'tc.test:28080', 'TC.TEST']) {
        for (const host of [`${product}.${domain}`, `${product.toUpperCase()}.${domain}`]) {
          const bytes = signedBytes(server, { product, version, action, body, host });
          expect([host, (await callOverWire(server, bytes)).error]).toEqual([host, undefined]);
        }
      }
    },
  );

  it('comes to a GET, whose parameters are all text', async () => {
    const client = new ckafka.v20190819.Client({
      credential: { secretId: server.secretId, secretKey: server.secretKey },
      region: 'ap-changsha',
      profile: {
        language: 'en-US',
        httpProfile: { protocol: 'http://', endpoint: `127.0.0.1:${server.port}`, reqMethod: 'GET' },
      },
    });
    const Filters = [{ Name: 'InstanceId', Values: ['ckafka-00000000', 'ckafka-ffffffff'] }];
    const { Result } = await client.DescribeInstancesDetail({ Limit: 5, Status: [1], Filters });
    expect(Result).toEqual({ TotalCount: 0, InstanceList: [] });
    await expect(client.DescribeInstances({ Limit: 1000 })).rejects.toMatchObject({
      code: expect.stringMatching(/^InvalidParameter/) as string,
      message: expect.stringContaining('`Limit`') as string,
    });
  });
});

describe('a server at its limits', () => {
  it('refuses a purchase that the machine has no room for, says what is short, and makes nothing', async () => {
    const { VpcId, SubnetId } = await cloud.network();
    const bought = cloud.ckafka.CreatePostPaidInstance({
      VpcId,
      SubnetId,
      ZoneId: 450001,
      ...SMALLEST,
      InstanceNum: 2,
    });
    await expect(bought).rejects.toMatchObject({
      code: 'ResourceUnavailable',
      message: expect.stringMatching(/memory: \d+ MB needed, \d+ MB free; disk: \d+ MB needed/) as string,
    });
    expect(await cloud.listedIds()).toEqual([]);
  });

  it('serves 20 calls a second of an action and refuses the others, which may come again', async () => {
    const bytes = signedBytes(server, { action: 'DescribeTypeInstances' });
    const answers = await Promise.all(Array.from({ length: 60 }, () => callOverWire(server, bytes)));
    const refused = answers.filter((it) => it.error !== undefined);
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(20);
    expect(refused.length).toBeGreaterThan(0);
    for (const { error } of refused)
      expect(error).toEqual({
        Code: 'RequestLimitExceeded',
        Message: expect.stringContaining('exceeds the frequency limit `20` for a second') as string,
      });
  });

  it('says how it is to who watches it', async () => {
    expect((await fetch(`${server.url}healthz`)).status).toBe(200);
    const metrics = await (await fetch(`${server.url}metrics`)).text();
    expect(metrics).toMatch(/action="CreatePostPaidInstance",code="ResourceUnavailable"\} 1/);
  });
});
