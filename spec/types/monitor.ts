// Generated from spec/monitor.json by scripts/generate-api-types.ts. Do not edit.

export interface DescribeProductEventListRequest {
  Module: string;
  ProductName?: string[];
  EventName?: string[];
  InstanceId?: string[];
  Dimensions?: DescribeProductEventListDimensions[];
  RegionList?: string[];
  Type?: string[];
  Status?: string[];
  Project?: string[];
  IsAlarmConfig?: number;
  TimeOrder?: string;
  StartTime?: number;
  EndTime?: number;
  Offset?: number;
  Limit?: number;
}

export interface DescribeProductEventListResponse {
  Events: DescribeProductEventListEvents[] | null;
  OverView: DescribeProductEventListOverView;
  Total: number | null;
}

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

export interface DescribeProductEventListDimensions {
  Name: string;
  Value: string;
}

export interface DescribeProductEventListEvents {
  EventId: number | null;
  EventCName: string | null;
  EventEName: string | null;
  EventName: string | null;
  ProductCName: string | null;
  ProductEName: string | null;
  ProductName: string | null;
  InstanceId: string | null;
  InstanceName: string | null;
  ProjectId: string | null;
  Region: string | null;
  Status: string | null;
  SupportAlarm: number | null;
  Type: string | null;
  StartTime: number | null;
  UpdateTime: number | null;
  Dimensions: DescribeProductEventListEventsDimensions[] | null;
  AdditionMsg: DescribeProductEventListEventsDimensions[] | null;
  IsAlarmConfig: number | null;
  GroupInfo: DescribeProductEventListEventsGroupInfo[] | null;
  ViewName: string | null;
}

export interface DescribeProductEventListEventsDimensions {
  Key: string | null;
  Name: string | null;
  Value: string | null;
}

export interface DescribeProductEventListEventsGroupInfo {
  GroupId: number | null;
  GroupName: string | null;
}

export interface DescribeProductEventListOverView {
  StatusChangeAmount: number;
  UnConfigAlarmAmount: number;
  UnNormalEventAmount: number;
  UnRecoverAmount: number;
}

export interface Dimension {
  Name: string | null;
  Value: string | null;
}

export interface Instance {
  Dimensions: Dimension[];
}

export interface Actions {
  DescribeProductEventList: { request: DescribeProductEventListRequest; response: DescribeProductEventListResponse };
  GetMonitorData: { request: GetMonitorDataRequest; response: GetMonitorDataResponse };
}
