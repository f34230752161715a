import type { ModifyResourcesTagValueRequest, ModifyResourcesTagValueResponse } from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { requireAttached } from './attached.ts';
import { putKnownTag } from './put-tag.ts';

/**
 * Request: {ServiceType, ResourcePrefix, ResourceRegion, ResourceIds: at most 50, TagKey, TagValue: of a pair that there is}
 * Answer: {}: all or none. Refused when one of the resources does not carry the key. Twice is as once.
 */
export const modifyResourcesTagValue = defineAction<
  Services,
  ModifyResourcesTagValueRequest,
  ModifyResourcesTagValueResponse
>({
  product: 'tag',
  version: '2018-08-13',
  name: 'ModifyResourcesTagValue',
  changes: true,
  regional: false,
  partly: ['of ckafka instances and topics, VPCs and subnets'],
  run: (call, services) => putKnownTag(call, services, requireAttached),
});
