import { BYTES_PER_MB } from '../../domain/bandwidth.ts';
import type { GroupFigures, GroupPartition, InstanceFigures, Sample, TopicFigures } from '../../domain/figures.ts';

/** What of an instance a caller asks about; the members that a metric's level needs are there. */
export interface Subject {
  readonly topic?: string;
  readonly group?: string;
  readonly partition?: number;
}

export type Level = 'instance' | 'topic' | 'group-topic' | 'group-partition';

/** A metric of QCE/CKAFKA. `value` is null where the sample knows nothing of the subject. */
export interface Metric {
  readonly level: Level;
  readonly value: (sample: Sample, subject: Subject) => number | null;
}

const MB = (bytes: number): number => bytes / BYTES_PER_MB;

const ofInstance = (value: (figures: InstanceFigures) => number): Metric => ({
  level: 'instance',
  value: ({ instance }) => value(instance),
});

const ofTopic = (value: (figures: TopicFigures) => number): Metric => ({
  level: 'topic',
  value({ topics }, { topic = '' }) {
    const figures = topics.get(topic);
    return figures === undefined ? null : value(figures);
  },
});

type GroupLine = GroupPartition & GroupFigures;

const groupLines = ({ groups }: Sample, { group, topic }: Subject): GroupLine[] =>
  groups.filter((it) => it.group === group && it.topic === topic);

const ofGroupPartition = (value: (line: GroupLine) => number): Metric => ({
  level: 'group-partition',
  value(sample, subject) {
    const line = groupLines(sample, subject).find((it) => it.partition === subject.partition);
    return line === undefined ? null : value(line);
  },
});

const ofGroupTopic = (value: (lines: readonly GroupLine[], topic: TopicFigures | undefined) => number): Metric => ({
  level: 'group-topic',
  value(sample, subject) {
    const lines = groupLines(sample, subject);
    return lines.length === 0 ? null : value(lines, sample.topics.get(subject.topic ?? ''));
  },
});

const lag = ({ committedOffset, endOffset }: GroupLine): number => endOffset - committedOffset;
const sumOf = (lines: readonly GroupLine[], value: (line: GroupLine) => number): number =>
  lines.reduce((all, line) => all + value(line), 0);
const highest = (lines: readonly GroupLine[], value: (line: GroupLine) => number): number =>
  Math.max(...lines.map(value));

/** The cloud's names; what each counts is in docs/fidelity.md where the cloud does not say. MB are 1,000,000 bytes. */
const METRICS: Readonly<Record<string, Metric>> = {
  InstanceProFlow: ofInstance((it) => MB(it.producedBytes)),
  InstanceConFlow: ofInstance((it) => MB(it.consumedBytes)),
  InstanceMaxProFlow: ofInstance((it) => MB(it.producedBytesPerSecond)),
  InstanceMaxConFlow: ofInstance((it) => MB(it.consumedBytesPerSecond)),
  InstanceReplicaProduceFlow: ofInstance((it) => MB(it.producedBytes + it.replicatedBytes)),
  InstanceProCount: ofInstance((it) => it.producedMessages),
  InstanceConCount: ofInstance((it) => it.consumedMessages),
  InstanceProReqCount: ofInstance((it) => it.produceRequests),
  InstanceConReqCount: ofInstance((it) => it.consumeRequests),
  InstanceProduceThrottle: ofInstance((it) => it.produceThrottles),
  InstanceConsumeThrottle: ofInstance((it) => it.consumeThrottles),
  InstanceProduceBandwidthPercentage: ofInstance((it) => it.produceBandwidthPercent),
  InstanceConsumeBandwidthPercentage: ofInstance((it) => it.consumeBandwidthPercent),
  InstanceDiskUsage: ofInstance((it) => it.diskPercent),
  InstanceMsgHeap: ofInstance((it) => MB(it.diskUsedBytes)),
  InstanceMsgCount: ofInstance((it) => it.storedMessages),
  InstanceConnectCount: ofInstance((it) => it.connections),
  InstanceConnectPercentage: ofInstance((it) => it.connectionPercent),
  InstanceTopicNum: ofInstance((it) => it.topics),
  InstanceTopicPercentage: ofInstance((it) => it.topicPercent),
  InstancePartitionNum: ofInstance((it) => it.partitions),
  InstancePartitionPercentage: ofInstance((it) => it.partitionPercent),
  InstanceConsumeGroupNum: ofInstance((it) => it.groups),
  InstanceConsumeGroupPercentage: ofInstance((it) => it.groupPercent),

  CtopicProFlow: ofTopic((it) => MB(it.producedBytes)),
  CtopicConFlow: ofTopic((it) => MB(it.consumedBytes)),
  CtopicProCount: ofTopic((it) => it.producedMessages),
  CtopicConCount: ofTopic((it) => it.consumedMessages),
  CtopicProReqCount: ofTopic((it) => it.produceRequests),
  CtopicConReqCount: ofTopic((it) => it.consumeRequests),
  CtopicMsgCount: ofTopic((it) => it.storedMessages),
  CtopicMsgHeap: ofTopic((it) => MB(it.storedBytes)),

  CpartitionConsumerSpeed: ofGroupPartition((it) => it.consumedPerMinute),
  CgroupMaxOffset: ofGroupPartition((it) => it.endOffset),
  CtopicMsgOffset: ofGroupPartition((it) => it.committedOffset),
  CtopicUnconsumeMsgCount: ofGroupPartition(lag),
  CtopicUnconsumeMsgOffset: ofGroupPartition(lag),

  CtopicConsumerSpeed: ofGroupTopic((lines) => sumOf(lines, (it) => it.consumedPerMinute)),
  MaxOffsetTopic: ofGroupTopic((lines) => highest(lines, (it) => it.endOffset)),
  OffsetTopic: ofGroupTopic((lines) => highest(lines, (it) => it.committedOffset)),
  UnconsumeTopic: ofGroupTopic((lines) => sumOf(lines, lag)),
  UnconsumeSizeTopic: ofGroupTopic((lines, topic) => MB(sumOf(lines, lag) * recordBytes(topic))),
};

export const METRIC_NAMES: readonly string[] = Object.keys(METRICS);

export function metricNamed(name: string): Metric | undefined {
  return Object.hasOwn(METRICS, name) ? METRICS[name] : undefined;
}

function recordBytes(topic: TopicFigures | undefined): number {
  return topic === undefined || topic.storedMessages === 0 ? 0 : topic.storedBytes / topic.storedMessages;
}
