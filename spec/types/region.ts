// Generated from spec/region.json by scripts/generate-api-types.ts. Do not edit.

export interface DescribeProductsRequest {
  Limit?: number;
  Offset?: number;
}

export interface DescribeProductsResponse {
  Products: RegionProduct[];
  TotalCount: number;
}

export interface DescribeRegionsRequest {
  Product: string;
  Scene?: number;
}

export interface DescribeRegionsResponse {
  TotalCount: number;
  RegionSet: RegionInfo[];
}

export interface DescribeZonesRequest {
  Product: string;
  Scene?: number;
}

export interface DescribeZonesResponse {
  TotalCount: number;
  ZoneSet: ZoneInfo[];
}

export interface RegionInfo {
  Region: string;
  RegionName: string;
  RegionState: string;
  RegionTypeMC: number | null;
  LocationMC: string | null;
  RegionNameMC: string | null;
  RegionIdMC: string | null;
}

export interface RegionProduct {
  Name: string;
}

export interface ZoneInfo {
  Zone: string;
  ZoneName: string;
  ZoneId: string;
  ZoneState: string;
  ParentZone: string | null;
  ParentZoneId: string | null;
  ParentZoneName: string | null;
  ZoneType: string | null;
  MachineRoomTypeMC: string | null;
  ZoneIdMC: string | null;
}

export interface Actions {
  DescribeProducts: { request: DescribeProductsRequest; response: DescribeProductsResponse };
  DescribeRegions: { request: DescribeRegionsRequest; response: DescribeRegionsResponse };
  DescribeZones: { request: DescribeZonesRequest; response: DescribeZonesResponse };
}
