import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { BillPosition } from '../../storage/billing-rows.ts';

/** Where a charged instance stood, in upstream's words. */
export function whereabouts(
  { region, zoneId }: BillPosition,
  catalogue: Catalogue,
): { RegionName: string; ZoneName: string } {
  return {
    RegionName: catalogue.region(region)?.name.zh ?? region,
    ZoneName: catalogue.zone(zoneId)?.name.zh ?? String(zoneId),
  };
}
