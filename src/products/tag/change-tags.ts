import type { Call } from '../../api/define-action.ts';
import { Refusal } from '../../domain/refusal.ts';
import { taggedResourceOf, type Tag, type TaggedResource } from '../../domain/tag.ts';
import type { Services } from '../services.ts';

/** What becomes of the tags of one resource. */
interface TagChange {
  readonly put: readonly Tag[];
  readonly removeKeys: readonly string[];
}

/**
 * Changes the tags of one resource by its six-part name, in the transaction of the call. Throws a Refusal when the account has no such
 * resource or it would carry too many.
 */
export async function changeTags(
  { account, rows }: Call<unknown>,
  { catalogue }: Services,
  name: string,
  { put, removeKeys }: TagChange,
): Promise<void> {
  const resource = taggedResourceOf(name, account.uin);
  await requireResource({ account, rows }, resource, name);
  const { kind, region, resourceId } = resource;
  await rows.tags.remove(account.appId, kind, resourceId, removeKeys);
  await rows.tags.put(account.appId, region, kind, [resourceId], put);
  const tags = (await rows.tags.of(account.appId, kind, [resourceId])).get(resourceId) ?? [];
  const most = catalogue.limits.tagCount;
  if (tags.length > most) {
    throw new Refusal('LimitExceeded.ResourceAttachedTags', {
      en: `The resource ${resourceId} would have ${tags.length} tags, and ${most} is the most. Delete some first.`,
      zh: `资源 ${resourceId} 将有 ${tags.length} 个标签，最多 ${most} 个，请先删除部分标签。`,
    });
  }
}

async function requireResource(
  { account, rows }: Pick<Call<unknown>, 'account' | 'rows'>,
  { kind, region, resourceId }: TaggedResource,
  name: string,
): Promise<void> {
  const { appId } = account;
  const find = {
    ckafkaId: () => rows.instances.byId(appId, region, resourceId),
    topic: () => rows.topics.owned(appId, region, resourceId),
    vpc: () => rows.network.vpc(appId, region, resourceId),
    subnet: () => rows.network.subnet(appId, region, resourceId),
  };
  if ((await find[kind]()) !== null) return;
  throw new Refusal('InvalidParameterValue.ResourceIdInvalid', {
    en: `There is no resource "${name}": no ${kind} "${resourceId}" in "${region}". Check the id and the region.`,
    zh: `资源 "${name}" 不存在："${region}" 没有 ${kind} "${resourceId}"，请检查 ID 与地域。`,
  });
}
