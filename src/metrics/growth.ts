import type { BrokerCount, BrokerCounters, TopicCounters } from '../domain/readings.ts';

type Counters<Name extends string> = Record<Name, number>;

/**
 * How much counters grew between two readings. A counter that began anew in between, because its broker started or its topic was made
 * again, has grown by what it shows; so has one that was not read before. Never negative.
 */
export function growthOf<Name extends string>(
  before: Counters<Name> | undefined,
  now: Counters<Name>,
  began: boolean,
): Counters<Name> {
  const pairs = Object.entries<number>(now).map(([name, value]) => {
    const was = began ? 0 : (before?.[name as Name] ?? 0);
    return [name, value < was ? value : value - was];
  });
  return Object.fromEntries(pairs) as Counters<Name>;
}

/** Growth of an instance over all its brokers: as a whole, and of each topic. */
export interface Growth {
  readonly instance: BrokerCounters;
  readonly topics: ReadonlyMap<string, TopicCounters>;
}

/** A broker that did not answer has not grown; what it did meanwhile comes with its next answer. */
export function growthOfBrokers(
  before: Readonly<Record<string, BrokerCount>>,
  now: Readonly<Record<string, BrokerCount>>,
): Growth {
  const topics = new Map<string, TopicCounters>();
  let instance: BrokerCounters | undefined;
  for (const [brokerId, count] of Object.entries(now)) {
    const was = before[brokerId];
    const began = was?.startedSeconds !== count.startedSeconds;
    instance = added(instance, growthOf(was?.counters, count.counters, began));
    for (const [topic, counters] of Object.entries(count.topics))
      topics.set(topic, added(topics.get(topic), growthOf(was?.topics[topic], counters, began)));
  }
  return { instance: instance ?? NO_GROWTH, topics };
}

const NO_GROWTH: BrokerCounters = {
  producedBytes: 0,
  consumedBytes: 0,
  replicatedBytes: 0,
  producedMessages: 0,
  produceRequests: 0,
  consumeRequests: 0,
  produceThrottles: 0,
  consumeThrottles: 0,
};

function added<Name extends string>(sum: Counters<Name> | undefined, more: Counters<Name>): Counters<Name> {
  if (sum === undefined) return more;
  const pairs = Object.entries<number>(more).map(([name, value]) => [name, value + sum[name as Name]]);
  return Object.fromEntries(pairs) as Counters<Name>;
}
