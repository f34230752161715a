import type { DeleteGroupRequest, DeleteGroupResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { soughtName } from '../../../domain/group.ts';
import type { Services } from '../../services.ts';
import { askGroups, idleGroup } from './ask-groups.ts';

/**
 * Request: {InstanceId, Group}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage, Data: null}}. Refused while the group has consumers, and when there is none.
 */
export const deleteGroup = defineAction<Services, DeleteGroupRequest, DeleteGroupResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DeleteGroup',
  changes: true,
  regional: true,
  async run(call, services) {
    const groupId = soughtName('Group', call.parameters.Group);
    await askGroups(call, services, async (groups) => {
      await idleGroup(groups, groupId);
      await groups.remove(groupId);
    });
    return { Result: { ReturnCode: '0', ReturnMessage: 'group delete success', Data: null } };
  },
});
