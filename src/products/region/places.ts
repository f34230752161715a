import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Call } from '../../api/define-action.ts';
import { refusedValue, sameWords } from '../../domain/parameter-refusals.ts';

/*
 * Regions and zones as api, cvm and region tell them: the same places under three products. All products are in all of them.
 */

const PRODUCTS = ['api', 'billing', 'cam', 'ckafka', 'cvm', 'monitor', 'region', 'sts', 'tag', 'vpc'] as const;

export const productNames = (): string[] => [...PRODUCTS];

/** Throws a Refusal for a product that is in no region here. */
export function requireProduct(product: string): void {
  if (!PRODUCTS.some((it) => it === product)) throw refusedValue('Product', product, sameWords(PRODUCTS));
}

export interface RegionAnswer {
  readonly Region: string;
  readonly RegionName: string;
  readonly RegionState: string;
}

/** Every region, named in the language of the call. */
export function regionAnswers({ language }: Pick<Call<unknown>, 'language'>, catalogue: Catalogue): RegionAnswer[] {
  const words = language === 'zh-CN' ? 'zh' : 'en';
  return catalogue.regions.map((region) => ({
    Region: region.regionCode,
    RegionName: `${region.area[words]} (${region.name[words]})`,
    RegionState: 'AVAILABLE',
  }));
}

export interface ZoneAnswer {
  readonly Zone: string;
  readonly ZoneName: string;
  /** The number, as text. */
  readonly ZoneId: string;
  readonly ZoneState: string;
}

/** Every zone of the call's region. */
export function zoneAnswers(
  { language, region }: Pick<Call<unknown>, 'language' | 'region'>,
  catalogue: Catalogue,
): ZoneAnswer[] {
  const words = language === 'zh-CN' ? 'zh' : 'en';
  return (catalogue.region(region)?.zones ?? []).map((zone) => ({
    Zone: zone.zoneCode,
    ZoneName: zone.name[words],
    ZoneId: String(zone.zoneId),
    ZoneState: zone.open ? 'AVAILABLE' : 'UNAVAILABLE',
  }));
}

/** What api and region tell besides; there is nothing of it here. */
export const NO_REGION_EXTRAS = { RegionTypeMC: null, LocationMC: null, RegionNameMC: null, RegionIdMC: null };
export const NO_ZONE_EXTRAS = {
  ...{ ParentZone: null, ParentZoneId: null, ParentZoneName: null, ZoneType: null },
  ...{ MachineRoomTypeMC: null, ZoneIdMC: null },
};
