import type { Endpoint } from '../domain/network.ts';
import type { WireRequest } from './broker-connection.ts';
import { string, type WireReader } from './wire.ts';

/** Version 0 asks for the coordinator of a group, the only kind it knows. */
const FIND_COORDINATOR = { apiKey: 10, apiVersion: 0 } as const;
/** Nobody joins it: asking is what makes Kafka open its topic of offsets. */
const GROUP = 'brokerage-opens-groups';
/** Coordinator not available: the topic of offsets is being made, or its leader is not known yet. */
const NOT_AVAILABLE = 15;

export function coordinatorRequest(): WireRequest {
  return { ...FIND_COORDINATOR, body: string(GROUP) };
}

/** Reads the answer to `coordinatorRequest`; rejects an answer that waiting does not mend. */
export function readCoordinator(answer: WireReader): boolean {
  const errorCode = answer.int16();
  if (errorCode !== 0 && errorCode !== NOT_AVAILABLE) throw new Error(`no group coordinator: Kafka error ${errorCode}`);
  return errorCode === 0;
}

/** Asks who coordinates this group. */
export function groupCoordinatorRequest(groupId: string): WireRequest {
  return { ...FIND_COORDINATOR, body: string(groupId) };
}

/** Reads the answer to `groupCoordinatorRequest`; the place means nothing beside an error. */
export function readGroupCoordinator(answer: WireReader): { errorCode: number; place: Endpoint } {
  const errorCode = answer.int16();
  answer.int32(); // node id
  return { errorCode, place: { address: answer.string(), port: answer.int32() } };
}
