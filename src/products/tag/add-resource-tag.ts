import type { AddResourceTagRequest, AddResourceTagResponse } from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { requireNotAttached } from './attached.ts';
import { putTag } from './put-tag.ts';

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
  run: (call, services) => putTag(call, services, requireNotAttached),
});
