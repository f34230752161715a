import { newDealName } from '../../../domain/deal-name.ts';
import { STATUS } from '../../../domain/instance.ts';
import { TASK_STATUS } from '../../../domain/task.ts';
import type { Rows } from '../../../storage/storage.ts';
import { recordEvent } from '../../record-event.ts';
import type { Step } from '../plan.ts';
import type { StepContext } from './step-context.ts';

type FollowDisk = Extract<Step, { name: 'follow-disk' }>;

/**
 * Begins the change that the disk asks for, as a call of the owner would: rows, order and task in one transaction. From there on it is a
 * change like any other, so dying after it only delays.
 */
export async function followDisk({ step }: FollowDisk, { seen, tools }: StepContext): Promise<void> {
  const { instanceId, appId } = seen.instance;
  const at = tools.clock.now();
  await tools.storage.transaction(async (rows) => {
    if (!(await rows.instances.moveStatus(instanceId, STATUS.running, STATUS.upgrading, at))) return;
    await rows.instances.update(instanceId, { ...step.change, diskStepAt: at }, at);
    await rows.tasks.insert([
      {
        appId,
        instanceId,
        kind: 'change-instance',
        status: TASK_STATUS.running,
        output: '',
        startedAt: at,
        finishedAt: null,
      },
    ]);
    if (step.kind === 'grow') await orderGrowth(rows, step.change, at, { seen, tools });
    await recordEvent(rows, tools, { instanceId, kind: `disk-${step.kind}`, text: wordsOf(step, seen) });
  });
}

/** Nobody called: the order names the setting that placed it. */
async function orderGrowth(
  rows: Rows,
  change: { readonly diskSizeGB: number },
  at: Date,
  { seen, tools }: Pick<StepContext, 'seen' | 'tools'>,
): Promise<void> {
  const { instance } = seen;
  const account = await rows.accounts.byAppId(instance.appId);
  if (account === null) throw new Error(`${instance.instanceId} belongs to no account`);
  const order = {
    appId: instance.appId,
    uin: account.uin,
    secretId: '',
    requestId: '',
    region: instance.region,
    action: 'DynamicDiskConfig',
    parameters: instance.dynamicDisk,
    purchase: { ...change, before: { diskSizeGB: instance.diskSizeGB } },
    instanceIds: [instance.instanceId],
    // Prices are the bill's to know; it reads the size from the rows.
    unitPrice: null,
    paid: null,
    months: null,
    createdAt: at,
  };
  while (!(await rows.orders.insert({ ...order, dealName: newDealName(tools.random, at) }))) {
    // The name was taken: another one by chance.
  }
}

function wordsOf({ kind, change }: FollowDisk['step'], { instance, latest }: StepContext['seen']): string {
  const now = `the disk is at ${latest?.figures.diskPercent ?? 0} %`;
  if (kind === 'grow') return `${now}: it grows from ${instance.diskSizeGB} to ${change.diskSizeGB} GB`;
  const minutes = change.shortenedRetentionMinutes ?? instance.retentionMinutes;
  return `${now}: records are kept for ${minutes} minutes`;
}
