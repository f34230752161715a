import type {
  ModifyRoutineMaintenanceTaskRequest,
  ModifyRoutineMaintenanceTaskResponse,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { maintenanceChange } from '../../../domain/maintenance-task.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { requireServing } from '../kafka-target.ts';

/**
 * Request: {InstanceId, MaintenanceType: "QUOTA", MaintenanceSubtype: "INSTANCE_STORAGE_CAPACITY" | "MESSAGE_RETENTION_PERIOD", Status? (0
 *   on, 1 off), ConfigureThreshold?, ConfigureStepSize? (percent), ConfigureLimit? (GB of disk at most | minutes of retention at least)}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage, Data: null}}
 *
 * Sets what DynamicDiskConfig and DynamicRetentionConfig of ModifyInstanceAttributes set, and DescribeInstanceAttributes shows. What is
 * left out stays. Twice is as once.
 */
export const modifyRoutineMaintenanceTask = defineAction<
  Services,
  ModifyRoutineMaintenanceTaskRequest,
  ModifyRoutineMaintenanceTaskResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'ModifyRoutineMaintenanceTask',
  changes: true,
  regional: true,
  partly: [
    'MaintenanceType ANALYSIS, RE_BALANCE and ELASTIC_BANDWIDTH are refused',
    'TopicName, PlannedTime, ExtraConfig and Week are refused',
  ],
  async run(call) {
    const { rows, parameters, receivedAt } = call;
    const instance = await findInstance(call);
    requireServing(instance);
    await rows.instances.update(instance.instanceId, maintenanceChange(parameters, instance), receivedAt);
    await rows.wakeUps.instances([instance.instanceId]);
    return { Result: { ReturnCode: '0', ReturnMessage: 'ok', Data: null } };
  },
});
