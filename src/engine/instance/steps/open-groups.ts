import { setTimeout as sleep } from 'node:timers/promises';
import { targetOf } from '../observe.ts';
import type { StepContext } from './step-context.ts';

/**
 * Consumer groups are served: the last thing that a client needs and the last that Kafka makes. While all brokers are up, so that
 * the offsets are kept on as many as there are. Rejects when that takes too long; the creation then goes on at the next look.
 */
export async function openGroups({ spec, tools }: StepContext): Promise<void> {
  const { policy, kafka } = tools;
  const [broker] = spec().brokers;
  if (broker === undefined) throw new Error(`${spec().instanceId} has no broker`);
  const rounds = Math.ceil(policy.serveTimeoutMs / policy.servePollMs);
  for (let round = 0; round < rounds; round += 1) {
    if (await kafka.servesGroups(targetOf(spec()), broker.internal, policy.viewTimeoutMs)) return;
    await sleep(policy.servePollMs);
  }
  throw new Error(`${spec().instanceId}: no group coordinator after ${policy.serveTimeoutMs} ms`);
}
