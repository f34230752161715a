import type { DescribeModifyTypeRequest, DescribeModifyTypeResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Instance } from '../../../domain/instance.ts';
import { contains } from '../../../domain/offer.ts';
import { inWords, refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import { scaledSize } from '../../../domain/scaling.ts';
import type { Services } from '../../services.ts';
import { requireServing } from '../kafka-target.ts';
import { findInstance } from './find-instance.ts';
import { NO_USAGE } from './instance-answer.ts';

/** The one way in which an instance changes here: in place. Upstream documents no list of numbers; this is its example's. */
const IN_PLACE = 1;

/**
 * Request: {InstanceId, BandWidth (MB/s), DiskSize (GB), DiskType, Partition, Topic, Type: "sp_ckafka_profession" |
 *   "sp_ckafka_standard", ModifyEntry? (of no effect), ModifyZone? (only false)}
 * Answer: {Result: {ModifyType: 1, MigrateFlag: false}}: InstanceScalingDown would take this size, and no data would move. A size that it
 * would refuse is refused here with the same words. Changes nothing.
 */
export const describeModifyType = defineAction<Services, DescribeModifyTypeRequest, DescribeModifyTypeResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeModifyType',
  changes: false,
  regional: true,
  partly: ['ModifyZone true is refused: an instance stays in its zones', 'ModifyEntry has no effect'],
  async run(call, { catalogue }) {
    const { parameters, rows } = call;
    const instance = await findInstance(call);
    requireServing(instance);
    const { instanceId } = instance;
    refuseOtherKind(parameters, instance);
    const used = (await rows.instances.usage([instanceId])).get(instanceId) ?? NO_USAGE;
    const { topicLimit } = scaledSize(parameters, instance, used.partitionReplicaCount, catalogue);
    const topics = { min: 0, max: topicLimit, step: 1 };
    if (!contains(topics, parameters.Topic)) throw refusedValue('Topic', parameters.Topic, inWords(topics));
    return { Result: { ModifyType: IN_PLACE, MigrateFlag: false } };
  },
});

/** What no change can make of an instance: another edition, another kind of disk, other zones. */
function refuseOtherKind({ Type, DiskType, ModifyZone }: DescribeModifyTypeRequest, instance: Instance): void {
  const kind = `sp_ckafka_${instance.edition}`;
  if (Type !== kind) throw refusedValue('Type', Type, sameWords([kind]));
  if (DiskType !== instance.diskType) throw refusedValue('DiskType', DiskType, sameWords([instance.diskType]));
  if (ModifyZone === true)
    throw refusedValue('ModifyZone', ModifyZone, {
      en: 'false: an instance stays in its zones',
      zh: 'false：实例不支持变更可用区',
    });
}
