import type { AttachResourcesTagRequest, AttachResourcesTagResponse } from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { requireNotAttached } from './attached.ts';
import { putKnownTag } from './put-tag.ts';

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
  run: (call, services) => putKnownTag(call, services, requireNotAttached),
});
