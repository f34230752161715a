import { HEALTH, STATUS } from '../../domain/instance.ts';
import { TASK_STATUS } from '../../domain/task.ts';
import { recordEvent } from '../record-event.ts';
import type { EngineTools } from '../step.ts';
import { observeInstance, type Observation } from './observe.ts';
import { planInstance, type Plan } from './plan.ts';
import { runStep } from './steps/run-step.ts';

/**
 * A plan leads to a state with another plan; more rounds than this in one go mean that two rules disagree. An upgrade of three
 * brokers is two rounds of restarts, two plans each.
 */
const MOST_ROUNDS = 24;

/**
 * Brings one instance to what its rows want: observe, plan, run, report, until nothing is left to do. Takes no hints: what rang
 * does not matter, and after a crash anywhere the same call goes on. Answers when to look again, or nothing if only a bell can
 * change something. Rejects when a step failed; the queue then tries again later.
 */
export async function reconcileInstance(instanceId: string, tools: EngineTools): Promise<{ again?: Date }> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const seen = await observeInstance(instanceId, {
      rows: tools.storage.rows,
      dataPlane: tools.dataPlane,
      kafka: tools.kafka,
      clock: tools.clock,
      viewTimeoutMs: tools.policy.viewTimeoutMs,
    });
    if (seen === null) return {};
    const plan = planInstance(seen, tools.policy);
    await report(seen, plan, tools);
    if (plan.steps.length === 0) return plan.lookAgainAt === null ? {} : { again: plan.lookAgainAt };
    if (startsBrokers(plan) && !tools.gate.tryEnter(instanceId, seen.brokers.length)) {
      return { again: new Date(seen.now.getTime() + tools.policy.lookEveryMs) };
    }
    await runSteps(seen, plan, tools);
  }
  return { again: new Date(tools.clock.now().getTime() + tools.policy.lookEveryMs) };
}

function startsBrokers(plan: Plan): boolean {
  return plan.steps.some((step) => step.name === 'start-broker');
}

async function runSteps(seen: Observation, plan: Plan, tools: EngineTools): Promise<void> {
  const { instanceId } = seen.instance;
  try {
    for (const step of plan.steps) {
      tools.log.debug({ instanceId, step: step.name }, 'step');
      await progress(seen, step.name, tools);
      await runStep(step, seen, tools);
    }
  } finally {
    if (startsBrokers(plan)) tools.gate.leave(instanceId);
  }
}

/** The step that runs, for whoever follows the task. */
async function progress(seen: Observation, stepName: string, tools: EngineTools): Promise<void> {
  for (const task of [seen.task, ...seen.routes.routes.map((it) => it.task)]) {
    if (task?.status !== TASK_STATUS.running) continue;
    const going = { status: TASK_STATUS.running, output: stepName, finishedAt: null };
    await tools.storage.rows.tasks.update(task.flowId, going);
  }
}

/** Health and usage into the rows, where they differ from what the rows say. */
async function report(seen: Observation, plan: Plan, tools: EngineTools): Promise<void> {
  const { instance } = seen;
  const { rows } = tools.storage;
  const { health } = plan;
  if (health !== null && (health.health !== instance.health || health.message !== instance.healthMessage)) {
    await rows.instances.setHealth(instance.instanceId, health.health, health.message);
    if (health.health !== instance.health && instance.status !== STATUS.creating) {
      const kind = health.health === HEALTH.healthy ? 'healthy' : 'health';
      await recordEvent(rows, tools, { instanceId: instance.instanceId, kind, text: health.message });
    }
  }
  const view = [...seen.views.values()].find((it) => it !== null);
  if (view) await rows.instances.setUsage(instance.instanceId, view.topicCount, view.partitionReplicaCount);
}
