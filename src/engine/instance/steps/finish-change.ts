import { STATUS, type Instance, type InstanceChange } from '../../../domain/instance.ts';
import { hasBegun, releaseOf } from '../../../domain/kafka-upgrade.ts';
import { TASK_STATUS, type Task } from '../../../domain/task.ts';
import type { Rows } from '../../../storage/storage.ts';
import { recordEvent } from '../../record-event.ts';
import type { StepContext } from './step-context.ts';

/** What a call may still change while another change is under way. */
const SIZE = ['bandwidthMBps', 'diskSizeGB', 'partitionLimit', 'topicLimit'] as const;

/**
 * All brokers are what the rows want: say so, in one transaction with the tasks that were followed. A size that was ordered since the
 * look is not brought to them yet: the instance then stays upgrading, and the next round brings it.
 */
export async function finishChange({ seen, tools }: StepContext): Promise<void> {
  const { instance, task } = seen;
  const { instanceId } = instance;
  const at = tools.clock.now();
  await tools.storage.transaction(async (rows) => {
    if (!(await rows.instances.moveStatus(instanceId, STATUS.upgrading, STATUS.running, at))) return;
    const now = await rows.instances.any(instanceId);
    if (now !== null && SIZE.some((name) => now[name] !== instance[name])) {
      await rows.instances.moveStatus(instanceId, STATUS.running, STATUS.upgrading, at);
      return;
    }
    await rows.instances.update(instanceId, afterUpgrade(instance));
    const done = { status: TASK_STATUS.successful, output: 'success', finishedAt: at };
    for (const { flowId } of await tasksOf(instance, task, rows)) await rows.tasks.update(flowId, done);
    const tookMs = at.getTime() - (task?.startedAt ?? at).getTime();
    await recordEvent(rows, tools, { instanceId, kind: 'changed', text: `changed after ${tookMs} ms` });
  });
}

/** The task that was followed, and the one of the attributes whose change it joined. The plan of a later upgrade goes on. */
async function tasksOf(instance: Instance, followed: Task | null, rows: Rows): Promise<Task[]> {
  if (followed?.kind !== 'scale-instance') return followed === null ? [] : [followed];
  const joined = await rows.tasks.latest(instance.instanceId, 'change-instance');
  const isPlan = joined?.flowId === instance.plannedUpgrade?.flowId;
  return joined?.status === TASK_STATUS.running && !isPlan ? [followed, joined] : [followed];
}

/** What an upgrade that is done leaves in the rows: the version that is shown, and no plan. Nothing after any other change. */
function afterUpgrade(instance: Instance): InstanceChange {
  const { askedKafkaVersion, kafkaVersion } = instance;
  return {
    ...(releaseOf(askedKafkaVersion) !== kafkaVersion && { askedKafkaVersion: kafkaVersion }),
    ...(hasBegun(instance) && { plannedUpgrade: null }),
  };
}
