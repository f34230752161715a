// Generated from spec/cvm.json by scripts/generate-api-types.ts. Do not edit.

export type DescribeRegionsRequest = Record<never, never>;

export interface DescribeRegionsResponse {
  TotalCount: number;
  RegionSet: RegionInfo[];
}

export type DescribeZonesRequest = Record<never, never>;

export interface DescribeZonesResponse {
  TotalCount: number;
  ZoneSet: ZoneInfo[];
}

export interface RegionInfo {
  Region: string;
  RegionName: string;
  RegionState: string;
}

export interface ZoneInfo {
  Zone: string;
  ZoneName: string;
  ZoneId: string;
  ZoneState: string;
}

export interface Actions {
  DescribeRegions: { request: DescribeRegionsRequest; response: DescribeRegionsResponse };
  DescribeZones: { request: DescribeZonesRequest; response: DescribeZonesResponse };
}
