import type {
  DescribeTopicDetailRequest,
  DescribeTopicDetailResponse,
  Tag,
  TopicDetail,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import { whiteListOf } from '../../../domain/white-list.ts';
import type { TopicSettings } from '../../../kafka/kafka-topics.ts';
import type { Services } from '../../services.ts';
import { askBrokers } from '../kafka-target.ts';
import { knownTopics, shownReplicaCount, type KnownTopic } from './known-topics.ts';
import { underRule } from './topic-access.ts';
import { configOf } from './topic-answer.ts';
import { searched, topicPage } from './topic-page.ts';

/** Upstream names no maximum; Terraform asks for 200. */
const MAX_LIMIT = 1000;
const MINUTE_MS = 60_000;
/** Backups to object storage: 1 is off. */
const NOT_FORWARDED = 1;
const NORMAL = 0;

/**
 * Request: {InstanceId, SearchWord? (part of the name), SearchWordIgnoreCaseFlag?, AclRuleName? (only topics that the rule is on), Filters?: [{Name: "ReplicaNum", Values}], OrderBy?
 *   ("CreateTime" | "PartitionNum"), OrderType? (0 ascending, 1 descending), Offset?, Limit? (20, at most 1000)}
 * Answer: {Result: {TotalCount, TopicList: [{TopicId, TopicName, PartitionNum, ReplicaNum, Note, CreateTime (Unix seconds), Config,
 *   RetentionTimeConfig (minutes, Unix ms), Tags, …}]}}. Without OrderBy, newest first.
 */
export const describeTopicDetail = defineAction<Services, DescribeTopicDetailRequest, DescribeTopicDetailResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeTopicDetail',
  changes: false,
  regional: true,
  async run(call, services) {
    const { parameters, account, rows } = call;
    topicPage([], parameters, MAX_LIMIT);
    const replicaCounts = replicaFilter(parameters);
    const order = orderOf(parameters);
    const { topics, target, brokerCount } = await knownTopics(call, services);
    const ruled = await underRule(call, { target, acls: services.acls }, topics);
    const found = searched(ruled, parameters.SearchWord, parameters.SearchWordIgnoreCaseFlag).filter(
      (it) => replicaCounts === null || replicaCounts.has(shownReplicaCount(it, brokerCount)),
    );
    const page = topicPage(order === null ? found : found.sort(order), parameters, MAX_LIMIT);
    const names = page.map((it) => it.topicName);
    const [settings, acls] = await askBrokers(target, () =>
      Promise.all([services.topics.settings(target, names), services.acls.list(target)]),
    );
    const ids = page.map((it) => it.record.topicId);
    const tags = await rows.tags.of(account.appId, 'topic', ids);
    const tagsOf = (topicId: string): Tag[] | null =>
      tags.get(topicId)?.map(({ key, value }) => ({ TagKey: key, TagValue: value })) ?? null;
    const TopicList = page.map((it) =>
      detailOf(
        it,
        shownReplicaCount(it, brokerCount),
        settings.get(it.topicName),
        whiteListOf(it.topicName, acls).length,
        tagsOf(it.record.topicId),
      ),
    );
    return { Result: { TotalCount: found.length, TopicList } };
  },
});

function detailOf(
  topic: KnownTopic,
  replicaCount: number,
  settings: TopicSettings | undefined,
  whiteListLength: number,
  tags: Tag[] | null,
): TopicDetail {
  const { record } = topic;
  const config = settings === undefined ? null : configOf(topic, settings);
  const retentionMinutes = Math.floor((config?.Retention ?? 0) / MINUTE_MS);
  return {
    TopicName: topic.topicName,
    TopicId: record.topicId,
    PartitionNum: topic.partitions.length,
    ReplicaNum: replicaCount,
    Note: record.note,
    CreateTime: Math.floor(record.createdAt.getTime() / 1000),
    EnableWhiteList: whiteListLength > 0,
    IpWhiteListCount: whiteListLength,
    ForwardCosBucket: '',
    ForwardStatus: NOT_FORWARDED,
    ForwardInterval: 0,
    Config: config,
    RetentionTimeConfig: {
      Expect: retentionMinutes,
      Current: retentionMinutes,
      ModTimeStamp: record.retentionChangedAt.getTime(),
    },
    Status: NORMAL,
    Tags: tags,
  };
}

function replicaFilter({ Filters }: DescribeTopicDetailRequest): Set<number> | null {
  if (Filters === undefined || Filters.length === 0) return null;
  const unknown = Filters.find((it) => it.Name !== 'ReplicaNum');
  if (unknown !== undefined)
    throw refusedValue('Filters.N.Name', unknown.Name, sameWords(['ReplicaNum']), 'InvalidFilter');
  return new Set(Filters.flatMap((it) => it.Values).map(Number));
}

function orderOf({ OrderBy, OrderType }: DescribeTopicDetailRequest) {
  if (OrderType !== undefined && OrderType !== 0 && OrderType !== 1)
    throw refusedValue('OrderType', OrderType, sameWords([0, 1]));
  const sign = OrderType === 1 ? -1 : 1;
  switch (OrderBy ?? '') {
    case '':
      return null;
    case 'CreateTime':
      return (a: KnownTopic, b: KnownTopic): number =>
        sign * (a.record.createdAt.getTime() - b.record.createdAt.getTime());
    case 'PartitionNum':
      return (a: KnownTopic, b: KnownTopic): number => sign * (a.partitions.length - b.partitions.length);
    default:
      throw refusedValue('OrderBy', OrderBy, sameWords(['"CreateTime"', '"PartitionNum"']));
  }
}
