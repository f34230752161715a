import { accept, withRetries, type ClusterSession } from './cluster-session.ts';
import type { WireRequest } from './broker-connection.ts';
import {
  commitRequest,
  committedRequest,
  describeGroupRequest,
  forgetRequest,
  listGroupsRequest,
  readCommit,
  readCommitted,
  readDescribedGroup,
  readForget,
  readListedGroups,
  readRemovedGroup,
  removeGroupRequest,
} from './group-requests.ts';
import type { DescribedGroup, GroupQuestions, ListedGroup } from './kafka-groups.ts';
import type { TopicPartition } from './kafka-messages.ts';
import { logQuestions } from './log-questions.ts';
import type { WireReader } from './wire.ts';

/** Asks about groups and logs within one conversation. */
export function groupQuestions(session: ClusterSession): GroupQuestions {
  /** Asks the broker that keeps the group; a coordinator that has just moved is looked up again. */
  const askCoordinator = <T>(groupId: string, request: WireRequest, read: (answer: WireReader) => T): Promise<T> =>
    withRetries(async () => read(await session.send(await session.coordinator(groupId), request)));
  return {
    ...logQuestions(session),
    groups: () => withRetries(() => listGroups(session)),
    describe: (groupIds) =>
      Promise.all(
        groupIds.map((groupId) =>
          askCoordinator(groupId, describeGroupRequest(groupId), (answer): DescribedGroup => {
            const { errorCode, group } = readDescribedGroup(answer);
            accept(errorCode, `the group "${groupId}"`);
            return group;
          }),
        ),
      ),
    committed: (groupId) =>
      askCoordinator(groupId, committedRequest(groupId), (answer) => {
        const { errorCode, offsets } = readCommitted(answer);
        accept(errorCode, `the group "${groupId}"`);
        return offsets.sort((a, b) => compareText(a.topic, b.topic) || a.partition - b.partition);
      }),
    commit: (groupId, positions) =>
      askCoordinator(groupId, commitRequest(groupId, positions), (answer) => {
        for (const it of readCommit(answer)) accept(it.errorCode, nameOf(groupId, it));
      }),
    forget: (groupId, partitions) =>
      askCoordinator(groupId, forgetRequest(groupId, partitions), (answer) => {
        const forgotten = readForget(answer);
        accept(forgotten.errorCode, `the group "${groupId}"`);
        for (const it of forgotten.partitions) accept(it.errorCode, nameOf(groupId, it));
      }),
    remove: (groupId) =>
      askCoordinator(groupId, removeGroupRequest(groupId), (answer) =>
        accept(readRemovedGroup(answer), `the group "${groupId}"`),
      ),
  };
}

/** Each broker knows the groups that it keeps. */
async function listGroups(session: ClusterSession): Promise<ListedGroup[]> {
  const { brokers } = await session.topics([]);
  const lists = await Promise.all(
    brokers.map(async (broker) => {
      const { errorCode, groups } = readListedGroups(await session.send(broker, listGroupsRequest));
      accept(errorCode, `the groups of ${broker.address}:${broker.port}`);
      return groups;
    }),
  );
  return lists.flat().sort((a, b) => compareText(a.groupId, b.groupId));
}

function nameOf(groupId: string, { topic, partition }: TopicPartition): string {
  return `the group "${groupId}" at ${topic}-${partition}`;
}

/** By code units: the same order everywhere, whatever the machine's language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
