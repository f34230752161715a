import type { DeleteResourceTagRequest, DeleteResourceTagResponse } from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import { requireTagKey } from '../../domain/tag-rules.ts';
import type { Services } from '../services.ts';
import { changeTags } from './change-tags.ts';
import { ownResource } from './own-resources.ts';
import { requireAttached } from './attached.ts';

/**
 * Request: {TagKey, Resource: six-part name}
 * Answer: {}. The pair stays the account's. Refused when the resource does not carry the key, so a second call is refused.
 */
export const deleteResourceTag = defineAction<Services, DeleteResourceTagRequest, DeleteResourceTagResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'DeleteResourceTag',
  changes: true,
  regional: false,
  partly: ['of ckafka instances and topics, VPCs and subnets'],
  async run(call, services) {
    const { TagKey, Resource } = call.parameters;
    const key = requireTagKey(TagKey);
    const resource = await ownResource(call, Resource);
    await requireAttached(call, [resource], key);
    await changeTags(call, services, resource, { put: [], removeKeys: [key] });
    return {};
  },
});
