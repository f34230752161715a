import { setTimeout as sleep } from 'node:timers/promises';
import { askBroker } from '../observe.ts';
import type { StepContext } from './step-context.ts';

/**
 * Waits until every broker answers and sees all the others, one has gone, or the time is up. It decides nothing: whatever it
 * saw is observed again afterwards. Time is the machine's here, not the business clock: it waits for processes.
 */
export async function awaitServing({ seen, spec, tools }: StepContext): Promise<void> {
  const { policy, dataPlane, kafka } = tools;
  const { instanceId, brokers } = spec();
  const rounds = Math.ceil(policy.serveTimeoutMs / policy.servePollMs);
  const silent = new Set(brokers.map((it) => it.brokerId));
  for (let round = 0; round < rounds; round += 1) {
    for (const brokerId of silent) {
      const view = await askBroker(kafka, spec(), brokerId, policy.viewTimeoutMs);
      if (view?.brokers.length === brokers.length) silent.delete(brokerId);
    }
    if (silent.size === 0) return;
    // Looking at the process table costs more than knocking at a port: once in a while is enough to notice a death.
    if (round % 10 === 9) {
      const world = await dataPlane.observe(instanceId);
      if (world.brokers.filter((it) => it.state === 'present').length < seen.brokers.length) return;
    }
    await sleep(policy.servePollMs);
  }
}
