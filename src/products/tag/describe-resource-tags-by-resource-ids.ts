import type {
  DescribeResourceTagsByResourceIdsRequest,
  DescribeResourceTagsByResourceIdsResponse,
} from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import { inWords, refusedValue } from '../../domain/parameter-refusals.ts';
import { taggedKindOf } from '../../domain/tag.ts';
import type { Services } from '../services.ts';
import { tagResourceAnswer } from './tag-resource-answer.ts';

/** Upstream's page when no Limit is sent, and the most that we give. */
const DEFAULT_LIMIT = 15;
const LIMITS = { min: 1, max: 100, step: 1 };
const MOST_RESOURCES = 50;

/**
 * Request: {ServiceType, ResourcePrefix, ResourceIds, ResourceRegion, Offset, Limit}
 * Answer: {TotalCount, Offset, Limit, Tags: one entry per tag of each resource}. Resources that have no tags, do not exist or belong
 * to somebody else have none. The Terraform provider reads it after everything that it makes.
 */
export const describeResourceTagsByResourceIds = defineAction<
  Services,
  DescribeResourceTagsByResourceIdsRequest,
  DescribeResourceTagsByResourceIdsResponse
>({
  product: 'tag',
  version: '2018-08-13',
  name: 'DescribeResourceTagsByResourceIds',
  changes: false,
  regional: false,
  partly: ['of ckafka instances and topics, VPCs and subnets; ResourceRegion and Category have no effect'],
  async run({ account, parameters, rows }) {
    const { ServiceType, ResourcePrefix, ResourceIds, Offset = 0, Limit = DEFAULT_LIMIT } = parameters;
    const kind = taggedKindOf(ServiceType, ResourcePrefix);
    if (Limit < LIMITS.min || Limit > LIMITS.max) throw refusedValue('Limit', Limit, inWords(LIMITS));
    if (ResourceIds.length > MOST_RESOURCES) {
      const most = { en: `at most ${MOST_RESOURCES} ids`, zh: `最多 ${MOST_RESOURCES} 个` };
      throw refusedValue('ResourceIds', ResourceIds.length, most, 'LimitExceeded.ResourceNumPerRequest');
    }
    const found = await rows.tags.of(account.appId, kind, ResourceIds);
    const all = [...found].flatMap(([id, tags]) => tags.map((tag) => tagResourceAnswer(tag, id, ServiceType)));
    return { TotalCount: all.length, Offset, Limit, Tags: all.slice(Offset, Offset + Limit) };
  },
});
