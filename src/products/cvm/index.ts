import type { AnyAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { describeRegions } from './describe-regions.ts';
import { describeZones } from './describe-zones.ts';

/** The actions of cvm 2017-03-12 that are served. */
export const cvmActions: readonly AnyAction<Services>[] = [describeRegions, describeZones];
