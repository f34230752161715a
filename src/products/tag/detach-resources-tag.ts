import type { DetachResourcesTagRequest, DetachResourcesTagResponse } from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import { requireTagKey } from '../../domain/tag-rules.ts';
import type { Services } from '../services.ts';
import { changeTags } from './change-tags.ts';
import { ownResources } from './own-resources.ts';
import { requireAttached } from './attached.ts';

/**
 * Request: {ServiceType, ResourcePrefix, ResourceRegion, ResourceIds: at most 50, TagKey}
 * Answer: {}: all or none. Refused when one of the resources does not carry the key, so a second call is refused.
 */
export const detachResourcesTag = defineAction<Services, DetachResourcesTagRequest, DetachResourcesTagResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'DetachResourcesTag',
  changes: true,
  regional: false,
  partly: ['of ckafka instances and topics, VPCs and subnets'],
  async run(call, services) {
    const key = requireTagKey(call.parameters.TagKey);
    const resources = await ownResources(call, services, call.parameters);
    await requireAttached(call, resources, key);
    for (const it of resources) await changeTags(call, services, it, { put: [], removeKeys: [key] });
    return {};
  },
});
