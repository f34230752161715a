import type { ProSpec, Region, Tier } from '../domain/offer.ts';
import type { Catalogue } from './catalogue.ts';
import { checkRegions, checkSpecs } from './check.ts';
import { AREAS, REGIONS, type RegionRow } from './data/regions.ts';
import {
  INSTANCE_QUOTAS,
  LIMITS,
  PRO_EDITIONS,
  PRO_GAPS_MBPS,
  RELEASES,
  STANDARD_S2_SPECS,
  STANDARD_SPECS,
} from './data/specs.ts';

/** The catalogue of this release. Throws, naming the rows, when its data contradicts itself. */
export function loadCatalogue(): Catalogue {
  const regions = REGIONS.map(regionOf);
  checkRegions(regions);
  checkSpecs(PRO_EDITIONS, PRO_GAPS_MBPS, STANDARD_SPECS);
  const regionByCode = new Map(regions.flatMap((it) => [it.regionCode, ...it.aliases].map((code) => [code, it])));
  const zones = regions.flatMap((it) => it.zones);
  const zoneById = new Map(zones.map((it) => [it.zoneId, it]));
  const zoneByCode = new Map(zones.map((it) => [it.zoneCode, it]));
  return {
    regions,
    region: (code) => regionByCode.get(code) ?? null,
    zone: (zoneId) => zoneById.get(zoneId) ?? null,
    zoneByCode: (zoneCode) => zoneByCode.get(zoneCode) ?? null,
    releases: RELEASES,
    proEditions: PRO_EDITIONS,
    proSpec,
    standardSpecs: STANDARD_SPECS,
    standardS2Specs: STANDARD_S2_SPECS,
    limits: LIMITS,
    quotas: INSTANCE_QUOTAS,
  };
}

function regionOf(row: RegionRow): Region {
  const zoneIdBase = row.zoneIdBase ?? row.regionId * 10_000;
  const numbers = Array.from({ length: row.zoneCount }, (_, index) => index + 1);
  return {
    regionId: row.regionId,
    regionCode: row.regionCode,
    aliases: row.aliases ?? [],
    shortCode: row.shortCode,
    name: row.name,
    area: AREAS[row.area],
    zones: numbers.map((number) => ({
      zoneId: zoneIdBase + number,
      zoneCode: `${row.zoneCodePrefix ?? row.regionCode}-${number}`,
      name: { en: `${row.name.en} Zone ${number}`, zh: `${row.name.zh}${'一二三四五六七八九'.charAt(number - 1)}区` },
      open: !(row.closed ?? []).includes(number),
      regionCode: row.regionCode,
    })),
  };
}

/** What goes with a bandwidth of the pro edition; null when that bandwidth is not sold. */
function proSpec(bandwidthMBps: number): ProSpec | null {
  for (const { bandwidthMBps: sold, diskSizeGB, partitions } of PRO_EDITIONS) {
    const isSold = bandwidthMBps >= sold.min && bandwidthMBps <= sold.max;
    if (!isSold || (bandwidthMBps - sold.min) % sold.step !== 0) continue;
    return { diskSizeGB: tierAt(diskSizeGB, bandwidthMBps), partitions: tierAt(partitions, bandwidthMBps) };
  }
  return null;
}

function tierAt(tiers: readonly Tier[], bandwidthMBps: number): Tier {
  const tier = tiers.findLast((it) => it.fromMBps <= bandwidthMBps);
  if (tier === undefined) throw new Error(`no tier begins at or below ${bandwidthMBps} MB/s`);
  return tier;
}
