import { STATUS } from '../../../domain/instance.ts';
import { begunUpgrade, isLater } from '../../../domain/kafka-upgrade.ts';
import { recordEvent } from '../../record-event.ts';
import type { StepContext } from './step-context.ts';

/**
 * The time of a planned upgrade has come: the rows want it from now on. While another change runs it waits for its end. A plan that
 * another upgrade has overtaken is given up: nothing ever goes back.
 */
export async function beginUpgrade({ seen, tools }: StepContext): Promise<void> {
  const { instance } = seen;
  const { instanceId, plannedUpgrade } = instance;
  if (plannedUpgrade === null) return;
  const { kafkaVersion } = plannedUpgrade;
  await tools.storage.transaction(async (rows) => {
    if (!isLater(kafkaVersion, instance.kafkaVersion)) {
      await rows.instances.update(instanceId, { plannedUpgrade: null });
      return;
    }
    const at = tools.clock.now();
    if (!(await rows.instances.moveStatus(instanceId, STATUS.running, STATUS.upgrading, at))) return;
    await rows.instances.update(instanceId, begunUpgrade(instance, kafkaVersion));
    const text = `the upgrade to Kafka ${kafkaVersion} begins as planned`;
    await recordEvent(rows, tools, { instanceId, kind: 'upgrade', text });
  });
}
