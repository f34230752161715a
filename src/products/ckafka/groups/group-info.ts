import type { GroupInfoResponse } from '../../../../spec/types/ckafka.ts';
import type { DescribedGroup } from '../../../kafka/kafka-groups.ts';

/** A group as the API shows it. Members stand there while the group is Stable and of the consumer protocol. */
export function groupInfo({ groupId, state, protocolType, protocol, members }: DescribedGroup): GroupInfoResponse {
  const isReadable = state === 'Stable' && protocolType === 'consumer';
  return {
    ErrorCode: '0',
    State: state,
    ProtocolType: protocolType,
    Protocol: protocol,
    Members: (isReadable ? members : []).map(({ memberId, clientId, clientHost, assignment }) => ({
      MemberId: memberId,
      ClientId: clientId,
      ClientHost: clientHost,
      Assignment: {
        Version: assignment?.version ?? 0,
        Topics: (assignment?.topics ?? []).map(({ topic, partitions }) => ({
          Topic: topic,
          Partitions: [...partitions],
        })),
      },
    })),
    Group: groupId,
  };
}
