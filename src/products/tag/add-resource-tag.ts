import type { AddResourceTagRequest, AddResourceTagResponse } from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import { newTagOf } from '../../domain/tag-rules.ts';
import type { Services } from '../services.ts';
import { changeTags } from './change-tags.ts';
import { ownResource } from './own-resources.ts';
import { requireNotAttached } from './attached.ts';

/**
 * Request: {TagKey, TagValue, Resource: six-part name}
 * Answer: {}. The pair is made when the account has it not. Refused when the resource carries the key already, with whichever value, so a
 * second call is refused.
 */
export const addResourceTag = defineAction<Services, AddResourceTagRequest, AddResourceTagResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'AddResourceTag',
  changes: true,
  regional: false,
  partly: ['of ckafka instances and topics, VPCs and subnets'],
  async run(call, services) {
    const { Resource, ...asked } = call.parameters;
    const tag = newTagOf(asked, services.catalogue.limits);
    const resource = await ownResource(call, Resource);
    await requireNotAttached(call, [resource], tag.key);
    await changeTags(call, services, resource, { put: [tag], removeKeys: [] });
    return {};
  },
});
