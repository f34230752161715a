import type { Call } from '../../api/define-action.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TaggedResource } from '../../domain/tag.ts';

/** Throws a Refusal when one of the resources does not carry the key. */
export async function requireAttached(
  call: Call<unknown>,
  resources: readonly TaggedResource[],
  key: string,
): Promise<void> {
  const free = await findResource(call, resources, (keys) => !keys.includes(key));
  if (free === undefined) return;
  throw new Refusal('ResourceNotFound.AttachedTagKeyNotFound', {
    en: `The resource ${free.resourceId} has no tag with the key "${key}". See its tags with DescribeResourceTags.`,
    zh: `资源 ${free.resourceId} 没有键为 "${key}" 的标签，可用 DescribeResourceTags 查询其标签。`,
  });
}

/** Throws a Refusal when one of the resources carries the key, with whichever value. */
export async function requireNotAttached(
  call: Call<unknown>,
  resources: readonly TaggedResource[],
  key: string,
): Promise<void> {
  const taken = await findResource(call, resources, (keys) => keys.includes(key));
  if (taken === undefined) return;
  throw new Refusal('ResourceInUse.TagKeyAttached', {
    en: `The resource ${taken.resourceId} carries a tag with the key "${key}". Change its value with UpdateResourceTagValue.`,
    zh: `资源 ${taken.resourceId} 已有键为 "${key}" 的标签，可用 UpdateResourceTagValue 修改其值。`,
  });
}

/** The first of the resources, all of one kind, whose keys are as asked. */
async function findResource(
  { account, rows }: Call<unknown>,
  resources: readonly TaggedResource[],
  matches: (keys: readonly string[]) => boolean,
): Promise<TaggedResource | undefined> {
  const [first] = resources;
  if (first === undefined) return undefined;
  const ids = resources.map((it) => it.resourceId);
  const tags = await rows.tags.of(account.appId, first.kind, ids);
  return resources.find((it) => matches((tags.get(it.resourceId) ?? []).map(({ key }) => key)));
}
