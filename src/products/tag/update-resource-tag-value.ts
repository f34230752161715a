import type { UpdateResourceTagValueRequest, UpdateResourceTagValueResponse } from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { requireAttached } from './attached.ts';
import { putTag } from './put-tag.ts';

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
  run: (call, services) => putTag(call, services, requireAttached),
});
