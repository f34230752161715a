import type { ModifyResourceTagsRequest, ModifyResourceTagsResponse } from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import { Refusal } from '../../domain/refusal.ts';
import { newTagsOf } from '../../domain/tag-rules.ts';
import type { Services } from '../services.ts';
import { changeTags } from './change-tags.ts';
import { ownResource } from './own-resources.ts';

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
  partly: ['of ckafka instances and topics, VPCs and subnets'],
  async run(call, services) {
    const { Resource, ReplaceTags = [], DeleteTags = [] } = call.parameters;
    const put = newTagsOf(ReplaceTags, services.catalogue.limits);
    const removeKeys = DeleteTags.map((it) => it.TagKey);
    refuseBoth(
      put.map((it) => it.key),
      removeKeys,
    );
    await changeTags(call, services, await ownResource(call, Resource), { put, removeKeys });
    return {};
  },
});

function refuseBoth(replaced: readonly string[], deleted: readonly string[]): void {
  const both = deleted.find((key) => replaced.includes(key));
  if (both === undefined) return;
  throw new Refusal('InvalidParameterValue.DeleteTagsParamError', {
    en: `The tag key "${both}" stands in \`ReplaceTags\` and in \`DeleteTags\`. Send it in one of them.`,
    zh: `标签键 "${both}" 同时出现在 \`ReplaceTags\` 与 \`DeleteTags\` 中，只能二选一。`,
  });
}
