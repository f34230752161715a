import type { DescribeGroupRequest, DescribeGroupResponse, Filter } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import type { GroupQuestions, ListedGroup } from '../../../kafka/kafka-groups.ts';
import type { Services } from '../../services.ts';
import { pageRequest } from '../paging.ts';
import { askGroups } from './ask-groups.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;
/** Kafka's words for a group that exists. */
const STATES = ['Empty', 'Stable', 'PreparingRebalance', 'CompletingRebalance'];

/**
 * Request: {InstanceId, SearchWord? (part of a name), Filters?: [{Name: GroupState, Values}], Offset?, Limit? (20, at most 100)}
 * Answer: {Result: {TotalCount, GroupList: [{Group, Protocol}], GroupCountQuota}}, by name. Protocol is the type: `consumer`, and empty
 * for a group that never had a member.
 */
export const describeGroup = defineAction<Services, DescribeGroupRequest, DescribeGroupResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeGroup',
  changes: false,
  regional: true,
  async run(call, services) {
    const { SearchWord = '', Filters = [], Limit = DEFAULT_LIMIT, Offset = 0 } = call.parameters;
    const { limit, offset } = pageRequest({ Limit, Offset }, MAX_LIMIT);
    const states = statesOf(Filters);
    const Result = await askGroups(call, services, async (groups, instance) => {
      const named = (await groups.groups()).filter((it) => it.groupId.includes(SearchWord));
      const found = states === null ? named : await inStates(groups, named, states);
      return {
        TotalCount: found.length,
        GroupList: found
          .slice(offset, offset + limit)
          .map(({ groupId, protocolType }) => ({ Group: groupId, Protocol: protocolType })),
        GroupCountQuota: services.catalogue.quotas.groupCount[instance.edition],
      };
    });
    return { Result };
  },
});

/** States that any of the filters names; null without a filter. */
function statesOf(filters: readonly Filter[]): ReadonlySet<string> | null {
  if (filters.length === 0) return null;
  const values = filters.flatMap(({ Name, Values }, index) => {
    if (Name !== 'GroupState') throw refusedValue(`Filters.${index}.Name`, Name, sameWords(['GroupState']));
    return Values;
  });
  const unknown = values.find((it) => !STATES.includes(it));
  if (unknown !== undefined) throw refusedValue('Filters.Values', unknown, sameWords(STATES));
  return new Set(values);
}

async function inStates(
  groups: GroupQuestions,
  named: readonly ListedGroup[],
  states: ReadonlySet<string>,
): Promise<ListedGroup[]> {
  const described = await groups.describe(named.map((it) => it.groupId));
  return named.filter((_, index) => states.has(described[index]?.state ?? ''));
}
