import type { DeleteTagsRequest, DeleteTagsResponse } from '../../../../spec/types/tag.ts';
import { defineAction } from '../../../api/define-action.ts';
import { requirePairs } from '../../../domain/tag-rules.ts';
import type { Services } from '../../services.ts';
import { deletePairs } from './delete-pairs.ts';

/**
 * Request: {Tags: 1 to 10}
 * Answer: {}: all or none. Refused while a resource carries one of the pairs, and when one is not there.
 */
export const deleteTags = defineAction<Services, DeleteTagsRequest, DeleteTagsResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'DeleteTags',
  changes: true,
  regional: false,
  async run(call) {
    await deletePairs(call, requirePairs(call.parameters.Tags));
    return {};
  },
});
