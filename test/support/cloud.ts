import { ckafka } from 'tencentcloud-sdk-nodejs/tencentcloud/services/ckafka/index.js';
import type {
  CreatePostPaidInstanceRequest,
  InstanceDetail,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/ckafka/v20190819/ckafka_models.js';
import { vpc } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/index.js';
import { expect, vi } from 'vitest';
import { checkAnswer } from '../../src/api/check-answer.ts';
import { STATUS, type Status } from '../../src/domain/instance.ts';
import type { TestServer } from './server.ts';

const REGION = 'ap-changsha';
const SETTLES_WITHIN_MS = 90_000;
/** One call for all instances that are waited for, well below 20 calls a second. */
const POLL_MS = 150;

// The SDK would ask a proxy for 127.0.0.1 too.
delete process.env['http_proxy'];

/** The SDK's own clients, unmodified but for one thing: each answer is checked against the API model. */
class CkafkaClient extends ckafka.v20190819.Client {
  override request(...args: Parameters<InstanceType<typeof ckafka.v20190819.Client>['request']>): Promise<unknown> {
    return checked('ckafka', args[0], super.request(...args));
  }
}

class VpcClient extends vpc.v20170312.Client {
  override request(...args: Parameters<InstanceType<typeof vpc.v20170312.Client>['request']>): Promise<unknown> {
    return checked('vpc', args[0], super.request(...args));
  }
}

async function checked(product: string, action: string, answer: Promise<unknown>): Promise<unknown> {
  const { RequestId, ...rest } = (await answer) as Record<string, unknown>;
  expect(RequestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(checkAnswer(product, action, rest)).toEqual([]);
  return { RequestId, ...rest };
}

/** What a person does with the cloud's SDK in one region. */
export interface Cloud {
  readonly ckafka: CkafkaClient;
  readonly vpc: VpcClient;
  /** VpcId and SubnetId of the default network in zone n of the region. */
  network(zone?: number): Promise<{ VpcId: string; SubnetId: string }>;
  /** CreatePostPaidInstance in the default network of zone 450001; answers the ids. */
  buy(asked?: Partial<CreatePostPaidInstanceRequest>): Promise<string[]>;
  /** The instance as DescribeInstancesDetail shows it; undefined when it is in no list. */
  detail(instanceId: string): Promise<InstanceDetail | undefined>;
  listedIds(): Promise<string[]>;
  /** Waits until all of them have the status (deleted: are in no list); fails when one comes to another end. */
  settled(instanceIds: readonly string[], status: Status): Promise<InstanceDetail[]>;
  /** DeleteInstancePost, and waits until they are gone. */
  remove(...instanceIds: string[]): Promise<void>;
}

/** The sizes of the first example of CreatePostPaidInstance. */
export const SMALLEST = { BandWidth: 20, DiskSize: 200, Partition: 400 } as const;

export function cloudOf(server: TestServer): Cloud {
  const config = () => ({
    credential: { secretId: server.secretId, secretKey: server.secretKey },
    region: REGION,
    profile: {
      language: 'en-US' as const,
      httpProfile: { protocol: 'http://' as const, endpoint: `127.0.0.1:${server.port}` },
    },
  });
  let clients: { ckafka: CkafkaClient; vpc: VpcClient } | undefined;
  // The server has no port before its file's hooks have run.
  const use = () => (clients ??= { ckafka: new CkafkaClient(config()), vpc: new VpcClient(config()) });

  const details = async (instanceIds: readonly string[]): Promise<InstanceDetail[]> => {
    const { Result } = await use().ckafka.DescribeInstancesDetail({ InstanceIdList: [...instanceIds], Limit: 100 });
    return Result?.InstanceList ?? [];
  };
  const cloud: Cloud = {
    get ckafka() {
      return use().ckafka;
    },
    get vpc() {
      return use().vpc;
    },
    async network(zone = 1) {
      const { VpcSet } = await use().vpc.DescribeVpcs({ Filters: [{ Name: 'is-default', Values: ['true'] }] });
      const VpcId = VpcSet?.[0]?.VpcId ?? '';
      const zoneFilter = { Name: 'zone', Values: [`ap-changsha-ec-${zone}`] };
      const { SubnetSet } = await use().vpc.DescribeSubnets({
        Filters: [{ Name: 'vpc-id', Values: [VpcId] }, zoneFilter],
      });
      return { VpcId, SubnetId: SubnetSet?.[0]?.SubnetId ?? '' };
    },
    async buy(asked = {}) {
      const network = await cloud.network();
      const { Result } = await use().ckafka.CreatePostPaidInstance({
        ...network,
        ZoneId: 450001,
        ...SMALLEST,
        ...asked,
      });
      return Result?.Data?.DealNameInstanceIdMapping?.[0]?.InstanceIdList ?? [];
    },
    async detail(instanceId) {
      const [found] = await details([instanceId]);
      return found;
    },
    async listedIds() {
      const { Result } = await use().ckafka.DescribeInstances({ Limit: 100 });
      return (Result?.InstanceList ?? []).map((it) => it.InstanceId ?? '');
    },
    settled: (instanceIds, status) =>
      vi.waitUntil(
        async () => {
          const found = await details(instanceIds);
          const failed = found.find((it) => it.Status === STATUS.creationFailed || it.Status === STATUS.deletionFailed);
          if (failed !== undefined) throw new Error(`${failed.InstanceId} ended as ${failed.Status}`);
          if (status === STATUS.deleted) return found.length === 0 ? found : null;
          return found.length === instanceIds.length && found.every((it) => it.Status === status) ? found : null;
        },
        { timeout: SETTLES_WITHIN_MS, interval: POLL_MS },
      ),
    async remove(...instanceIds) {
      for (const InstanceId of instanceIds) await use().ckafka.DeleteInstancePost({ InstanceId });
      await cloud.settled(instanceIds, STATUS.deleted);
    },
  };
  return cloud;
}
