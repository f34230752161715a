import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/load.ts';
import { purchaseZones } from './purchase-zones.ts';
import { Refusal } from './refusal.ts';

const offer = loadCatalogue();
type Asked = Parameters<typeof purchaseZones>[0];

function refusal(asked: Asked, regionCode = 'ap-changsha'): Refusal {
  try {
    purchaseZones(asked, regionCode, offer);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('the zones of a purchase', () => {
  it.each([
    ['InvalidParameterValue.NotAllowedEmpty', 'ZoneId', {}],
    ['InvalidParameterValue.NotAllowedEmpty', 'ZoneId', { ZoneIds: [] }],
    ['InvalidParameterValue.NotAllowedEmpty', 'ZoneId', { ZoneIds: [450001, 450002], MultiZoneFlag: true }],
    [
      'InvalidParameterValue.RepetitionValue',
      'ZoneIds',
      { ZoneId: 450001, ZoneIds: [450001, 450001], MultiZoneFlag: true },
    ],
    ['InvalidParameterValue.ZoneNotSupport', 'ZoneId', { ZoneId: 100001 }],
    ['InvalidParameterValue.ZoneNotSupport', 'ZoneId', { ZoneId: 450009 }],
    ['InvalidParameterValue.ZoneNotSupport', 'ZoneId', { ZoneId: -1 }],
    [
      'InvalidParameterValue.ZoneNotSupport',
      'ZoneIds',
      { ZoneId: 450001, ZoneIds: [450001, 100001], MultiZoneFlag: true },
    ],
    ['InvalidParameterValue', 'ZoneId', { ZoneId: 450001, ZoneIds: [450002, 450003], MultiZoneFlag: true }],
    ['InvalidParameter', 'MultiZoneFlag', { ZoneId: 450001, MultiZoneFlag: true }],
    ['InvalidParameter', 'MultiZoneFlag', { ZoneId: 450001, ZoneIds: [450001], MultiZoneFlag: true }],
    ['InvalidParameter', 'MultiZoneFlag', { ZoneId: 450001, ZoneIds: [450001, 450002] }],
    ['InvalidParameter', 'MultiZoneFlag', { ZoneId: 450001, ZoneIds: [450001, 450002], MultiZoneFlag: false }],
  ] satisfies [string, string, Asked][])('are refused as %s naming %s: %j', (code, parameter, zones) => {
    const refused = refusal(zones);
    expect([refused.code, refused.text.en.includes(`\`${parameter}\``)]).toEqual([code, true]);
  });

  it('are refused when closed', () => {
    const closed = { ZoneId: 800001 };
    expect(refusal(closed, 'ap-beijing').code).toBe('InvalidParameterValue.ZoneNotSupport');
  });

  it('are four at most', () => {
    const ZoneIds = [100001, 100002, 100003, 100004, 100005];
    const asked = { ZoneId: 100001, ZoneIds, MultiZoneFlag: true };
    expect(refusal(asked, 'ap-guangzhou').text.en).toContain('at most 4 zones');
    expect(purchaseZones({ ...asked, ZoneIds: ZoneIds.slice(0, 4) }, 'ap-guangzhou', offer).zoneIds).toHaveLength(4);
  });
});
