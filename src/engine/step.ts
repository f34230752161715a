import type { Logger } from 'pino';
import type { DataPlane } from '../data-plane/data-plane.ts';
import type { KafkaAdmin } from '../kafka/kafka-admin.ts';
import type { Clock } from '../lib/clock.ts';
import type { Random } from '../lib/random.ts';
import type { Storage } from '../storage/storage.ts';
import type { EnginePolicy } from './policy.ts';
import type { StartGate } from './start-gate.ts';

/** What the engine works with. Nothing in it remembers anything about an instance. */
export interface EngineTools {
  readonly storage: Storage;
  readonly dataPlane: DataPlane;
  readonly kafka: KafkaAdmin;
  readonly clock: Clock;
  readonly random: Random;
  readonly policy: EnginePolicy;
  readonly gate: StartGate;
  readonly log: Logger;
  /**
   * Called before and after each step with its name; the crash tests die in it. A server passes one that does nothing.
   * Everything that the engine does to the world or the rows happens inside a step, so these are all the places to die between.
   */
  readonly onStep: (name: string, when: 'before' | 'after', instanceId: string) => void | Promise<void>;
}
