import type { Access } from './credential.ts';

/** Who owns things. An account never learns of another's. */
export interface Account {
  /** The number that upstream calls AppId. */
  readonly appId: number;
  /** The main account's Uin, a text of digits. */
  readonly uin: string;
  /** IANA name; whole billing hours are hours of this zone. */
  readonly timeZone: string;
  readonly createdAt: Date;
}

/** What a person signs calls with. The secret is never part of this value: only the signature check opens it. */
export interface KeyPair {
  readonly secretId: string;
  readonly appId: number;
  readonly name: string;
  readonly access: Access;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}
