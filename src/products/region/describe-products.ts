import type { DescribeProductsRequest, DescribeProductsResponse } from '../../../spec/types/region.ts';
import { defineAction } from '../../api/define-action.ts';
import { inWords, refusedValue } from '../../domain/parameter-refusals.ts';
import { productNames } from '../region/places.ts';
import type { Services } from '../services.ts';

const DEFAULT_LIMIT = 20;
const LIMITS = { min: 1, max: 100, step: 1 };

/** Request: {Limit?: 20, Offset?}. Answer: {Products: [{Name}], TotalCount}. */
export const describeProducts = defineAction<Services, DescribeProductsRequest, DescribeProductsResponse>({
  product: 'region',
  version: '2022-06-27',
  name: 'DescribeProducts',
  changes: false,
  regional: false,
  async run({ parameters: { Limit = DEFAULT_LIMIT, Offset = 0 } }) {
    if (Limit < LIMITS.min || Limit > LIMITS.max) throw refusedValue('Limit', Limit, inWords(LIMITS));
    if (Offset < 0) throw refusedValue('Offset', Offset, { en: '0 or more', zh: '不小于 0' });
    const all = productNames();
    const Products = all.slice(Offset, Offset + Limit).map((Name) => ({ Name }));
    return Promise.resolve({ Products, TotalCount: all.length });
  },
});
