import type { Call } from '../../api/define-action.ts';
import { refusedValue, sameWords } from '../../domain/parameter-refusals.ts';
import type { Level, Subject } from './metrics.ts';

interface AskedDimension {
  readonly Name: string | null;
  readonly Value: string | null;
}

/** What one entry of `Instances` is about; null where the account has no such thing: its series is empty then. */
export interface FoundSubject extends Subject {
  readonly instanceId: string;
}

const NEEDED: Record<Level, readonly string[]> = {
  instance: ['instanceId'],
  topic: ['instanceId', 'topicId'],
  'group-topic': ['instanceId', 'topicId', 'consumerGroup'],
  'group-partition': ['instanceId', 'topicId', 'consumerGroup', 'partition'],
};
const KNOWN = ['instanceId', 'topicId', 'topicName', 'consumerGroup', 'partition'];

/**
 * The instance of the caller's account, and what in it, that these dimensions name. `topicName` does for `topicId`. Throws a Refusal for
 * a dimension that is not known, or one that the metric's level lacks; what does not exist is no error, as upstream.
 */
export async function subjectOf(
  call: Pick<Call<unknown>, 'rows' | 'account' | 'region'>,
  level: Level,
  dimensions: readonly AskedDimension[],
): Promise<FoundSubject | null> {
  const given = new Map<string, string>();
  for (const { Name, Value } of dimensions) {
    const name = KNOWN.find((known) => known.toLowerCase() === Name?.toLowerCase());
    if (name === undefined) throw refusedValue('Instances.Dimensions.Name', Name, sameWords(KNOWN));
    given.set(name, Value ?? '');
  }
  const missing = NEEDED[level].filter((name) => !given.has(name) && !(name === 'topicId' && given.has('topicName')));
  if (missing.length > 0)
    throw refusedValue('Instances.Dimensions', [...given.keys()].join(', '), {
      en: `with ${NEEDED[level].join(', ')} for this metric; ${missing.join(', ')} is missing`,
      zh: `该指标需要 ${NEEDED[level].join(', ')}，缺少 ${missing.join(', ')}`,
    });
  const instanceId = given.get('instanceId') ?? '';
  const instance = await call.rows.instances.byId(call.account.appId, call.region, instanceId);
  if (instance === null) return null;
  if (level === 'instance') return { instanceId };
  const topic = await topicNamed(call, instanceId, given);
  if (topic === null) return null;
  const [group, partition] = [given.get('consumerGroup'), given.get('partition')];
  return {
    instanceId,
    topic,
    ...(group !== undefined && { group }),
    ...(partition !== undefined && { partition: Number(partition) }),
  };
}

async function topicNamed(
  { rows }: Pick<Call<unknown>, 'rows'>,
  instanceId: string,
  given: ReadonlyMap<string, string>,
): Promise<string | null> {
  const topicId = given.get('topicId');
  if (topicId === undefined) return given.get('topicName') ?? null;
  const record = (await rows.topics.list(instanceId)).find((it) => it.topicId === topicId);
  return record?.topicName ?? null;
}
