import type { ModifyResourceTagsRequest, ModifyResourceTagsResponse } from '../../../spec/types/tag.ts';
import { defineAction, type Call } from '../../api/define-action.ts';
import { tagsOf } from '../../domain/purchase.ts';
import { Refusal } from '../../domain/refusal.ts';
import { taggedResourceOf, type TaggedResource } from '../../domain/tag.ts';
import type { Services } from '../services.ts';

/**
 * Request: {Resource: six-part name, ReplaceTags: added or replaced by key, DeleteTags: keys that go}
 * Answer: {}. The same tags show in the descriptions of the resource. Refused for what the account does not have.
 */
export const modifyResourceTags = defineAction<Services, ModifyResourceTagsRequest, ModifyResourceTagsResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'ModifyResourceTags',
  changes: true,
  regional: false,
  partly: ['of ckafka instances, VPCs and subnets'],
  async run(call, { catalogue }) {
    const { account, parameters, rows } = call;
    const { limits } = catalogue;
    const resource = taggedResourceOf(parameters.Resource, account.uin);
    await requireResource(call, resource);
    const { kind, region, resourceId } = resource;
    const replaced = tagsOf(parameters.ReplaceTags, limits);
    const deleted = (parameters.DeleteTags ?? []).map((it) => it.TagKey);
    refuseBoth(
      replaced.map((it) => it.key),
      deleted,
    );
    await rows.tags.remove(account.appId, kind, resourceId, deleted);
    await rows.tags.put(account.appId, region, kind, [resourceId], replaced);
    const tags = (await rows.tags.of(account.appId, kind, [resourceId])).get(resourceId) ?? [];
    if (tags.length > limits.tagCount) {
      throw new Refusal('LimitExceeded.ResourceAttachedTags', {
        en: `The resource would have ${tags.length} tags, and ${limits.tagCount} is the most. Delete some in the same call.`,
        zh: `资源将有 ${tags.length} 个标签，最多 ${limits.tagCount} 个，请先删除部分标签。`,
      });
    }
    return {};
  },
});

async function requireResource({ account, rows }: Call<unknown>, resource: TaggedResource): Promise<void> {
  const { appId } = account;
  const { kind, region, resourceId } = resource;
  const find = {
    ckafkaId: () => rows.instances.byId(appId, region, resourceId),
    vpc: () => rows.network.vpc(appId, region, resourceId),
    subnet: () => rows.network.subnet(appId, region, resourceId),
  };
  if ((await find[kind]()) !== null) return;
  throw new Refusal('InvalidParameterValue.ResourceIdInvalid', {
    en: `The resource of parameter \`Resource\` does not exist: ${kind} "${resourceId}" in "${region}". Check the id and the region.`,
    zh: `参数 \`Resource\` 指定的资源 ${kind} "${resourceId}" 在 "${region}" 不存在，请检查 ID 与地域。`,
  });
}

function refuseBoth(replaced: readonly string[], deleted: readonly string[]): void {
  const both = deleted.find((key) => replaced.includes(key));
  if (both === undefined) return;
  throw new Refusal('InvalidParameterValue.DeleteTagsParamError', {
    en: `The tag key "${both}" stands in \`ReplaceTags\` and in \`DeleteTags\`. Send it in one of them.`,
    zh: `标签键 "${both}" 同时出现在 \`ReplaceTags\` 与 \`DeleteTags\` 中，只能二选一。`,
  });
}
