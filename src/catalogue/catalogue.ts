/** Filled by the catalogue: what can be bought. */
export interface Catalogue {
  readonly regions: readonly unknown[];
}
