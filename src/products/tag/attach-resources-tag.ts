import type { AttachResourcesTagRequest, AttachResourcesTagResponse } from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import { requireTagKey } from '../../domain/tag-rules.ts';
import type { Services } from '../services.ts';
import { changeTags } from './change-tags.ts';
import { ownResources } from './own-resources.ts';
import { requireNotAttached } from './attached.ts';
import { requirePairsThere } from './pairs-there.ts';

/**
 * Request: {ServiceType, ResourcePrefix, ResourceRegion, ResourceIds: at most 50, TagKey, TagValue: of a pair that there is}
 * Answer: {}: all or none. Refused when one of the resources carries the key already, so a second call is refused.
 */
export const attachResourcesTag = defineAction<Services, AttachResourcesTagRequest, AttachResourcesTagResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'AttachResourcesTag',
  changes: true,
  regional: false,
  partly: ['of ckafka instances and topics, VPCs and subnets'],
  async run(call, services) {
    const { TagKey: key, TagValue: value } = call.parameters;
    requireTagKey(key);
    const resources = await ownResources(call, services, call.parameters);
    await requirePairsThere(call, [{ key, value }]);
    await requireNotAttached(call, resources, key);
    for (const it of resources) await changeTags(call, services, it, { put: [{ key, value }], removeKeys: [] });
    return {};
  },
});
