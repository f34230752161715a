import type { AnyAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { describeProducts } from './describe-products.ts';
import { describeRegions } from './describe-regions.ts';
import { describeZones } from './describe-zones.ts';

/** The actions of api 2020-11-06 that are served. */
export const apiActions: readonly AnyAction<Services>[] = [describeProducts, describeRegions, describeZones];
