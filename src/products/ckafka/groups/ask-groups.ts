import type { Call } from '../../../api/define-action.ts';
import type { ErrorCode } from '../../../domain/error-codes.ts';
import type { Instance } from '../../../domain/instance.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { DescribedGroup, GroupQuestions } from '../../../kafka/kafka-groups.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { askBrokers, targetOf } from '../kafka-target.ts';

type InstanceCall = Call<{ readonly InstanceId: string }>;

/** What Kafka says when a group has members: another consumer came between our look and our change. */
const HAS_MEMBERS = new Set([
  'NON_EMPTY_GROUP',
  'UNKNOWN_MEMBER_ID',
  'ILLEGAL_GENERATION',
  'REBALANCE_IN_PROGRESS',
  'GROUP_SUBSCRIBED_TO_TOPIC',
]);

/** One conversation about the groups of the instance that the call names. Refused as `findInstance`, `targetOf` and `askBrokers` do. */
export async function askGroups<T>(
  call: InstanceCall,
  services: Services,
  question: (groups: GroupQuestions, instance: Instance) => Promise<T>,
): Promise<T> {
  const instance = await findInstance(call);
  const target = await targetOf(call, instance);
  return askBrokers(
    target,
    () => services.groups.ask(target, (groups) => question(groups, instance)),
    (reason) => (HAS_MEMBERS.has(reason) ? hasMembers('FailedOperation') : undefined),
  );
}

/** The group, which must exist. Refused with ResourceNotFound. */
export async function existingGroup(groups: GroupQuestions, groupId: string): Promise<DescribedGroup> {
  const [group] = await groups.describe([groupId]);
  if (group !== undefined && group.state !== 'Dead') return group;
  throw new Refusal('ResourceNotFound', {
    en: `The group does not exist: "${groupId}". DescribeGroup lists those that do.`,
    zh: `消费分组 "${groupId}" 不存在，可通过 DescribeGroup 查询。`,
  });
}

/** The group, which must exist and have no members: only then may others than its members change it. */
export async function idleGroup(
  groups: GroupQuestions,
  groupId: string,
  code: ErrorCode = 'FailedOperation',
): Promise<DescribedGroup> {
  const group = await existingGroup(groups, groupId);
  if (group.state !== 'Empty') throw hasMembers(code, group);
  return group;
}

function hasMembers(code: ErrorCode, group?: DescribedGroup): Refusal {
  const [name, state] = group === undefined ? ['', ''] : [` "${group.groupId}"`, ` (${group.state})`];
  return new Refusal(code, {
    en: `The group${name} has active consumers${state}. Stop them first; DescribeGroupInfo lists them.`,
    zh: `消费分组${name}存在活跃的消费者${state}，请先停止，可通过 DescribeGroupInfo 查询。`,
  });
}
