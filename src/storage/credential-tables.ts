import type { ColumnType } from 'kysely';
import type { TemporaryCredential } from '../domain/credential.ts';
import type { Policy } from '../domain/policy.ts';

export interface TemporaryCredentialTable {
  secretId: string;
  appId: number;
  parentSecretId: string;
  kind: TemporaryCredential['kind'];
  name: string;
  sessionName: string;
  policy: ColumnType<Policy | null, string | null, never>;
  sealedSecretKey: Buffer;
  tokenSha256: Buffer;
  createdAt: Date;
  expiresAt: Date;
}

export interface PurchaseKeyTable {
  appId: number;
  purchaseKey: string;
  parametersSha256: Buffer;
  dealName: string;
  boughtAt: Date;
}
