import type { CreateTagRequest, CreateTagResponse } from '../../../../spec/types/tag.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { createPairs } from './create-pairs.ts';

/**
 * Request: {TagKey, TagValue}
 * Answer: {}. The pair is there before anything carries it. Refused when it is there, so a second call is refused.
 */
export const createTag = defineAction<Services, CreateTagRequest, CreateTagResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'CreateTag',
  changes: true,
  regional: false,
  async run(call, services) {
    await createPairs(call, services, [call.parameters]);
    return {};
  },
});
