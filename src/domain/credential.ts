import type { Policy } from './policy.ts';

/** What a key pair may be used for: all calls, or only those that change nothing. */
export type Access = 'full' | 'read-only';

/** Credentials that end by themselves. SecretKey and token are never part of this value. */
export interface TemporaryCredential {
  readonly secretId: string;
  readonly appId: number;
  /** The key pair that asked for them; they may do what it may, within the policy, and only while it is enabled. */
  readonly parentSecretId: string;
  /** `role`: AssumeRole; `federated-user`: GetFederationToken. */
  readonly kind: 'role' | 'federated-user';
  /** Of the role, or of the federated user. */
  readonly name: string;
  /** Of a role; empty for a federated user. */
  readonly sessionName: string;
  /** null: no limits of their own. */
  readonly policy: Policy | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Who makes a call: an account's key pair, or temporary credentials of one. */
export interface Caller {
  readonly secretId: string;
  readonly access: Access;
  /** null for a key pair. */
  readonly temporary: TemporaryCredential | null;
}
