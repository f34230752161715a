import type { WireRequest } from './broker-connection.ts';
import type { CommittedOffset, DescribedGroup, GroupAssignment, GroupMember, ListedGroup } from './kafka-groups.ts';
import type { Position, TopicPartition } from './kafka-messages.ts';
import { byTopic, readPartitions } from './partition-lists.ts';
import { array, int32, int64, NULL_ARRAY, string, WireReader } from './wire.ts';

/** Versions that 2.4.1, 2.8.1 and 3.2.3 all serve, the lowest that can do it. */
const API = {
  offsetCommit: { apiKey: 8, apiVersion: 2 },
  offsetFetch: { apiKey: 9, apiVersion: 2 },
  describeGroups: { apiKey: 15, apiVersion: 0 },
  listGroups: { apiKey: 16, apiVersion: 0 },
  deleteGroups: { apiKey: 42, apiVersion: 0 },
  offsetDelete: { apiKey: 47, apiVersion: 0 },
} as const;

/** Who commits without being a member. */
const NO_GENERATION = int32(-1);
const NO_MEMBER = string('');
/** Committed offsets are kept as long as the broker keeps those of any group. */
const DEFAULT_RETENTION = int64(-1);
const NOT_COMMITTED = -1;

export interface PartitionError extends TopicPartition {
  readonly errorCode: number;
}

/** Asks one broker for the groups that it coordinates. */
export const listGroupsRequest: WireRequest = { ...API.listGroups, body: Buffer.alloc(0) };

export function readListedGroups(answer: WireReader): { errorCode: number; groups: ListedGroup[] } {
  const errorCode = answer.int16();
  return { errorCode, groups: answer.array(() => ({ groupId: answer.string(), protocolType: answer.string() })) };
}

export function describeGroupRequest(groupId: string): WireRequest {
  return { ...API.describeGroups, body: array([groupId], string) };
}

export function readDescribedGroup(answer: WireReader): { errorCode: number; group: DescribedGroup } {
  const [read] = answer.array(() => {
    const errorCode = answer.int16();
    const group = { groupId: answer.string(), state: answer.string(), protocolType: answer.string() };
    const protocol = answer.string();
    const members = answer.array(() => readMember(answer, group.protocolType));
    return { errorCode, group: { ...group, protocol, members } };
  });
  if (read === undefined) throw new RangeError('a Kafka answer describes no group');
  return read;
}

function readMember(answer: WireReader, protocolType: string): GroupMember {
  const [memberId, clientId, clientHost] = [answer.string(), answer.string(), answer.string()];
  answer.bytes(); // what the member subscribed to, in its protocol's own words
  const assigned = answer.bytes();
  const isReadable = protocolType === 'consumer' && assigned.length > 0;
  return { memberId, clientId, clientHost, assignment: isReadable ? readAssignment(assigned) : null };
}

/** The consumer protocol's own format: version, topics with their partitions, user data. null for what does not follow it. */
function readAssignment(assigned: Buffer): GroupAssignment | null {
  const reader = new WireReader(assigned);
  try {
    const version = reader.int16();
    const readPartitions = (): number[] => reader.array(() => reader.int32());
    return { version, topics: reader.array(() => ({ topic: reader.string(), partitions: readPartitions() })) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Asks for everything that a group has committed. */
export function committedRequest(groupId: string): WireRequest {
  return { ...API.offsetFetch, body: Buffer.concat([string(groupId), NULL_ARRAY]) };
}

export function readCommitted(answer: WireReader): { errorCode: number; offsets: CommittedOffset[] } {
  const offsets = readPartitions(answer, () => ({
    offset: answer.int64(),
    metadata: answer.string(),
    errorCode: answer.int16(),
  }));
  return { errorCode: answer.int16(), offsets: offsets.filter((it) => it.offset !== NOT_COMMITTED) };
}

export function commitRequest(groupId: string, positions: readonly Position[]): WireRequest {
  const topics = byTopic(positions, ({ partition, offset }) =>
    Buffer.concat([int32(partition), int64(offset), string('')]),
  );
  return {
    ...API.offsetCommit,
    body: Buffer.concat([string(groupId), NO_GENERATION, NO_MEMBER, DEFAULT_RETENTION, topics]),
  };
}

export function readCommit(answer: WireReader): PartitionError[] {
  return readPartitions(answer, () => ({ errorCode: answer.int16() }));
}

export function forgetRequest(groupId: string, partitions: readonly TopicPartition[]): WireRequest {
  const topics = byTopic(partitions, ({ partition }) => int32(partition));
  return { ...API.offsetDelete, body: Buffer.concat([string(groupId), topics]) };
}

export function readForget(answer: WireReader): { errorCode: number; partitions: PartitionError[] } {
  const errorCode = answer.int16();
  answer.int32(); // throttle time
  return { errorCode, partitions: readPartitions(answer, () => ({ errorCode: answer.int16() })) };
}

export function removeGroupRequest(groupId: string): WireRequest {
  return { ...API.deleteGroups, body: array([groupId], string) };
}

export function readRemovedGroup(answer: WireReader): number {
  answer.int32(); // throttle time
  const [result] = answer.array(() => ({ groupId: answer.string(), errorCode: answer.int16() }));
  if (result === undefined) throw new RangeError('a Kafka answer deletes no group');
  return result.errorCode;
}
