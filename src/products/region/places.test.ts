import { expect, it } from 'vitest';
import { actionCaller } from '../../../test/support/action-caller.ts';
import { describeProducts as apiProducts } from '../api/describe-products.ts';
import { describeRegions as apiRegions } from '../api/describe-regions.ts';
import { describeZones as apiZones } from '../api/describe-zones.ts';
import { describeRegions as cvmRegions } from '../cvm/describe-regions.ts';
import { describeZones as cvmZones } from '../cvm/describe-zones.ts';
import { describeProducts } from './describe-products.ts';
import { describeRegions } from './describe-regions.ts';
import { describeZones } from './describe-zones.ts';

const Product = 'ckafka';

it('tells the same regions and zones under three products', async () => {
  const caller = await actionCaller();
  const zone = { Zone: 'ap-guangzhou-3', ZoneId: '100003', ZoneState: 'AVAILABLE' };
  const options = { region: 'ap-guangzhou' };
  const answers = [
    await caller.call(cvmZones, {}, options),
    await caller.call(apiZones, { Product }, options),
    await caller.call(describeZones, { Product }, options),
  ];
  for (const { ZoneSet, TotalCount } of answers) {
    expect(ZoneSet.length).toBe(TotalCount);
    expect(ZoneSet).toContainEqual(expect.objectContaining(zone));
    expect(ZoneSet.every((it) => it.Zone.startsWith('ap-guangzhou'))).toBe(true);
  }
  const regions = [
    await caller.call(cvmRegions, {}),
    await caller.call(apiRegions, { Product }),
    await caller.call(describeRegions, { Product }),
  ];
  for (const { RegionSet } of regions) {
    expect(RegionSet).toContainEqual(expect.objectContaining({ Region: 'ap-guangzhou', RegionState: 'AVAILABLE' }));
  }
  const chinese = await caller.call(cvmRegions, {}, { language: 'zh-CN' });
  expect(chinese.RegionSet.map((it) => it.RegionName).join()).toContain('广州');
});

it('lists products in pages and refuses one that there is not', async () => {
  const caller = await actionCaller();
  for (const action of [apiProducts, describeProducts]) {
    const { Products, TotalCount } = await caller.call(action, { Limit: 3, Offset: 2 });
    expect(Products).toHaveLength(3);
    expect(TotalCount).toBeGreaterThan(5);
    expect((await caller.refusal(action, { Limit: 0 })).code).toBe('InvalidParameterValue');
    expect((await caller.refusal(action, { Offset: -1 })).code).toBe('InvalidParameterValue');
  }
  const asked = { Product: 'cos' };
  expect((await caller.refusal(apiZones, asked)).text.en).toContain('ckafka');
  expect((await caller.refusal(apiRegions, asked)).text.en).toContain('ckafka');
  expect((await caller.refusal(describeZones, asked)).text.en).toContain('ckafka');
  expect((await caller.refusal(describeRegions, asked)).text.en).toContain('ckafka');
});
