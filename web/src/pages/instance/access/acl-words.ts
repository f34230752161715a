import type { Text } from '../../../language/text.ts';

/** The numbers of the API's ACL calls, which are Kafka's own, in Kafka's own words. */
export const RESOURCES = { topic: 2, group: 3, cluster: 4 } as const;
export const PERMISSIONS: Readonly<Record<number, Text>> = {
  2: { en: 'Deny', zh: '拒绝' },
  3: { en: 'Allow', zh: '允许' },
};
export const OPERATIONS: Readonly<Record<number, string>> = {
  2: 'All',
  3: 'Read',
  4: 'Write',
  5: 'Create',
  6: 'Delete',
  7: 'Alter',
  8: 'Describe',
  9: 'ClusterAction',
  10: 'DescribeConfigs',
  11: 'AlterConfigs',
  12: 'IdempotentWrite',
};
/** What can be allowed on a topic, and on a group. */
export const OPERATIONS_OF: Readonly<Record<number, readonly number[]>> = {
  [RESOURCES.topic]: [2, 3, 4, 5, 6, 7, 8, 10, 11],
  [RESOURCES.group]: [2, 3, 6, 8],
  [RESOURCES.cluster]: [2, 5, 7, 8, 9, 10, 11, 12],
};
