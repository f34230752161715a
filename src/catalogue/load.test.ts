import { describe, expect, it } from 'vitest';
import { loadCatalogue } from './load.ts';
import { checkRegions, checkSpecs } from './check.ts';
import { PRO_EDITIONS, PRO_GAPS_MBPS, STANDARD_SPECS } from './data/specs.ts';

const catalogue = loadCatalogue();

describe('the catalogue', () => {
  it('has the 24 regions that CKafka serves, each with an open zone', () => {
    expect(catalogue.regions).toHaveLength(24);
    expect(catalogue.regions.every((it) => it.zones.some((zone) => zone.open))).toBe(true);
  });

  it('knows Changsha by both spellings, with the zones of the API page open', () => {
    expect(catalogue.region('ap-changsha-ec')).toBe(catalogue.region('ap-changsha'));
    expect(catalogue.region('ap-changsha')?.zones.map((it) => [it.zoneId, it.zoneCode, it.open])).toEqual([
      [450001, 'ap-changsha-ec-1', true],
      [450002, 'ap-changsha-ec-2', true],
      [450003, 'ap-changsha-ec-3', true],
    ]);
  });

  it.each([
    [100003, 'ap-guangzhou-3', 'Guangzhou Zone 3', '广州三区'],
    [200008, 'ap-shanghai-8', 'Shanghai Zone 8', '上海八区'],
    [800008, 'ap-beijing-8', 'Beijing Zone 8', '北京八区'],
    [900004, 'ap-singapore-4', 'Singapore Zone 4', '新加坡四区'],
    [300001, 'ap-hongkong-1', 'Hong Kong Zone 1', '香港一区'],
    [400001, 'na-toronto-1', 'Toronto Zone 1', '多伦多一区'],
    [330003, 'ap-nanjing-3', 'Nanjing Zone 3', '南京三区'],
  ])('numbers and names zone %i as upstream does', (zoneId, zoneCode, en, zh) => {
    expect(catalogue.zone(zoneId)).toMatchObject({ zoneCode, name: { en, zh } });
    expect(catalogue.zoneByCode(zoneCode)?.zoneId).toBe(zoneId);
  });

  it('answers null for what is not there', () => {
    expect([catalogue.region('ap-atlantis'), catalogue.zone(1), catalogue.zoneByCode('ap-guangzhou-99')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it.each([
    [20, 200, 400],
    [40, 500, 800],
    [60, 500, 900],
    [100, 500, 900],
    [120, 1000, 1200],
    [300, 1000, 1600],
    [1200, 7500, 3200],
    [1600, 10_000, 4000],
    [1800, 10_000, 4000],
    [100_000, 10_000, 6000],
  ])('asks at %i MB/s for at least %i GB and %i partitions', (bandwidthMBps, diskSizeGB, partitions) => {
    const spec = catalogue.proSpec(bandwidthMBps);
    expect([spec?.diskSizeGB.min, spec?.partitions.min]).toEqual([diskSizeGB, partitions]);
  });

  it.each([0, 19, 30, 1220, 1580, 1700, 100_200])('sells no pro edition of %i MB/s', (bandwidthMBps) => {
    expect(catalogue.proSpec(bandwidthMBps)).toBeNull();
  });
});

describe('the check on load', () => {
  const [basic, high] = PRO_EDITIONS as [(typeof PRO_EDITIONS)[0], (typeof PRO_EDITIONS)[0]];

  it('names a zone number that stands twice', () => {
    const region = catalogue.regions[0];
    if (region === undefined) throw new Error('no region');
    const again = { ...region, regionId: 99, regionCode: 'ap-again', shortCode: 'again' };
    expect(() => checkRegions([region, again])).toThrow('zone number 100001 stands twice');
  });

  it('names an overlap of editions', () => {
    const wide = { ...basic, bandwidthMBps: { min: 20, max: 1600, step: 20 } };
    expect(() => checkSpecs([wide, high], PRO_GAPS_MBPS, STANDARD_SPECS)).toThrow(
      'BasicEdition and HighPerformanceEdition overlap at 1600 MB/s',
    );
  });

  it('names a gap that nobody declared', () => {
    expect(() => checkSpecs([basic, high], [], STANDARD_SPECS)).toThrow(
      'the gap between 1200 and 1600 MB/s is not named',
    );
  });

  it('names tiers that overlap, a first tier that begins late and a range that its step does not fill', () => {
    const doubled = { ...basic, diskSizeGB: [...basic.diskSizeGB, ...basic.diskSizeGB] };
    expect(() => checkSpecs([doubled], [], STANDARD_SPECS)).toThrow(
      'BasicEdition disk tiers from 1000 and 20 MB/s overlap',
    );
    const late = { ...basic, partitions: basic.partitions.slice(1) };
    expect(() => checkSpecs([late], [], STANDARD_SPECS)).toThrow('no tier begins at 20 MB/s');
    const uneven = { ...basic, bandwidthMBps: { min: 20, max: 1210, step: 20 } };
    expect(() => checkSpecs([uneven], [], STANDARD_SPECS)).toThrow('cannot go from 20 to 1210 in steps of 20');
  });

  it('names a row of the standard edition that is missing', () => {
    expect(() => checkSpecs([basic], [], STANDARD_SPECS.slice(1))).toThrow('standard row 1 is missing');
  });
});
