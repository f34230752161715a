import type { DescribeZonesRequest, DescribeZonesResponse } from '../../../spec/types/api.ts';
import { defineAction } from '../../api/define-action.ts';
import { NO_ZONE_EXTRAS, requireProduct, zoneAnswers } from '../region/places.ts';
import type { Services } from '../services.ts';

/**
 * Request: {Product}. Answer: {TotalCount, ZoneSet: [{Zone, ZoneName, ZoneId (text), ZoneState: "AVAILABLE" | "UNAVAILABLE", ...}]} of the
 * region. Terraform takes its zone ids from here.
 */
export const describeZones = defineAction<Services, DescribeZonesRequest, DescribeZonesResponse>({
  product: 'api',
  version: '2020-11-06',
  name: 'DescribeZones',
  changes: false,
  regional: true,
  async run(call, { catalogue }) {
    requireProduct(call.parameters.Product);
    const ZoneSet = zoneAnswers(call, catalogue).map((it) => ({ ...it, ...NO_ZONE_EXTRAS }));
    return Promise.resolve({ TotalCount: ZoneSet.length, ZoneSet });
  },
});
