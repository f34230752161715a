/** How figures of several stretches of time become one: added up, the latest, the highest, or their mean. */
export type Combine = 'sum' | 'last' | 'max' | 'mean';

/** What is known of an instance for one stretch of time. Bytes of records as they were sent; percent of what was bought. */
export const INSTANCE_FIGURES = {
  producedBytes: 'sum',
  consumedBytes: 'sum',
  /** What followers fetched from leaders. */
  replicatedBytes: 'sum',
  producedMessages: 'sum',
  /** Estimated: Kafka counts no records that leave. */
  consumedMessages: 'sum',
  produceRequests: 'sum',
  consumeRequests: 'sum',
  /** Seconds in which somebody was held back. */
  produceThrottles: 'sum',
  consumeThrottles: 'sum',
  /** Mean over the sample that it was read in. */
  producedBytesPerSecond: 'max',
  consumedBytesPerSecond: 'max',
  produceBandwidthPercent: 'max',
  consumeBandwidthPercent: 'max',
  connections: 'max',
  connectionPercent: 'max',
  /** Without replicas. */
  storedMessages: 'last',
  /** With replicas and Kafka's own topics: what counts against the bought disk. */
  diskUsedBytes: 'last',
  diskPercent: 'last',
  topics: 'last',
  topicPercent: 'last',
  /** With replicas. */
  partitions: 'last',
  partitionPercent: 'last',
  groups: 'last',
  groupPercent: 'last',
} as const satisfies Record<string, Combine>;

export const TOPIC_FIGURES = {
  producedBytes: 'sum',
  consumedBytes: 'sum',
  producedMessages: 'sum',
  consumedMessages: 'sum',
  produceRequests: 'sum',
  consumeRequests: 'sum',
  storedMessages: 'last',
  /** Without replicas. */
  storedBytes: 'last',
} as const satisfies Record<string, Combine>;

/** Of one consumer group in one partition. */
export const GROUP_FIGURES = {
  consumedPerMinute: 'mean',
  committedOffset: 'last',
  endOffset: 'last',
} as const satisfies Record<string, Combine>;

export type Figures<Kinds> = { readonly [Name in keyof Kinds]: number };
export type InstanceFigures = Figures<typeof INSTANCE_FIGURES>;
export type TopicFigures = Figures<typeof TOPIC_FIGURES>;
export type GroupFigures = Figures<typeof GROUP_FIGURES>;

export interface GroupPartition {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
}

/** Everything that is known of an instance from `at` on, for a minute (or an hour, once it was rolled up). */
export interface Sample {
  readonly at: Date;
  readonly instance: InstanceFigures;
  readonly topics: ReadonlyMap<string, TopicFigures>;
  readonly groups: readonly (GroupPartition & GroupFigures)[];
}

/** One figure set for several, oldest first; zeros for none. */
export function combined<Kinds extends Readonly<Record<string, Combine>>>(
  kinds: Kinds,
  sets: readonly Figures<Kinds>[],
): Figures<Kinds> {
  const one = (name: keyof Kinds): number =>
    combinedValue(
      kinds[name] ?? 'last',
      sets.map((set) => set[name]),
    );
  return Object.fromEntries(Object.keys(kinds).map((name) => [name, one(name)])) as Figures<Kinds>;
}

function combinedValue(kind: Combine, values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sum = (): number => values.reduce((all, value) => all + value, 0);
  switch (kind) {
    case 'sum':
      return sum();
    case 'mean':
      return sum() / values.length;
    case 'max':
      return Math.max(...values);
    case 'last':
      return values.at(-1) ?? 0;
  }
}

/** One sample for several, oldest first: each topic and group partition over the samples that have it. */
export function combinedSample(at: Date, samples: readonly Sample[]): Sample {
  const topicNames = new Set(samples.flatMap((it) => [...it.topics.keys()]));
  const topics = [...topicNames].map((name): [string, TopicFigures] => {
    const sets = samples.flatMap((it) => it.topics.get(name) ?? []);
    return [name, combined(TOPIC_FIGURES, sets)];
  });
  const groups = Map.groupBy(
    samples.flatMap((it) => it.groups),
    ({ group, topic, partition }) => JSON.stringify([group, topic, partition]),
  );
  return {
    at,
    instance: combined(
      INSTANCE_FIGURES,
      samples.map((it) => it.instance),
    ),
    topics: new Map(topics),
    groups: [...groups.values()].flatMap((sets) => {
      const [first] = sets;
      if (first === undefined) return [];
      const { group, topic, partition } = first;
      return [{ group, topic, partition, ...combined(GROUP_FIGURES, sets) }];
    }),
  };
}
