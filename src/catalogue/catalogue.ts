import type { Edition } from '../domain/instance.ts';
import type { Offer, Region, Zone } from '../domain/offer.ts';
import type { StandardS2Spec } from './data/specs.ts';

/** What can be bought and where. Every look-up is pure. `loadCatalogue` makes one. */
export interface Catalogue extends Offer {
  readonly regions: readonly Region[];
  /** By the region's code or another spelling of it; null when it is not served. Rows carry the `regionCode` of what this answers. */
  region(code: string): Region | null;
  /** By number; null when there is none. */
  zone(zoneId: number): Zone | null;
  /** By a code such as ap-guangzhou-3; null when there is none. */
  zoneByCode(zoneCode: string): Zone | null;
  readonly standardS2Specs: readonly StandardS2Spec[];
  readonly quotas: { readonly connectionCount: number; readonly groupCount: Record<Edition, number> };
}
