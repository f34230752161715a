import type {
  DescribeGroupInfoRequest,
  DescribeGroupInfoResponse,
  GroupInfoResponse,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { soughtNames } from '../../../domain/group.ts';
import { refusedEmpty, refusedValue } from '../../../domain/parameter-refusals.ts';
import type { DescribedGroup } from '../../../kafka/kafka-groups.ts';
import type { Services } from '../../services.ts';
import { askGroups } from './ask-groups.ts';

const MAX_GROUPS = 100;

/**
 * Request: {InstanceId, GroupList: [name], at most 100}
 * Answer: {Result: [{ErrorCode: "0", State, ProtocolType, Protocol, Members: [{MemberId, ClientId, ClientHost, Assignment}], Group}]} in the
 * order asked. A group that does not exist is Dead. Members stand there while the group is Stable and of the consumer protocol.
 */
export const describeGroupInfo = defineAction<Services, DescribeGroupInfoRequest, DescribeGroupInfoResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeGroupInfo',
  changes: false,
  regional: true,
  async run(call, services) {
    const { GroupList } = call.parameters;
    if (GroupList.length === 0)
      throw refusedEmpty('GroupList', { en: 'name one or more', zh: '请至少指定一个消费分组' });
    if (GroupList.length > MAX_GROUPS)
      throw refusedValue('GroupList', `${GroupList.length} names`, {
        en: `at most ${MAX_GROUPS}`,
        zh: `最多 ${MAX_GROUPS} 个`,
      });
    const groupIds = soughtNames('GroupList', GroupList);
    const described = await askGroups(call, services, (groups) => groups.describe(groupIds));
    return { Result: described.map(groupInfo) };
  },
});

function groupInfo({ groupId, state, protocolType, protocol, members }: DescribedGroup): GroupInfoResponse {
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
