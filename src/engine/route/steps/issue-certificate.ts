import { issueCertificate as issue, newAuthority, type Keyed } from '../../../lib/certificate-authority.ts';
import { machineTime } from '../../../lib/clock.ts';
import type { StepContext } from '../../instance/steps/step-context.ts';
import type { RouteStep } from '../plan.ts';
import { seenRoute } from './seen-route.ts';

/**
 * A certificate for every address and name of the route, from the instance's own authority, which is made when it is first needed. Rows
 * only; whoever writes first stays, so a repeat changes nothing that a broker may have been given. It is valid by the machine's time, as
 * clients are.
 */
export async function issueCertificate(
  step: Extract<RouteStep, { name: 'issue-certificate' }>,
  context: StepContext,
): Promise<void> {
  const { seen, tools } = context;
  const { rows } = tools.storage;
  const { route } = seenRoute(seen, step.routeId);
  const endpoints = await rows.routes.endpoints(route.instanceId);
  const own = endpoints.filter((it) => it.routeId === route.routeId).map((it) => it.address);
  const names = { addresses: [...new Set(own)], dnsNames: route.domain === '' ? [] : [route.domain] };
  const issued = await issue(await authorityOf(context), names, machineTime(tools.clock), tools.random);
  await rows.routes.setCertificate(route.routeId, issued);
}

async function authorityOf({ seen, tools }: StepContext): Promise<Keyed> {
  const { routes } = tools.storage.rows;
  const { instanceId } = seen.instance;
  const kept = await routes.authority(instanceId);
  if (kept !== null) return kept;
  const made = await newAuthority(`Brokerage ${instanceId}`, machineTime(tools.clock), tools.random);
  await routes.insertAuthority(instanceId, made);
  return (await routes.authority(instanceId)) ?? made;
}
