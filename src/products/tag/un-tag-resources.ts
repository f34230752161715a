import type { UnTagResourcesRequest, UnTagResourcesResponse } from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { changeTags } from './change-tags.ts';
import { ownResource } from './own-resources.ts';
import { requireResourceCount } from './resource-count.ts';

/**
 * Request: {ResourceList: six-part names, at most 10, TagKeys: that go from each}
 * Answer: {FailedResources: []}: all or none. A key that a resource does not carry is gone already. Refused for what the account does not have.
 */
export const unTagResources = defineAction<Services, UnTagResourcesRequest, UnTagResourcesResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'UnTagResources',
  changes: true,
  regional: false,
  partly: ['of ckafka instances and topics, VPCs and subnets'],
  async run(call, services) {
    const { ResourceList, TagKeys } = call.parameters;
    requireResourceCount(ResourceList);
    for (const name of ResourceList) {
      await changeTags(call, services, await ownResource(call, name), { put: [], removeKeys: TagKeys });
    }
    return { FailedResources: [] };
  },
});
