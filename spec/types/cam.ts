// Generated from spec/cam.json by scripts/generate-api-types.ts. Do not edit.

export interface DescribeSubAccountsRequest {
  FilterSubAccountUin: number[];
}

export interface DescribeSubAccountsResponse {
  SubAccounts: SubAccountUser[];
}

export interface GetUserRequest {
  Name: string;
}

export interface GetUserResponse {
  Uin: number;
  Name: string;
  Uid: number;
  Remark: string | null;
  ConsoleLogin: number;
  PhoneNum: string;
  CountryCode: string;
  Email: string;
  RecentlyLoginIP: string;
  RecentlyLoginTime: string;
}

export type GetUserAppIdRequest = Record<never, never>;

export interface GetUserAppIdResponse {
  Uin: string;
  OwnerUin: string;
  AppId: number;
}

export interface SubAccountUser {
  Uin: number;
  Name: string;
  Uid: number;
  Remark: string;
  CreateTime: string | null;
  UserType: number;
  LastLoginIp: string;
  LastLoginTime: string | null;
}

export interface Actions {
  DescribeSubAccounts: { request: DescribeSubAccountsRequest; response: DescribeSubAccountsResponse };
  GetUser: { request: GetUserRequest; response: GetUserResponse };
  GetUserAppId: { request: GetUserAppIdRequest; response: GetUserAppIdResponse };
}
