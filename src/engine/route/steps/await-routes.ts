import { setTimeout as sleep } from 'node:timers/promises';
import { ROUTE_STATUS } from '../../../domain/route.ts';
import type { StepContext } from '../../instance/steps/step-context.ts';
import { answersOn } from '../observe.ts';

/** Waits until Kafka answers on the routes that are being made, or a moment is over. It decides nothing: whatever it saw is observed again. */
export async function awaitRoutes({ seen, spec, tools }: StepContext): Promise<void> {
  const { kafka, policy } = tools;
  const made = seen.routes.routes.filter(({ route }) => route.status === ROUTE_STATUS.creating);
  const rounds = Math.ceil(policy.viewTimeoutMs / policy.servePollMs);
  for (let round = 0; round < rounds; round += 1) {
    const each = made.map(({ route }) => answersOn(route, spec(), { kafka, viewTimeoutMs: policy.viewTimeoutMs }));
    if ((await Promise.all(each)).every((it) => it)) return;
    await sleep(policy.servePollMs);
  }
}
