import type { EngineTools } from './step.ts';
import { bringUsers } from './instance/bring-users.ts';
import { reconcileInstance } from './instance/reconcile.ts';
import { createStartGate } from './start-gate.ts';

/** The provision path: one handler for the queue, and what rings it besides the calls themselves. */
export interface Engine {
  /** The queue's handler. At most one run per instance at a time is the queue's promise. */
  reconcileInstance(instanceId: string): Promise<{ again?: Date }>;
  /** Brings an instance's users to its brokers, beside whatever else is under way. */
  bringUsers(instanceId: string): Promise<void>;
  /** Rings for every instance that is not deleted: at start, and now and then in case a bell was lost. */
  lookAtAll(): Promise<void>;
  /** Rings when a broker goes. Returns how to stop. */
  listen(): () => void;
}

export function createEngine(given: Omit<EngineTools, 'gate'>): Engine {
  const ring = async (instanceIds: readonly string[]): Promise<void> => {
    await given.storage.rows.wakeUps.instances(instanceIds).catch((problem: unknown) => {
      // Nothing is lost: lookAtAll rings again.
      given.log.warn({ instanceIds, problem }, 'could not ring');
    });
  };
  const gate = createStartGate(given.policy.startsAtOnce, (instanceId) => void ring([instanceId]));
  const tools: EngineTools = { ...given, gate };
  return {
    reconcileInstance: (instanceId) => reconcileInstance(instanceId, tools),
    bringUsers: (instanceId) => bringUsers(instanceId, tools),
    async lookAtAll() {
      await ring(await tools.storage.rows.instances.unsettledIds());
      for (const instanceId of await tools.dataPlane.list()) {
        // Something of a deleted instance came back, say from a crash between its folder and its row: take it away again.
        const instance = await tools.storage.rows.instances.any(instanceId);
        if (instance === null)
          tools.log.warn({ instanceId }, 'the machine holds an instance that this database does not know');
        else if (instance.deletedAt !== null) await ring([instanceId]);
      }
    },
    listen: () => tools.dataPlane.onBrokerGone((instanceId) => void ring([instanceId])),
  };
}
