import type { TagResourcesRequest, TagResourcesResponse } from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import { newTagsOf } from '../../domain/tag-rules.ts';
import type { Services } from '../services.ts';
import { changeTags } from './change-tags.ts';
import { ownResource } from './own-resources.ts';
import { requireResourceCount } from './resource-count.ts';

/**
 * Request: {ResourceList: six-part names, at most 10, Tags: added or replaced by key, on each}
 * Answer: {FailedResources: []}: all or none. Refused for what the account does not have.
 */
export const tagResources = defineAction<Services, TagResourcesRequest, TagResourcesResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'TagResources',
  changes: true,
  regional: false,
  partly: ['of ckafka instances and topics, VPCs and subnets'],
  async run(call, services) {
    const { ResourceList, Tags } = call.parameters;
    requireResourceCount(ResourceList);
    const put = newTagsOf(Tags, services.catalogue.limits);
    for (const name of ResourceList) {
      await changeTags(call, services, await ownResource(call, name), { put, removeKeys: [] });
    }
    return { FailedResources: [] };
  },
});
