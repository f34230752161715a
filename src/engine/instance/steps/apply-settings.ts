import { setTimeout as sleep } from 'node:timers/promises';
import { brokerSettings } from '../../../domain/broker-settings.ts';
import { lacksAny } from '../settings.ts';
import { askSettings, targetOf } from '../observe.ts';
import type { StepContext } from './step-context.ts';

/**
 * Tells the cluster what its brokers take over while they run, and waits until each says that it has. Clients notice nothing.
 * A broker that is down hears of it when it starts. Rejects when that takes too long.
 */
export async function applySettings({ spec, tools }: StepContext): Promise<void> {
  const { policy, kafka } = tools;
  const { brokers, instanceId } = spec();
  const { dynamic } = brokerSettings(spec());
  const [asked] = brokers;
  if (asked === undefined) throw new Error(`${instanceId} has no broker`);
  await kafka.setForAllBrokers(targetOf(spec()), asked.internal, dynamic, policy.viewTimeoutMs);
  const rounds = Math.ceil(policy.serveTimeoutMs / policy.servePollMs);
  for (let round = 0; round < rounds; round += 1) {
    const seen = await Promise.all(
      brokers.map((it) => askSettings(kafka, spec(), it.brokerId, Object.keys(dynamic), policy.viewTimeoutMs)),
    );
    if (seen.every((it) => it !== null && !lacksAny(it, dynamic))) return;
    await sleep(policy.servePollMs);
  }
  throw new Error(`${instanceId}: not all brokers have taken the settings over after ${policy.serveTimeoutMs} ms`);
}
