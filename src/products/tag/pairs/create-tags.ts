import type { CreateTagsRequest, CreateTagsResponse } from '../../../../spec/types/tag.ts';
import { defineAction } from '../../../api/define-action.ts';
import { requirePairs } from '../../../domain/tag-rules.ts';
import type { Services } from '../../services.ts';
import { createPairs } from './create-pairs.ts';

/**
 * Request: {Tags: 1 to 10}
 * Answer: {}: all or none. Refused when one of the pairs is there.
 */
export const createTags = defineAction<Services, CreateTagsRequest, CreateTagsResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'CreateTags',
  changes: true,
  regional: false,
  async run(call, services) {
    await createPairs(call, services, requirePairs(call.parameters.Tags ?? []));
    return {};
  },
});
