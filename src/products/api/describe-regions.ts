import type { DescribeRegionsRequest, DescribeRegionsResponse } from '../../../spec/types/api.ts';
import { defineAction } from '../../api/define-action.ts';
import { NO_REGION_EXTRAS, regionAnswers, requireProduct } from '../region/places.ts';
import type { Services } from '../services.ts';

/** Request: {Product}. Answer: {TotalCount, RegionSet: [{Region, RegionName, RegionState: "AVAILABLE", ...}]} of all regions. */
export const describeRegions = defineAction<Services, DescribeRegionsRequest, DescribeRegionsResponse>({
  product: 'api',
  version: '2020-11-06',
  name: 'DescribeRegions',
  changes: false,
  regional: false,
  async run(call, { catalogue }) {
    requireProduct(call.parameters.Product);
    const RegionSet = regionAnswers(call, catalogue).map((it) => ({ ...it, ...NO_REGION_EXTRAS }));
    return Promise.resolve({ TotalCount: RegionSet.length, RegionSet });
  },
});
