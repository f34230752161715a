import type { UpdateResourceTagValueRequest, UpdateResourceTagValueResponse } from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import { newTagOf } from '../../domain/tag-rules.ts';
import type { Services } from '../services.ts';
import { changeTags } from './change-tags.ts';
import { ownResource } from './own-resources.ts';
import { requireAttached } from './attached.ts';

/**
 * Request: {TagKey, TagValue: the new one, Resource: six-part name}
 * Answer: {}. The pair is made when the account has it not. Refused when the resource does not carry the key. Twice is as once.
 */
export const updateResourceTagValue = defineAction<
  Services,
  UpdateResourceTagValueRequest,
  UpdateResourceTagValueResponse
>({
  product: 'tag',
  version: '2018-08-13',
  name: 'UpdateResourceTagValue',
  changes: true,
  regional: false,
  partly: ['of ckafka instances and topics, VPCs and subnets'],
  async run(call, services) {
    const { Resource, ...asked } = call.parameters;
    const tag = newTagOf(asked, services.catalogue.limits);
    const resource = await ownResource(call, Resource);
    await requireAttached(call, [resource], tag.key);
    await changeTags(call, services, resource, { put: [tag], removeKeys: [] });
    return {};
  },
});
