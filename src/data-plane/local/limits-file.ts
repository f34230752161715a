import { join } from 'node:path';

import type { ThrottleRule } from '../../domain/throttle-rule.ts';
import type { InstanceSpec } from '../data-plane.ts';
import { isMissing } from './folders.ts';
import { writeOwnFile } from './own-file.ts';

const BYTES_PER_MB = 1_000_000;
/**
 * Seconds over which Kafka averages what a client does before it delays it. The default of eleven would let through ten seconds'
 * worth at once after a pause.
 */
const QUOTA_WINDOW_COUNT = 3;

/** Where the limits of one broker lie; its plug-ins read the file again when it is replaced (broker-extension). */
export function limitsFileOf(brokerFolder: string): string {
  return join(brokerFolder, 'limits.properties');
}

/** What was bought, held by the broker itself: bandwidth, topics, partitions, disk (broker-extension). */
export function limitPlugins(limitsFile: string): Record<string, string | number> {
  return {
    'brokerage.limits.file': limitsFile,
    'client.quota.callback.class': 'io.brokerage.broker.BandwidthQuota',
    'create.topic.policy.class.name': 'io.brokerage.broker.TopicLimitPolicy',
    'authorizer.class.name': 'io.brokerage.broker.BrokerAuthorizer',
    'quota.window.num': QUOTA_WINDOW_COUNT,
    'quota.window.size.seconds': 1,
  };
}

/**
 * Replaces a broker's limits, whole or not at all; does nothing when the broker has no folder, because its start writes them.
 * `elasticPercent`: how far an instance with elastic bandwidth may go, in percent of what was bought.
 */
export async function writeLimits(brokerFolder: string, spec: InstanceSpec, elasticPercent: number): Promise<void> {
  try {
    await writeOwnFile(limitsFileOf(brokerFolder), limitsText(spec, elasticPercent));
  } catch (problem) {
    if (!isMissing(problem)) throw problem;
  }
}

/**
 * The instance as a whole: each broker takes its own share. What was bought counts replicas, so producers get it divided by the
 * replicas that a topic has when it does not say.
 */
export function limitsText(spec: InstanceSpec, elasticPercent: number): string {
  const percent = spec.elasticBandwidth ? elasticPercent : 100;
  const bytesPerSecond = (spec.bandwidthMBps * BYTES_PER_MB * percent) / 100;
  const limits = {
    'produce.bytes.per.second': Math.floor(bytesPerSecond / spec.defaultReplicationFactor),
    'consume.bytes.per.second': Math.floor(bytesPerSecond),
    brokers: spec.brokers.length,
    topics: spec.topicLimit,
    'partition.replicas': spec.partitionLimit,
    'disk.bytes': spec.diskBytes ?? Number.MAX_SAFE_INTEGER,
    'admin.security': String(spec.adminSecurity ?? false),
    ...throttleEntries(spec.throttleRules ?? []),
  };
  return Object.entries(limits)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** A rule that leaves one direction free does not name it. Names of users and clients may hold anything, so they are percent-encoded. */
function throttleEntries(rules: readonly ThrottleRule[]): Record<string, string | number> {
  const entries = rules.flatMap(({ ruleId, userName, clientId, produceMBps, consumeMBps }) => [
    [`rule.${ruleId}.user`, encodeURIComponent(userName)] as const,
    [`rule.${ruleId}.client`, encodeURIComponent(clientId)] as const,
    ...(produceMBps === null ? [] : [[`rule.${ruleId}.produce.bytes.per.second`, produceMBps * BYTES_PER_MB] as const]),
    ...(consumeMBps === null ? [] : [[`rule.${ruleId}.consume.bytes.per.second`, consumeMBps * BYTES_PER_MB] as const]),
  ]);
  return Object.fromEntries<string | number>(entries);
}
