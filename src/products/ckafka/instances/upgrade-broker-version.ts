import type { UpgradeBrokerVersionRequest, UpgradeBrokerVersionResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import { momentOf } from '../../../domain/cloud-time.ts';
import { STATUS, type Instance, type KafkaVersion } from '../../../domain/instance.ts';
import { begunUpgrade, upgradeTarget } from '../../../domain/kafka-upgrade.ts';
import { refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import { TASK_STATUS } from '../../../domain/task.ts';
import type { Services } from '../../services.ts';
import { requireServing } from '../kafka-target.ts';
import { beginTask } from '../tasks/begin-task.ts';
import { beginChange, isChanging } from './begin-change.ts';
import { findInstance } from './find-instance.ts';

type UpgradeCall = Call<UpgradeBrokerVersionRequest>;

/** By migration, and in place. Both are the same here: one broker after the other, on the data that it has. */
const TYPES: readonly number[] = [1, 5];

/**
 * Request: {InstanceId, Type: 1 | 5, SourceVersion: "v2.4.1" (as DescribeCkafkaVersion shows it), TargetVersion: "v3.2.3",
 *   DelayTimeStamp?: "2026-08-21 11:15:54" (UTC+8)}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage, Data: {FlowId, RouteDTO}}}
 *
 * The instance is upgrading (7) until every broker runs the release and speaks its protocol; one broker is away at a time. With a later
 * DelayTimeStamp it stays as it is until then, and the task waits. A new call takes the place of one that waits. Data goes forward only.
 */
export const upgradeBrokerVersion = defineAction<Services, UpgradeBrokerVersionRequest, UpgradeBrokerVersionResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'UpgradeBrokerVersion',
  changes: true,
  regional: true,
  async run(call, { catalogue }) {
    const { parameters, receivedAt } = call;
    const instance = await findInstance(call);
    requireServing(instance);
    if (instance.status === STATUS.upgrading) throw isChanging(instance);
    if (!TYPES.includes(parameters.Type)) throw refusedValue('Type', parameters.Type, sameWords(TYPES));
    const target = upgradeTarget(parameters, instance, catalogue);
    const atMs = plannedMs(parameters.DelayTimeStamp);
    await giveUpPlan(call, instance);
    const isNow = atMs === null || atMs <= receivedAt.getTime();
    const flowId = isNow
      ? await beginChange(call, instance, { ...begunUpgrade(instance, target), plannedUpgrade: null })
      : await planFor(call, instance, target, atMs);
    const data = { FlowId: flowId, RouteDTO: { RouteId: 0 } };
    return { Result: { ReturnCode: '0', ReturnMessage: 'ok', Data: data } };
  },
});

function plannedMs(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  const at = momentOf(text);
  if (at !== null) return at.getTime();
  throw refusedValue('DelayTimeStamp', text, {
    en: 'a date and time of UTC+8 as "2026-08-21 11:15:54"',
    zh: '东八区时间，格式如 "2026-08-21 11:15:54"',
  });
}

/** The task of an upgrade that never began ends with the plan. */
async function giveUpPlan({ rows, account, receivedAt }: UpgradeCall, { plannedUpgrade }: Instance): Promise<void> {
  if (plannedUpgrade === null) return;
  const task = await rows.tasks.byFlowId(account.appId, plannedUpgrade.flowId);
  if (task?.status !== TASK_STATUS.running) return;
  const output = 'another upgrade was asked for before it began';
  await rows.tasks.update(task.flowId, { status: TASK_STATUS.failed, output, finishedAt: receivedAt });
}

async function planFor(
  call: UpgradeCall,
  { instanceId }: Instance,
  kafkaVersion: KafkaVersion,
  atMs: number,
): Promise<number> {
  const flowId = await beginTask(call, instanceId, 'change-instance');
  await call.rows.instances.update(instanceId, { plannedUpgrade: { kafkaVersion, atMs, flowId } });
  return flowId;
}
