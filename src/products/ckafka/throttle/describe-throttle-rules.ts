import type {
  DescribeThrottleRulesRequest,
  DescribeThrottleRulesResponse,
  ThrottleRuleDetail,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { cloudDateTime } from '../../../domain/cloud-time.ts';
import { refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import { CLIENT_THROTTLE, type ThrottleRule } from '../../../domain/throttle-rule.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { pageRequest } from '../paging.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 200;
/** ThrottleDimension: rules of the instance, or of single topics, of which there are none. */
const DIMENSION = { instance: 1, topic: 2 } as const;

/**
 * Request: {InstanceId, SearchWord? (part of a user's name or client id), ThrottleDimension? (1, or 2: of topics, always none), Offset?,
 *   Limit? (20, at most 200)}
 * Answer: {Result: {TotalCount, ThrottleRuleList: [{ThrottleRuleId, ThrottleType: 1, UserName, ClientId (empty: any), ConsumeThrottle (MB/s,
 *   null: not held back), UpdateTime (UTC+8), …}]}}, oldest first. ProduceThrottle is not among what upstream shows.
 */
export const describeThrottleRules = defineAction<
  Services,
  DescribeThrottleRulesRequest,
  DescribeThrottleRulesResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeThrottleRules',
  changes: false,
  regional: true,
  async run(call) {
    const { SearchWord = '', ThrottleDimension = DIMENSION.instance, Limit = DEFAULT_LIMIT, Offset } = call.parameters;
    const { limit, offset } = pageRequest({ Limit, ...(Offset !== undefined && { Offset }) }, MAX_LIMIT);
    const dimensions: readonly number[] = Object.values(DIMENSION);
    if (!dimensions.includes(ThrottleDimension))
      throw refusedValue('ThrottleDimension', ThrottleDimension, sameWords(dimensions));
    const { instanceId } = await findInstance(call);
    const rules = ThrottleDimension === DIMENSION.topic ? [] : await call.rows.throttleRules.list(instanceId);
    const found = rules.filter((it) => it.userName.includes(SearchWord) || it.clientId.includes(SearchWord));
    const ThrottleRuleList = found.slice(offset, offset + limit).map(detailOf);
    return { Result: { TotalCount: found.length, ThrottleRuleList } };
  },
});

function detailOf({ ruleId, userName, clientId, consumeMBps, updatedAt }: ThrottleRule): ThrottleRuleDetail {
  return {
    ThrottleRuleId: ruleId,
    ThrottleType: CLIENT_THROTTLE,
    ClientId: clientId,
    UserName: userName,
    ConsumeThrottle: consumeMBps,
    UpdateTime: cloudDateTime(updatedAt),
    TopicName: '',
    TopicId: '',
  };
}
