import type { DescribeGroupInfoRequest, DescribeGroupInfoResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { soughtNames } from '../../../domain/group.ts';
import { refusedEmpty, refusedValue } from '../../../domain/parameter-refusals.ts';
import type { Services } from '../../services.ts';
import { askGroups } from './ask-groups.ts';
import { groupInfo } from './group-info.ts';

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
