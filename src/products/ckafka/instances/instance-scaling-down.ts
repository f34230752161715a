import type { InstanceScalingDownRequest, InstanceScalingDownResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import { scaledSize } from '../../../domain/scaling.ts';
import type { Services } from '../../services.ts';
import { beginScaling } from './begin-scaling.ts';
import { findInstance } from './find-instance.ts';
import { requirePayAsYouGo } from './held-prepaid.ts';
import { NO_USAGE } from './instance-answer.ts';
import { placeOrder } from './place-order.ts';
import { requireChangeBudget } from './require-budget.ts';

/** Stable and fast. Both are the same here: no data moves. */
const UPGRADE_STRATEGIES: readonly number[] = [1, 2];

/**
 * Request: {InstanceId, UpgradeStrategy: 1 | 2, BandWidth? (MB/s), DiskSize? (GB), Partition?}
 * Answer: {Result: {DealNames: [one]}}
 *
 * Up as well as down, in spite of its name. What is left out stays. The instance is upgrading (7) until its brokers hold clients to the
 * new size, and serves all the while. Sent twice, it is ordered twice.
 */
export const instanceScalingDown = defineAction<Services, InstanceScalingDownRequest, InstanceScalingDownResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'InstanceScalingDown',
  changes: true,
  regional: true,
  async run(call, services) {
    const { parameters, rows } = call;
    const { instanceId } = await findInstance(call);
    await rows.instances.hold(instanceId);
    // Looked at again: whoever held it may have changed it.
    const instance = await findInstance(call);
    requirePayAsYouGo(instance, 'ModifyInstancePre');
    if (!UPGRADE_STRATEGIES.includes(parameters.UpgradeStrategy))
      throw refusedValue('UpgradeStrategy', parameters.UpgradeStrategy, sameWords([1, 2]));
    const used = (await rows.instances.usage([instanceId])).get(instanceId) ?? NO_USAGE;
    const size = scaledSize(parameters, instance, used.partitionReplicaCount, services.catalogue);
    await requireChangeBudget(call, services, instance, size);
    await beginScaling(call, instance, size);
    const { bandwidthMBps, diskSizeGB, partitionLimit, topicLimit } = instance;
    const purchase = { ...size, before: { bandwidthMBps, diskSizeGB, partitionLimit, topicLimit } };
    const dealName = await placeOrder(call, services, {
      size: { ...instance, ...size },
      action: 'InstanceScalingDown',
      purchase,
      instanceIds: [instanceId],
    });
    return { Result: { DealNames: [dealName] } };
  },
});
