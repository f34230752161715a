import type { InstanceAttributesResponse, InstanceDetail } from '../../../../spec/types/ckafka.ts';

/** What every tab of an instance is given. */
export interface TabProps {
  readonly instanceId: string;
  readonly attributes: InstanceAttributesResponse;
  /** Undefined for a moment when the instance has just gone. */
  readonly detail: InstanceDetail | undefined;
}
