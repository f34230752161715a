import type { DescribeRegionsRequest, DescribeRegionsResponse } from '../../../spec/types/cvm.ts';
import { defineAction } from '../../api/define-action.ts';
import { regionAnswers } from '../region/places.ts';
import type { Services } from '../services.ts';

/** Request: {}. Answer: {TotalCount, RegionSet: [{Region, RegionName, RegionState: "AVAILABLE"}]} of all regions. */
export const describeRegions = defineAction<Services, DescribeRegionsRequest, DescribeRegionsResponse>({
  product: 'cvm',
  version: '2017-03-12',
  name: 'DescribeRegions',
  changes: false,
  regional: false,
  run(call, { catalogue }) {
    const RegionSet = regionAnswers(call, catalogue);
    return Promise.resolve({ TotalCount: RegionSet.length, RegionSet });
  },
});
