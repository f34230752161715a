import type { ModifyInstancePreRequest, ModifyInstancePreResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { scaledSize } from '../../../domain/scaling.ts';
import type { Services } from '../../services.ts';
import { beginScaling } from './begin-scaling.ts';
import { prepaidAnswer } from './give-back.ts';
import { heldPrepaid } from './held-prepaid.ts';
import { NO_USAGE } from './instance-answer.ts';
import { payForChange } from './pay-for-change.ts';

/**
 * Request: {InstanceId, DiskSize? (GB), BandWidth? (MB/s), Partition?}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage: "ok", Data: {FlowId: 0, InstanceId, DealNames, DealNameInstanceIdMapping}}}
 *
 * Up as well as down; what is left out stays. The difference for what is left of the term is paid from the balance, or given back to it
 * (docs/billing.md). The instance is upgrading (7) until its brokers hold clients to the new size, and serves all the while. Sent twice,
 * the second finds the size as it is and costs nothing.
 */
export const modifyInstancePre = defineAction<Services, ModifyInstancePreRequest, ModifyInstancePreResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'ModifyInstancePre',
  changes: true,
  regional: true,
  async run(call, services) {
    const { parameters, rows } = call;
    const { instance, state } = await heldPrepaid(call, 'Send InstanceScalingDown instead.');
    const { instanceId, bandwidthMBps, diskSizeGB, partitionLimit, topicLimit } = instance;
    const used = (await rows.instances.usage([instanceId])).get(instanceId) ?? NO_USAGE;
    const size = scaledSize(parameters, instance, used.partitionReplicaCount, services.catalogue);
    await beginScaling(call, instance, size);
    const dealName = await payForChange(call, services, state, {
      action: 'ModifyInstancePre',
      size: { ...instance, ...size },
      purchase: { ...size, before: { bandwidthMBps, diskSizeGB, partitionLimit, topicLimit } },
    });
    return { Result: prepaidAnswer(instance, dealName) };
  },
});
