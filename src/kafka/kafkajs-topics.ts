import kafkajs, { type Admin } from 'kafkajs';
import type { KafkaTarget } from './kafka-admin.ts';
import { KafkaRefused } from './kafka-failures.ts';
import type { KafkaTopic, KafkaTopics, OffsetRange, TopicSettings } from './kafka-topics.ts';
import { ANSWER_WITHIN_MS, withClient } from './kafkajs-connection.ts';
import type { Metadata, SeenTopic } from './metadata.ts';
import { clusterMetadata, untilKnownEverywhere } from './protocol-metadata.ts';
import { placeReplicas, type Placement } from './replica-placement.ts';

/** How long a change may take to be known by every broker before we answer all the same. */
const KNOWN_WITHIN_MS = 5_000;
/** Topics that are asked for in one request of settings: about 2 KB of answer each. */
const SETTINGS_AT_ONCE = 200;

const { TOPIC } = kafkajs.ConfigResourceTypes;

/** Topics through kafkajs; listings over our own protocol client, because kafkajs throws for a topic without a leader. */
export function openKafkaTopics(): KafkaTopics {
  return {
    list: async (target) => topicsOfUsers(await clusterMetadata(target, ANSWER_WITHIN_MS)),
    settings: settingsOfThere,
    async create(target, { topicName, partitionCount, replicaCount, settings }) {
      const topic = {
        topic: topicName,
        numPartitions: partitionCount,
        replicationFactor: replicaCount,
        configEntries: entriesOf(settings),
      };
      const isNew = await asAdmin(target, (admin) => admin.createTopics({ topics: [topic], waitForLeaders: false }));
      if (!isNew) throw new KafkaRefused('TOPIC_ALREADY_EXISTS', `there is a topic "${topicName}" already`);
      await untilKnown(target, topicName, (found) => leaderCount(found) === partitionCount);
    },
    async remove(target, topicName) {
      await asAdmin(target, (admin) => admin.deleteTopics({ topics: [topicName] }));
      await untilKnown(target, topicName, (found) => found === undefined);
    },
    async growTo(target, topicName, partitionCount) {
      const topicPartitions = [{ topic: topicName, count: partitionCount }];
      await asAdmin(target, (admin) => admin.createPartitions({ topicPartitions }));
      await untilKnown(target, topicName, (found) => leaderCount(found) >= partitionCount);
    },
    async replicate(target, topicName, replicaCount) {
      const seen = await clusterMetadata(target, ANSWER_WITHIN_MS);
      const partitions = topicsOfUsers(seen).find((it) => it.topicName === topicName)?.partitions ?? [];
      const brokerIds = seen.brokers.map((it) => it.brokerId);
      const partitionAssignment = placeReplicas(partitions, brokerIds, replicaCount);
      if (partitionAssignment === null)
        throw new KafkaRefused(
          'INVALID_REPLICATION_FACTOR',
          `${replicaCount} replicas, ${brokerIds.length} brokers up`,
        );
      if (partitionAssignment.length === 0) return;
      const topics = [{ topic: topicName, partitionAssignment: partitionAssignment.map(asKafkajs) }];
      await asAdmin(target, (admin) => admin.alterPartitionReassignments({ topics }));
      await untilKnown(
        target,
        topicName,
        (found) => found?.partitions.every((it) => it.replicas.length === replicaCount) ?? false,
      );
    },
    changeSettings: (target, topicName, change) =>
      asAdmin(target, async (admin) => {
        // What is altered replaces all that the topic sets itself, so what it sets already goes along.
        const before = (await settingsOf([topicName])(admin)).get(topicName);
        if (before === undefined) throw new KafkaRefused('UNKNOWN_TOPIC_OR_PARTITION', `no topic "${topicName}"`);
        const own = [...before].filter(([, it]) => it.isOwn).map(([name, it]) => [name, it.value] as const);
        const configEntries = entriesOf({ ...Object.fromEntries(own), ...change });
        await admin.alterConfigs({
          validateOnly: false,
          resources: [{ type: TOPIC, name: topicName, configEntries }],
        });
      }),
    offsets: (target, topicName) => asAdmin(target, (admin) => offsetsOf(admin, topicName)),
  };
}

function asAdmin<T>(target: KafkaTarget, work: (admin: Admin) => Promise<T>): Promise<T> {
  return withClient(target, (kafka) => kafka.admin(), work);
}

function topicsOfUsers({ topics }: Metadata): KafkaTopic[] {
  return topics
    .filter((it) => !it.isInternal)
    .map(({ topicName, partitions }) => ({
      topicName,
      partitions: [...partitions].sort((a, b) => a.partition - b.partition),
    }))
    .sort((a, b) => (a.topicName < b.topicName ? -1 : 1));
}

function asKafkajs({ partition, replicas }: Placement): { partition: number; replicas: number[] } {
  return { partition, replicas: [...replicas] };
}

function untilKnown(
  target: KafkaTarget,
  topicName: string,
  isDone: (found: SeenTopic | undefined) => boolean,
): Promise<void> {
  const isKnown = ({ topics }: Metadata): boolean => isDone(topics.find((it) => it.topicName === topicName));
  return untilKnownEverywhere(target, isKnown, KNOWN_WITHIN_MS);
}

function leaderCount(topic: SeenTopic | undefined): number {
  return topic?.partitions.filter((it) => it.leader !== null).length ?? 0;
}

/** kafkajs throws for all topics of a question when one of them has gone: then those that are still there are asked again. */
async function settingsOfThere(
  target: KafkaTarget,
  topicNames: readonly string[],
): Promise<Map<string, TopicSettings>> {
  if (topicNames.length === 0) return new Map<string, TopicSettings>();
  try {
    return await asAdmin(target, settingsOf(topicNames));
  } catch (error) {
    if (!(error instanceof KafkaRefused) || error.reason !== 'UNKNOWN_TOPIC_OR_PARTITION') throw error;
    const there = topicsOfUsers(await clusterMetadata(target, ANSWER_WITHIN_MS)).map((it) => it.topicName);
    const asked = new Set(topicNames);
    return await asAdmin(target, settingsOf(there.filter((it) => asked.has(it))));
  }
}

function settingsOf(topicNames: readonly string[]) {
  return async (admin: Admin): Promise<Map<string, TopicSettings>> => {
    const all = new Map<string, TopicSettings>();
    for (let first = 0; first < topicNames.length; first += SETTINGS_AT_ONCE) {
      const names = topicNames.slice(first, first + SETTINGS_AT_ONCE);
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: names.map((name) => ({ type: TOPIC, name })),
      });
      for (const { resourceName, configEntries } of resources)
        all.set(
          resourceName,
          new Map(
            configEntries.map(({ configName, configValue, configSource }) => [
              configName,
              { value: configValue, isOwn: configSource === kafkajs.ConfigSource.TOPIC_CONFIG },
            ]),
          ),
        );
    }
    return all;
  };
}

async function offsetsOf(admin: Admin, topicName: string): Promise<Map<number, OffsetRange>> {
  const seen = await admin.fetchTopicOffsets(topicName);
  return new Map(seen.map(({ partition, low, high }) => [partition, { begin: Number(low), end: Number(high) }]));
}

function entriesOf(settings: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return Object.entries(settings).map(([name, value]) => ({ name, value }));
}
