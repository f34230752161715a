import type { DescribeUserRequest, DescribeUserResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { cloudDateTime } from '../../../domain/cloud-time.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { pageRequest } from '../paging.ts';

const DEFAULT_LIMIT = 20;

/**
 * Request: {InstanceId, SearchWord? (part of the name), Offset?, Limit? (20, at most 100)}
 * Answer: {Result: {TotalCount, Users: [{UserId, Name, CreateTime, UpdateTime ("2019-08-19 00:00:00", UTC+8)}]}}, newest first.
 */
export const describeUser = defineAction<Services, DescribeUserRequest, DescribeUserResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeUser',
  changes: false,
  regional: true,
  async run(call) {
    const { parameters, rows } = call;
    const { limit, offset } = pageRequest({ Offset: parameters.Offset ?? 0, Limit: parameters.Limit ?? DEFAULT_LIMIT });
    const { instanceId } = await findInstance(call);
    const { total, items } = await rows.users.list(instanceId, parameters.SearchWord ?? '', limit, offset);
    const Users = items.map(({ userId, userName, createdAt, updatedAt }) => ({
      UserId: userId,
      Name: userName,
      CreateTime: cloudDateTime(createdAt),
      UpdateTime: cloudDateTime(updatedAt),
    }));
    return { Result: { Users, TotalCount: total } };
  },
});
