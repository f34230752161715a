// Generated from spec/sts.json by scripts/generate-api-types.ts. Do not edit.

export interface AssumeRoleRequest {
  RoleArn: string;
  RoleSessionName: string;
  DurationSeconds?: number;
  Policy?: string;
  ExternalId?: string;
  Tags?: Tag[];
  SourceIdentity?: string;
  SerialNumber?: string;
  TokenCode?: string;
}

export interface AssumeRoleResponse {
  Credentials: Credentials;
  ExpiredTime: number;
  Expiration: string;
}

export interface AssumeRoleWithSAMLRequest {
  SAMLAssertion: string;
  PrincipalArn: string;
  RoleArn: string;
  RoleSessionName: string;
  DurationSeconds?: number;
}

export interface AssumeRoleWithSAMLResponse {
  Credentials: Credentials;
  ExpiredTime: number;
  Expiration: string;
}

export interface AssumeRoleWithWebIdentityRequest {
  ProviderId: string;
  WebIdentityToken: string;
  RoleArn: string;
  RoleSessionName: string;
  DurationSeconds?: number;
}

export interface AssumeRoleWithWebIdentityResponse {
  ExpiredTime: number;
  Expiration: string;
  Credentials: Credentials;
}

export type GetCallerIdentityRequest = Record<never, never>;

export interface GetCallerIdentityResponse {
  Arn?: string | null;
  AccountId?: string | null;
  UserId?: string | null;
  PrincipalId?: string | null;
  Type?: string | null;
}

export interface GetFederationTokenRequest {
  Name: string;
  Policy: string;
  DurationSeconds?: number;
}

export interface GetFederationTokenResponse {
  Credentials: Credentials;
  ExpiredTime: number;
  Expiration: string | null;
}

export interface GetSessionTokenRequest {
  SerialNumber: string;
  TokenCode: string;
  DurationSeconds?: number;
}

export interface GetSessionTokenResponse {
  Credentials: Credentials;
  ExpiredTime: number;
  Expiration: string;
}

export interface Credentials {
  Token: string;
  TmpSecretId: string;
  TmpSecretKey: string;
}

export interface Tag {
  Key: string;
  Value: string;
}

export interface Actions {
  AssumeRole: { request: AssumeRoleRequest; response: AssumeRoleResponse };
  AssumeRoleWithSAML: { request: AssumeRoleWithSAMLRequest; response: AssumeRoleWithSAMLResponse };
  AssumeRoleWithWebIdentity: { request: AssumeRoleWithWebIdentityRequest; response: AssumeRoleWithWebIdentityResponse };
  GetCallerIdentity: { request: GetCallerIdentityRequest; response: GetCallerIdentityResponse };
  GetFederationToken: { request: GetFederationTokenRequest; response: GetFederationTokenResponse };
  GetSessionToken: { request: GetSessionTokenRequest; response: GetSessionTokenResponse };
}
