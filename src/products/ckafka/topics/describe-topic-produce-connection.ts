import type {
  DescribeTopicProduceConnectionRequest,
  DescribeTopicProduceConnectionResponse,
} from '../../../../spec/types/ckafka.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import { cloudDateTime } from '../../../domain/cloud-time.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { knownTopics, named } from './known-topics.ts';

/**
 * Request: {InstanceId, TopicName}
 * Answer: {Result: [{IpAddr, Time, IsUnSupportVersion: false}]}: who has produced to the topic within the last five minutes, and since when
 */
export const describeTopicProduceConnection = defineAction<
  Services,
  DescribeTopicProduceConnectionRequest,
  DescribeTopicProduceConnectionResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeTopicProduceConnection',
  changes: false,
  regional: true,
  async run(call, services) {
    const topics = await knownTopics(call, services);
    const { topicName } = named(topics, call.parameters.TopicName);
    const { instanceId, adminPassword } = topics.target;
    const brokers = await internalOf(call, instanceId);
    const since = new Map<string, Date>();
    for (const { brokerId } of brokers) {
      const seen = await services.producers({ instanceId, brokers, adminPassword }, brokerId, topicName).catch(() => {
        throw unanswered(instanceId);
      });
      for (const it of seen) {
        const known = since.get(it.address);
        if (known === undefined || it.since < known) since.set(it.address, it.since);
      }
    }
    const oldestFirst = [...since].toSorted(([, one], [, other]) => one.getTime() - other.getTime());
    return {
      Result: oldestFirst.map(([address, at]) => ({
        IpAddr: address,
        Time: cloudDateTime(at),
        IsUnSupportVersion: false,
      })),
    };
  },
});

async function internalOf({ rows }: Call<unknown>, instanceId: string) {
  const endpoints = await rows.instances.endpoints(instanceId);
  return endpoints.flatMap(({ purpose, brokerId, address, port }) =>
    purpose === 'internal' && brokerId !== null ? [{ brokerId, internal: { address, port } }] : [],
  );
}

function unanswered(instanceId: string): Refusal {
  return new Refusal('ResourceUnavailable', {
    en: `A broker of the instance "${instanceId}" did not say who produces to it. Send the call again; DescribeInstanceAttributes tells the instance's health.`,
    zh: `实例 "${instanceId}" 的 Broker 未返回生产端连接信息，请重试；可通过 DescribeInstanceAttributes 查询健康状态。`,
  });
}
