import type { InstanceSpec } from '../../../data-plane/data-plane.ts';
import type { EngineTools } from '../../step.ts';
import type { Observation } from '../observe.ts';

/** What a step works on: the observation that its plan was made from. */
export interface StepContext {
  readonly seen: Observation;
  readonly tools: EngineTools;
  /** The spec, for steps that build; a plan never names such a step for an instance whose endpoints are released. */
  readonly spec: () => InstanceSpec;
}
