import { STATUS, type Instance, type InstanceChange } from '../../../domain/instance.ts';
import { hasBegun, releaseOf } from '../../../domain/kafka-upgrade.ts';
import { TASK_STATUS } from '../../../domain/task.ts';
import { recordEvent } from '../../record-event.ts';
import type { StepContext } from './step-context.ts';

/** All brokers are what the rows want: say so, in one transaction with the task that was followed. */
export async function finishChange({ seen, tools }: StepContext): Promise<void> {
  const { instance, task } = seen;
  const { instanceId } = instance;
  const at = tools.clock.now();
  await tools.storage.transaction(async (rows) => {
    if (!(await rows.instances.moveStatus(instanceId, STATUS.upgrading, STATUS.running, at))) return;
    await rows.instances.update(instanceId, afterUpgrade(instance));
    const done = { status: TASK_STATUS.successful, output: 'success', finishedAt: at };
    if (task !== null) await rows.tasks.update(task.flowId, done);
    const tookMs = at.getTime() - (task?.startedAt ?? at).getTime();
    await recordEvent(rows, tools, { instanceId, kind: 'changed', text: `changed after ${tookMs} ms` });
  });
}

/** What an upgrade that is done leaves in the rows: the version that is shown, and no plan. Nothing after any other change. */
function afterUpgrade(instance: Instance): InstanceChange {
  const { askedKafkaVersion, kafkaVersion } = instance;
  return {
    ...(releaseOf(askedKafkaVersion) !== kafkaVersion && { askedKafkaVersion: kafkaVersion }),
    ...(hasBegun(instance) && { plannedUpgrade: null }),
  };
}
