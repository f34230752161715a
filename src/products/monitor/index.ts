import type { AnyAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { describeProductEventList } from './describe-product-event-list.ts';
import { getMonitorData } from './get-monitor-data.ts';

/** The actions of monitor 2018-07-24 that are served. */
export const monitorActions: readonly AnyAction<Services>[] = [describeProductEventList, getMonitorData];
