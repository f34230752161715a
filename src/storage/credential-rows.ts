import type { Account } from '../domain/account.ts';
import type { Access, TemporaryCredential } from '../domain/credential.ts';

/** Secrets are sealed as those of key pairs; of a token only its SHA-256 is kept. */
export interface TemporaryCredentialRows {
  insert(
    credential: TemporaryCredential,
    secrets: { readonly secretKey: string; readonly tokenSha256: Buffer },
  ): Promise<void>;
  /** null when there are none of this id. Those that have run out are returned until they are pruned: the caller tells the two apart. */
  bySecretId(secretId: string): Promise<{
    readonly credential: TemporaryCredential;
    readonly account: Account;
    /** What the key pair that asked for them may do; null when it was disabled. */
    readonly access: Access | null;
    readonly secretKey: string;
    readonly tokenSha256: Buffer;
  } | null>;
  /** Forgets those that ran out before `before`. */
  prune(before: Date): Promise<void>;
}

/** Purchases that a key of the caller's choice keeps from happening twice. */
export interface PurchaseKeyRows {
  /**
   * Waits until no other transaction that called this for the same key is open; until this one ends it alone buys under the key.
   * What follows sees what the other wrote.
   */
  lock(appId: number, purchaseKey: string): Promise<void>;
  /** What was bought under the key after `since`; null when nothing was. */
  byKey(
    appId: number,
    purchaseKey: string,
    since: Date,
  ): Promise<{
    readonly dealName: string;
    readonly instanceIds: readonly string[];
    readonly parametersSha256: Buffer;
  } | null>;
  /** In the transaction of the purchase. An older purchase under the key is forgotten. */
  put(purchase: {
    readonly appId: number;
    readonly purchaseKey: string;
    readonly parametersSha256: Buffer;
    readonly dealName: string;
    readonly boughtAt: Date;
  }): Promise<void>;
  /** Forgets those from before `before`. */
  prune(before: Date): Promise<void>;
}
