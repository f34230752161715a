// Generated from spec/monitor.json by scripts/generate-api-types.ts. Do not edit.

export interface GetMonitorDataRequest {
  Namespace: string;
  MetricName: string;
  Instances: Instance[];
  Period?: number;
  StartTime?: string;
  EndTime?: string;
  SpecifyStatistics?: number;
}

export interface GetMonitorDataResponse {
  Period: number;
  MetricName: string;
  DataPoints: DataPoint[];
  StartTime: string;
  EndTime: string;
  Msg?: string | null;
}

export interface DataPoint {
  Dimensions: Dimension[];
  Timestamps: number[];
  Values: number[];
  MaxValues?: number[] | null;
  MinValues?: number[] | null;
  AvgValues?: number[] | null;
}

export interface Dimension {
  Name: string | null;
  Value: string | null;
}

export interface Instance {
  Dimensions: Dimension[];
}
