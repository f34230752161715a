import { STATUS } from '../../../domain/instance.ts';
import { waitedMs } from '../../../lib/clock.ts';
import type { StepContext } from './step-context.ts';

/** No process, no data, no coordination entries. What cannot be removed is tried again; after a while the status says so. */
export async function removeInstance({ seen, tools }: StepContext): Promise<void> {
  const { instanceId, status } = seen.instance;
  tools.gate.leave(instanceId);
  try {
    await tools.dataPlane.removeInstance(instanceId);
  } catch (problem) {
    const since = seen.task?.startedAt ?? seen.instance.createdAt;
    const tookMs = waitedMs(since, seen.now, seen.clockMovedAt);
    if (status === STATUS.deleting && tookMs >= tools.policy.deleteTimeoutMs) {
      const reason = `could not be removed for ${Math.round(tookMs / 1000)} s: ${String(problem)}`;
      await tools.storage.rows.instances.moveStatus(
        instanceId,
        status,
        STATUS.deletionFailed,
        tools.clock.now(),
        reason,
      );
    }
    throw problem;
  }
}
