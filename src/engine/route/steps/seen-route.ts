import type { Observation } from '../../instance/observe.ts';
import type { SeenRoute } from '../observe.ts';

/** The route that a step names, as its plan saw it. */
export function seenRoute({ routes, instance }: Observation, routeId: number): SeenRoute {
  const found = routes.routes.find(({ route }) => route.routeId === routeId);
  if (found === undefined) throw new Error(`${instance.instanceId} has no route ${routeId}`);
  return found;
}
