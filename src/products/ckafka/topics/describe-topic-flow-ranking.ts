import type {
  DescribeTopicFlowRankingRequest,
  DescribeTopicFlowRankingResponse,
  TopicFlowRanking,
} from '../../../../spec/types/ckafka.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import { BYTES_PER_MB } from '../../../domain/bandwidth.ts';
import { momentOf } from '../../../domain/cloud-time.ts';
import { combinedSample, type Sample } from '../../../domain/figures.ts';
import { refusedTogether, refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { knownTopics, type KnownTopic } from './known-topics.ts';

const LONGEST_RANKED_MS = 30 * 86_400_000;
const RANKED_BY_DEFAULT_MS = 60 * 60_000;
const MOST_RANKED = 10;
const RANKINGS = ['PRO', 'CON'] as const;

/**
 * Request: {InstanceId, RankingType: PRO | CON, BeginDate?, EndDate? (the last hour)}
 * Answer: {Result: {TopicFlow, ConsumeSpeed, TopicMessageHeap, BrokerIp, BrokerTopicData, …}}: the ten first of each, the most first
 */
export const describeTopicFlowRanking = defineAction<
  Services,
  DescribeTopicFlowRankingRequest,
  DescribeTopicFlowRankingResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeTopicFlowRanking',
  changes: false,
  regional: true,
  partly: ['BrokerIp is refused', 'BrokerTopicData and BrokerTopicFlowData are empty'],
  async run(call, services) {
    const { RankingType, BrokerIp } = call.parameters;
    const ranking = RANKINGS.find((it) => it === RankingType);
    if (ranking === undefined) throw refusedValue('RankingType', RankingType, sameWords(RANKINGS));
    if (BrokerIp !== undefined) throw unservedBroker();
    const { from, to } = rankedTime(call);
    const { instance, target, topics } = await knownTopics(call, services);
    const found = await samplesOf(call, instance.instanceId, from, to);
    const sample = combinedSample(from, found);
    const flow = (name: string): number => {
      const figures = sample.topics.get(name);
      return (ranking === 'PRO' ? figures?.producedBytes : figures?.consumedBytes) ?? 0;
    };
    const heap = (name: string): number => found.at(-1)?.topics.get(name)?.storedBytes ?? 0;
    const row = (topic: KnownTopic): TopicFlowRanking => ({
      TopicId: topic.record.topicId,
      TopicName: topic.topicName,
      PartitionNum: topic.partitions.length,
      ReplicaNum: topic.partitions[0]?.replicas.length ?? 0,
      TopicTraffic: (flow(topic.topicName) / BYTES_PER_MB).toFixed(2),
      MessageHeap: heap(topic.topicName),
    });
    return {
      Result: {
        TopicFlow: firstBy(topics, (it) => flow(it.topicName)).map(row),
        ConsumeSpeed: fastestGroups(sample),
        TopicMessageHeap: firstBy(topics, (it) => heap(it.topicName)).map(row),
        BrokerIp: [...new Set(target.brokers.map((it) => it.address))],
        BrokerTopicData: [],
        BrokerTopicFlowData: [],
      },
    };
  },
});

function rankedTime({ parameters, receivedAt }: Call<DescribeTopicFlowRankingRequest>): { from: Date; to: Date } {
  const to = time('EndDate', parameters.EndDate) ?? receivedAt;
  const from = time('BeginDate', parameters.BeginDate) ?? new Date(to.getTime() - RANKED_BY_DEFAULT_MS);
  if (from > to || to.getTime() - from.getTime() > LONGEST_RANKED_MS)
    throw refusedTogether({
      en: 'EndDate must be at most 30 days after BeginDate, and not before it.',
      zh: 'EndDate 不能早于 BeginDate，且间隔不超过 30 天。',
    });
  return { from, to };
}

/** `2019-08-19T00:00:00+08:00`; without an offset it is China's time. */
function time(parameter: string, text: string | undefined): Date | undefined {
  if (text === undefined || text === '') return undefined;
  const at = momentOf(text.replace('T', ' ')) ?? new Date(text);
  if (Number.isNaN(at.getTime())) throw refusedValue(parameter, text, sameWords(['2019-08-19T00:00:00+08:00']));
  return at;
}

/** Whole hours, and the minutes that are in none yet. */
async function samplesOf(call: Call<unknown>, instanceId: string, from: Date, to: Date): Promise<Sample[]> {
  const { samples } = call.rows;
  if (to.getTime() - from.getTime() <= RANKED_BY_DEFAULT_MS) return samples.between(instanceId, 'minute', from, to);
  const hours = await samples.between(instanceId, 'hour', from, to);
  const last = hours.at(-1);
  const rest = last === undefined ? from : new Date(last.at.getTime() + RANKED_BY_DEFAULT_MS);
  return [...hours, ...(await samples.between(instanceId, 'minute', rest, to))];
}

function fastestGroups({ groups }: Sample): { ConsumerGroupName: string; Speed: number }[] {
  const speeds = [...Map.groupBy(groups, (it) => it.group)].map(([group, lines]) => ({
    ConsumerGroupName: group,
    Speed: Math.round(lines.reduce((all, line) => all + line.consumedPerMinute, 0)),
  }));
  return firstBy(speeds, (it) => it.Speed);
}

function firstBy<T>(items: readonly T[], value: (item: T) => number): T[] {
  return items.toSorted((one, other) => value(other) - value(one)).slice(0, MOST_RANKED);
}

function unservedBroker(): Refusal {
  return new Refusal('UnsupportedOperation', {
    en: 'The parameter `BrokerIp` cannot be kept here: topics are ranked over all brokers of the instance; leave it out.',
    zh: '不支持参数 `BrokerIp`：按实例的全部 Broker 排行，请不要传入。',
  });
}
