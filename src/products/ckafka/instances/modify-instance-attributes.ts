import type {
  ModifyInstanceAttributesRequest,
  ModifyInstanceAttributesResponse,
} from '../../../../spec/types/ckafka.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import { attributeChange } from '../../../domain/attribute-changes.ts';
import type { Instance, InstanceChange } from '../../../domain/instance.ts';
import type { Services } from '../../services.ts';
import { requireServing } from '../kafka-target.ts';
import { beginChange } from './begin-change.ts';
import { findInstance } from './find-instance.ts';
import { heldPrepaid } from './held-prepaid.ts';
import { payForChange } from './pay-for-change.ts';
import { placeOrder } from './place-order.ts';
import { requireChangeBudget } from './require-budget.ts';

/** What the brokers have to be told. The rest is the rows' own. */
const OF_BROKERS = [
  'retentionMinutes',
  'retentionBytes',
  'maxMessageBytes',
  'uncleanLeaderElection',
  'topicDefaults',
  'transactionalIdExpirationMs',
  'adminSecurity',
] as const satisfies readonly (keyof InstanceChange)[];

/** Upstream answers 0 where there is no task to follow. */
const NO_TASK = 0;

/**
 * Request: {InstanceId, InstanceName?, MsgRetentionTime? (minutes), Config?, DynamicRetentionConfig?, PublicNetwork? (Mbps), …}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage: "ok", Data: {FlowId, RouteDTO}}}
 *
 * What is asked for is changed, all or nothing; the rest stays. A change that the brokers must hear of makes the instance upgrading (7)
 * until they have it, and FlowId is its task. Sent twice, the second changes nothing.
 */
export const modifyInstanceAttributes = defineAction<
  Services,
  ModifyInstanceAttributesRequest,
  ModifyInstanceAttributesResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'ModifyInstanceAttributes',
  changes: true,
  regional: true,
  async run(call, services) {
    const instance = await findInstance(call);
    requireServing(instance);
    const change = attributeChange(call.parameters, instance, services.catalogue);
    await orderBandwidth(call, services, instance, change);
    const flowId = concernsBrokers(change, instance) ? await beginChange(call, instance, change) : NO_TASK;
    if (flowId === NO_TASK) await call.rows.instances.update(instance.instanceId, change, call.receivedAt);
    const data = { FlowId: flowId, RouteDTO: { RouteId: 0 } };
    return { Result: { ReturnCode: '0', ReturnMessage: 'ok', Data: data } };
  },
});

/** Public bandwidth is bought; the rest of the attributes is free. */
async function orderBandwidth(
  call: Call<ModifyInstanceAttributesRequest>,
  services: Services,
  instance: Instance,
  { publicNetworkMbps }: InstanceChange,
): Promise<void> {
  if (publicNetworkMbps === undefined || publicNetworkMbps === instance.publicNetworkMbps) return;
  const ordered = {
    action: 'ModifyInstanceAttributes',
    purchase: { publicNetworkMbps, before: { publicNetworkMbps: instance.publicNetworkMbps } },
  };
  if (instance.expiresAt === null) {
    const size = { ...instance, publicNetworkMbps };
    await requireChangeBudget(call, services, instance, size);
    await placeOrder(call, services, { ...ordered, size, instanceIds: [instance.instanceId] });
    return;
  }
  const held = await heldPrepaid(call, '');
  await payForChange(call, services, held.state, { ...ordered, size: { ...held.instance, publicNetworkMbps } });
}

function concernsBrokers(change: InstanceChange, instance: Instance): boolean {
  return OF_BROKERS.some(
    (name) => change[name] !== undefined && JSON.stringify(change[name]) !== JSON.stringify(instance[name]),
  );
}
