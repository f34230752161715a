import type { DescribeRegionRequest, DescribeRegionResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import type { Services } from '../../services.ts';
import { pageRequest } from '../paging.ts';

const BUSINESSES = ['ckafka', 'cmq'];

/**
 * Request: {Offset?, Limit?, Business?: "ckafka", CdcId?}; upstream says that Business and CdcId may be ignored.
 * Answer: {Result: [{RegionId, RegionName, AreaName, RegionCode: "gz", RegionCodeV3: "ap-guangzhou", Support, Ipv6, MultiZone}]}, all
 * regions when Limit is left out. Names are in the language of the call.
 */
export const describeRegion = defineAction<Services, DescribeRegionRequest, DescribeRegionResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeRegion',
  changes: false,
  regional: false,
  run({ parameters, language }, { catalogue }) {
    const business = parameters.Business ?? 'ckafka';
    if (!BUSINESSES.includes(business)) throw refusedValue('Business', business, sameWords(BUSINESSES));
    const sold = business === 'ckafka' ? catalogue.regions : [];
    const { limit, offset } = pageRequest({ Limit: catalogue.regions.length, ...parameters });
    const words = language === 'zh-CN' ? 'zh' : 'en';
    return Promise.resolve({
      Result: sold.slice(offset, offset + limit).map((region) => ({
        RegionId: region.regionId,
        RegionName: region.name[words],
        AreaName: region.area[words],
        RegionCode: region.shortCode,
        RegionCodeV3: region.regionCode,
        Support: 'profession,standard',
        Ipv6: 0,
        MultiZone: region.zones.filter((it) => it.open).length > 1 ? 1 : 0,
      })),
    });
  },
});
