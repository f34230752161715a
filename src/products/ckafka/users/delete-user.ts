import type { DeleteUserRequest, DeleteUserResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { aclsThatGoWith } from '../../../domain/acl.ts';
import type { Services } from '../../services.ts';
import { askBrokers, targetOf } from '../kafka-target.ts';
import { lockTopics } from '../topics/known-topics.ts';
import { DONE } from '../topics/topic-answer.ts';
import { findUser } from './find-user.ts';

/**
 * Request: {InstanceId, Name}
 * Answer: {Result: {ReturnCode "0", ReturnMessage, Data null}}. Within a second nobody signs in as this user, and connections that did are
 * closed at their next request. Its ACLs and tokens go with it, but for an ALLOW without which a resource would become everybody's. A second call
 * finds no such user.
 */
export const deleteUser = defineAction<Services, DeleteUserRequest, DeleteUserResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DeleteUser',
  changes: true,
  regional: true,
  async run(call, { acls }) {
    await lockTopics(call);
    const { instance, user } = await findUser(call, call.parameters.Name);
    const target = await targetOf(call, instance);
    // Brokers first: should we die before the row is gone, the user is still there for the same call.
    await askBrokers(target, async () => {
      await acls.remove(target, aclsThatGoWith(`User:${user.userName}`, await acls.list(target)));
    });
    await call.rows.users.remove(user.userId);
    await call.rows.wakeUps.instances([instance.instanceId]);
    return { Result: DONE };
  },
});
