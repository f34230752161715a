import type { Call } from '../../api/define-action.ts';
import { STATUS, type Instance } from '../../domain/instance.ts';
import { Refusal, type Text } from '../../domain/refusal.ts';
import type { KafkaTarget } from '../../kafka/kafka-admin.ts';
import { KafkaRefused, KafkaUnavailable } from '../../kafka/kafka-failures.ts';

/** Statuses in which the brokers of an instance serve. */
const SERVING: readonly Instance['status'][] = [STATUS.running, STATUS.upgrading];

const STATUS_WORDS: Record<Instance['status'], Text> = {
  [STATUS.creationFailed]: { en: 'its creation failed', zh: '创建失败' },
  [STATUS.creating]: { en: 'it is still being created', zh: '创建中' },
  [STATUS.running]: { en: 'it is running', zh: '运行中' },
  [STATUS.deleting]: { en: 'it is being deleted', zh: '删除中' },
  [STATUS.deleted]: { en: 'it is deleted', zh: '已删除' },
  [STATUS.deletionFailed]: { en: 'its deletion failed', zh: '删除失败' },
  [STATUS.isolated]: { en: 'it is isolated', zh: '已隔离' },
  [STATUS.upgrading]: { en: 'it is being changed', zh: '变更中' },
};

/** Refused with ResourceUnavailable when the instance's status says that its brokers do not serve. */
export function requireServing({ instanceId, status }: Instance): void {
  if (SERVING.includes(status)) return;
  const words = STATUS_WORDS[status];
  throw new Refusal('ResourceUnavailable', {
    en: `The instance "${instanceId}" cannot do this now: ${words.en} (status ${status}). DescribeInstancesDetail tells when it is running.`,
    zh: `实例 "${instanceId}" 当前无法执行该操作：${words.zh}（状态 ${status}）。可通过 DescribeInstancesDetail 查询状态。`,
  });
}

/** Where the brokers of an instance are asked. Refused with ResourceUnavailable when its status says that they do not serve. */
export async function targetOf(call: Pick<Call<unknown>, 'rows'>, instance: Instance): Promise<KafkaTarget> {
  const { instanceId } = instance;
  requireServing(instance);
  const endpoints = await call.rows.instances.endpoints(instanceId);
  return {
    instanceId,
    brokers: endpoints.filter((it) => it.purpose === 'internal').map(({ address, port }) => ({ address, port })),
    adminPassword: await call.rows.instances.adminPassword(instanceId),
  };
}

/**
 * Asks brokers and turns their failures into refusals: ResourceUnavailable when none answers, FailedOperation with Kafka's own words when
 * one says no. `known` turns the reasons (`TOPIC_ALREADY_EXISTS`) that the action has a better answer for into refusals of its own.
 */
export async function askBrokers<T>(
  target: KafkaTarget,
  ask: () => Promise<T>,
  known: (reason: string) => Refusal | undefined = () => undefined,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof KafkaRefused) throw known(error.reason) ?? refusedByKafka(target, error);
    if (error instanceof KafkaUnavailable) throw unavailable(target, error);
    throw error;
  }
}

function refusedByKafka({ instanceId }: KafkaTarget, error: KafkaRefused): Refusal {
  return new Refusal('FailedOperation', {
    en: `The Kafka of the instance "${instanceId}" refused: ${error.message}`,
    zh: `实例 "${instanceId}" 的 Kafka 拒绝了该操作：${error.message}`,
  });
}

function unavailable({ instanceId }: KafkaTarget, error: KafkaUnavailable): Refusal {
  return new Refusal('ResourceUnavailable', {
    en: `The Kafka of the instance "${instanceId}" could not do this in time (${error.message}). Try again; DescribeInstanceAttributes tells its health.`,
    zh: `实例 "${instanceId}" 的 Kafka 未能及时完成该操作（${error.message}）。请重试，可通过 DescribeInstanceAttributes 查询健康状态。`,
  });
}
