/** What a person has chosen and typed so far. null: nothing, or no number, stands there. */
export interface Draft {
  readonly billing: 'hour' | 'month';
  readonly months: number | null;
  /** Of what is bought by the month: whether the term is renewed by itself. */
  readonly isRenewed: boolean;
  readonly edition: 'profession' | 'standard';
  /** Empty: the first that is open. */
  readonly zoneIds: readonly number[];
  readonly version: string;
  readonly bandwidthMBps: number | null;
  /** The row of the standard edition. */
  readonly standardType: number;
  readonly diskType: 'CLOUD_SSD' | 'CLOUD_BASIC';
  readonly diskSizeGB: number | null;
  readonly partitions: number | null;
  readonly topics: number | null;
  readonly retentionHours: number | null;
  /** Empty: the first there is. */
  readonly vpcId: string;
  readonly subnetId: string;
  /** Above the free share. */
  readonly publicMbps: number | null;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly name: string;
  readonly count: number | null;
}

export type DraftField = keyof Draft;

/** The smallest pro instance, which runs at once on any machine. */
export const NEW_DRAFT: Draft = {
  billing: 'hour',
  months: 1,
  isRenewed: false,
  edition: 'profession',
  zoneIds: [],
  version: '2.8.1',
  bandwidthMBps: 20,
  standardType: 1,
  diskType: 'CLOUD_SSD',
  diskSizeGB: 200,
  partitions: 400,
  topics: 200,
  retentionHours: 24,
  vpcId: '',
  subnetId: '',
  publicMbps: 0,
  tags: [],
  name: '',
  count: 1,
};

/** A draft with what keeps it from being bought twice. */
export interface Purchase {
  readonly draft: Draft;
  /** The value of the tag `brokerage:idempotency-key`: under it the server buys once within a day. */
  readonly key: string;
  readonly keyMadeAtMs: number;
  /** Whether a call was sent whose answer never came: then it may have been bought, and is sent again under the same key only. */
  readonly isUnanswered: boolean;
  /** Whether an earlier key was given up while its answer was outstanding: only the list of instances tells whether it bought. */
  readonly isTooOld?: boolean;
  /** What was bought; empty before. */
  readonly instanceIds: readonly string[];
  readonly region: string;
}

const PREFIX = 'brokerage.buy.';
/** The server remembers a key for a day; a draft that is older gets another. */
const KEY_IS_GOOD_FOR_MS = 23 * 3_600_000;

export function newPurchase(region: string, draft = NEW_DRAFT, nowMs = Date.now()): Purchase {
  return { draft, key: crypto.randomUUID(), keyMadeAtMs: nowMs, isUnanswered: false, instanceIds: [], region };
}

/** What the tab keeps of an account's purchase, so that a reload loses nothing. Holds no secrets. */
export function keptPurchase(uin: string, nowMs = Date.now()): Purchase | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PREFIX + uin) ?? 'null') as Purchase | null;
    if (kept === null || kept.instanceIds.length > 0 || nowMs - kept.keyMadeAtMs < KEY_IS_GOOD_FOR_MS) return kept;
    return { ...newPurchase(kept.region, kept.draft, nowMs), isTooOld: kept.isUnanswered };
  } catch {
    // Storage is forbidden, or something else wrote there: the wizard begins anew.
    return null;
  }
}

export function keepPurchase(uin: string, purchase: Purchase): void {
  try {
    sessionStorage.setItem(PREFIX + uin, JSON.stringify(purchase));
  } catch {
    // Then a reload begins anew.
  }
}
