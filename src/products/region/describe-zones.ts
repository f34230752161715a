import type { DescribeZonesRequest, DescribeZonesResponse } from '../../../spec/types/region.ts';
import { defineAction } from '../../api/define-action.ts';
import { NO_ZONE_EXTRAS, requireProduct, zoneAnswers } from '../region/places.ts';
import type { Services } from '../services.ts';

/**
 * Request: {Product, Scene?}. Answer: {TotalCount, ZoneSet: [{Zone, ZoneName, ZoneId (text), ZoneState: "AVAILABLE" | "UNAVAILABLE", ...}]} of the
 * region. Terraform takes its zone ids from here.
 */
export const describeZones = defineAction<Services, DescribeZonesRequest, DescribeZonesResponse>({
  product: 'region',
  version: '2022-06-27',
  name: 'DescribeZones',
  changes: false,
  regional: true,
  async run(call, { catalogue }) {
    requireProduct(call.parameters.Product);
    const ZoneSet = zoneAnswers(call, catalogue).map((it) => ({ ...it, ...NO_ZONE_EXTRAS }));
    return Promise.resolve({ TotalCount: ZoneSet.length, ZoneSet });
  },
});
