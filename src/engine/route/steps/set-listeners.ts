import { setTimeout as sleep } from 'node:timers/promises';
import type { BrokerSpec, RouteSpec } from '../../../data-plane/data-plane.ts';
import { targetOf } from '../../instance/observe.ts';
import type { StepContext } from '../../instance/steps/step-context.ts';
import { slotsOf, wantedListeners } from '../observe.ts';

/** Every broker listens for the routes that it should, and goes on with those that it has. Clients of other listeners notice nothing. */
export function openListeners(context: StepContext): Promise<void> {
  return setEach(context, () => context.spec().routes);
}

/** No broker listens for a route that nobody wants any more. Begins nothing new. */
export function closeListeners(context: StepContext): Promise<void> {
  return setEach(context, (slots) => context.spec().routes.filter(({ slot }) => slots.includes(slot)));
}

/** Rejects when a broker does not answer, does not take it, or does not say that it has in time. Twice is as once. */
async function setEach(
  { spec, tools }: StepContext,
  routesFor: (slots: readonly number[]) => readonly RouteSpec[],
): Promise<void> {
  const { kafka, policy } = tools;
  const from = { kafka, viewTimeoutMs: policy.viewTimeoutMs };
  const target = targetOf(spec());
  const setOne = async (broker: BrokerSpec): Promise<void> => {
    const asked = { brokerId: broker.brokerId, ...broker.internal };
    const slots = await slotsOf(broker, target, from);
    if (slots === null) throw new Error(`${spec().instanceId}: broker ${broker.brokerId} does not answer`);
    const routes = routesFor(slots);
    await kafka.setForBroker(target, asked, wantedListeners(broker, routes), policy.viewTimeoutMs);
    const wanted = routes.map(({ slot }) => slot).join();
    const rounds = Math.ceil(policy.serveTimeoutMs / policy.servePollMs);
    for (let round = 0; round < rounds; round += 1) {
      if ((await slotsOf(broker, target, from))?.join() === wanted) return;
      await sleep(policy.servePollMs);
    }
    throw new Error(`${spec().instanceId}: broker ${broker.brokerId} has not taken its listeners over`);
  };
  await Promise.all(spec().brokers.map(setOne));
}
