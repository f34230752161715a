import type { DescribeProductEventListOverView } from '../../../spec/types/monitor.ts';
import { eventWords, type EventKind } from '../../domain/event.ts';

/** Counts of all pages from the count of each kind. */
export function eventOverview(counts: ReadonlyMap<EventKind, number>): {
  OverView: DescribeProductEventListOverView;
  Total: number;
} {
  const sum = (isCounted: (kind: EventKind) => boolean): number =>
    [...counts].reduce((all, [kind, count]) => (isCounted(kind) ? all + count : all), 0);
  const Total = sum(() => true);
  return {
    OverView: {
      StatusChangeAmount: sum((kind) => eventWords(kind).type === 'status_change'),
      UnNormalEventAmount: sum((kind) => eventWords(kind).type === 'abnormal'),
      UnRecoverAmount: sum((kind) => eventWords(kind).state === 'alarm'),
      UnConfigAlarmAmount: Total,
    },
    Total,
  };
}
