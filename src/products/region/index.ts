import type { AnyAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { describeProducts } from './describe-products.ts';
import { describeRegions } from './describe-regions.ts';
import { describeZones } from './describe-zones.ts';

/** The actions of region 2022-06-27 that are served. */
export const regionActions: readonly AnyAction<Services>[] = [describeProducts, describeRegions, describeZones];
