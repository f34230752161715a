import type { DescribeZonesRequest, DescribeZonesResponse } from '../../../spec/types/cvm.ts';
import { defineAction } from '../../api/define-action.ts';
import { zoneAnswers } from '../region/places.ts';
import type { Services } from '../services.ts';

/** Request: {}. Answer: {TotalCount, ZoneSet: [{Zone, ZoneName, ZoneId (text), ZoneState: "AVAILABLE" | "UNAVAILABLE"}]} of the region. */
export const describeZones = defineAction<Services, DescribeZonesRequest, DescribeZonesResponse>({
  product: 'cvm',
  version: '2017-03-12',
  name: 'DescribeZones',
  changes: false,
  regional: true,
  run(call, { catalogue }) {
    const ZoneSet = zoneAnswers(call, catalogue);
    return Promise.resolve({ TotalCount: ZoneSet.length, ZoneSet });
  },
});
