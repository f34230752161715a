import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from '../../../api/use-api.ts';

/** A page of DescribeGroupOffsets, in topics. */
const TOPICS_A_PAGE = 50;

/** What a group has committed in one partition. -1 where that is not known. */
export interface OffsetLine {
  readonly topic: string;
  readonly partition: number;
  readonly committed: number;
  readonly end: number;
  readonly lag: number;
}

/** All that a group has committed, read again every few seconds. */
export function useGroupOffsets(instanceId: string, group: string): UseQueryResult<readonly OffsetLine[]> {
  const api = useApi();
  return useQuery({
    queryKey: [...api.scope, 'group-offsets', instanceId, group],
    refetchInterval: 5_000,
    queryFn: async () => {
      const lines: OffsetLine[] = [];
      for (let Offset = 0, total = 1; Offset < total; Offset += TOPICS_A_PAGE) {
        const page = { InstanceId: instanceId, Group: group, Offset, Limit: TOPICS_A_PAGE };
        const { Result } = await api.call('ckafka', 'DescribeGroupOffsets', page);
        total = Result.TotalCount;
        for (const { Topic, Partitions } of Result.TopicList)
          for (const { Partition, Offset: committed, LogEndOffset, Lag } of Partitions)
            lines.push({ topic: Topic, partition: Partition, committed, end: LogEndOffset, lag: Lag });
      }
      return lines;
    },
  });
}
