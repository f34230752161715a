import type { DeleteTagRequest, DeleteTagResponse } from '../../../../spec/types/tag.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { deletePairs } from './delete-pairs.ts';

/**
 * Request: {TagKey, TagValue}
 * Answer: {}. Refused while a resource carries the pair, and when there is no such pair, so a second call is refused.
 */
export const deleteTag = defineAction<Services, DeleteTagRequest, DeleteTagResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'DeleteTag',
  changes: true,
  regional: false,
  async run(call) {
    await deletePairs(call, [call.parameters]);
    return {};
  },
});
