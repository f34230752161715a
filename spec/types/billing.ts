// Generated from spec/billing.json by scripts/generate-api-types.ts. Do not edit.

export interface DescribeAccountBalanceRequest {
  TempCredit?: boolean;
}

export interface DescribeAccountBalanceResponse {
  Balance?: number | null;
  Uin?: number | null;
  RealBalance?: number | null;
  CashAccountBalance?: number | null;
  IncomeIntoAccountBalance?: number | null;
  PresentAccountBalance?: number | null;
  FreezeAmount?: number | null;
  OweAmount?: number | null;
  IsAllowArrears?: boolean | null;
  IsCreditLimited?: boolean | null;
  CreditAmount?: number | null;
  CreditBalance?: number | null;
  RealCreditBalance?: number | null;
  TempCredit?: number | null;
  TempAmountInfoList?: UinTempAmountModel[] | null;
}

export interface DescribeBillDetailRequest {
  Offset: number;
  Limit: number;
  PeriodType?: string;
  Month?: string;
  BeginTime?: string;
  EndTime?: string;
  NeedRecordNum?: number;
  ProductCode?: string;
  PayMode?: string;
  ResourceId?: string;
  ActionType?: string;
  ProjectId?: number;
  BusinessCode?: string;
  Context?: string;
  PayerUin?: string;
}

export interface DescribeBillDetailResponse {
  DetailSet?: BillDetail[] | null;
  Total?: number | null;
  Context?: string | null;
}

export interface DescribeBillResourceSummaryRequest {
  Offset: number;
  Limit: number;
  Month: string;
  PeriodType?: string;
  NeedRecordNum?: number;
  ActionType?: string;
  ResourceId?: string;
  PayMode?: string;
  BusinessCode?: string;
  PayerUin?: string;
  TagKey?: string;
  TagValue?: string;
}

export interface DescribeBillResourceSummaryResponse {
  ResourceSummarySet?: BillResourceSummary[] | null;
  Total?: number | null;
}

export interface DescribeBillSummaryByProductRequest {
  BeginTime: string;
  EndTime: string;
  PayerUin?: string;
  PayType?: string;
}

export interface DescribeBillSummaryByProductResponse {
  Ready?: number | null;
  SummaryTotal?: BusinessSummaryTotal | null;
  SummaryOverview?: BusinessSummaryOverviewItem[] | null;
}

export interface DescribeDealsByCondRequest {
  StartTime: string;
  EndTime: string;
  Limit: number;
  Offset?: number;
  Status?: number;
  OrderId?: string;
  BigDealId?: string;
  ResourceId?: string;
  StatusSet?: number[];
}

export interface DescribeDealsByCondResponse {
  Deals?: Deal[] | null;
  TotalCount?: number | null;
}

export interface BillDetail {
  BusinessCodeName?: string | null;
  ProductCodeName?: string | null;
  PayModeName?: string | null;
  ProjectName?: string | null;
  RegionName?: string | null;
  ZoneName?: string | null;
  ResourceId?: string | null;
  ResourceName?: string | null;
  ActionTypeName?: string | null;
  OrderId?: string | null;
  BillId?: string | null;
  PayTime?: string | null;
  FeeBeginTime?: string | null;
  FeeEndTime?: string | null;
  ComponentSet?: BillDetailComponent[] | null;
  PayerUin?: string | null;
  OwnerUin?: string | null;
  OperateUin?: string | null;
  Tags?: BillTagInfo[] | null;
  BusinessCode?: string | null;
  ProductCode?: string | null;
  ActionType?: string | null;
  RegionId?: string | null;
  ProjectId?: number | null;
  PriceInfo?: string[] | null;
  AssociatedOrder?: BillDetailAssociatedOrder | null;
  Formula?: string | null;
  FormulaUrl?: string | null;
  BillDay?: string | null;
  BillMonth?: string | null;
  Id?: string | null;
  RegionType?: string | null;
  RegionTypeName?: string | null;
  ReserveDetail?: string | null;
  DiscountObject?: string | null;
  DiscountType?: string | null;
  DiscountContent?: string | null;
  ExtendField?: string | null;
}

export interface BillDetailAssociatedOrder {
  PrepayPurchase?: string | null;
  PrepayRenew?: string | null;
  PrepayModifyUp?: string | null;
  ReverseOrder?: string | null;
  NewOrder?: string | null;
  Original?: string | null;
}

export interface BillDetailComponent {
  ComponentCodeName?: string | null;
  ItemCodeName?: string | null;
  SinglePrice?: string | null;
  SpecifiedPrice?: string | null;
  PriceUnit?: string | null;
  UsedAmount?: string | null;
  UsedAmountUnit?: string | null;
  RealTotalMeasure?: string | null;
  DeductedMeasure?: string | null;
  TimeSpan?: string | null;
  TimeUnitName?: string | null;
  Cost?: string | null;
  Discount?: string | null;
  ReduceType?: string | null;
  RealCost?: string | null;
  VoucherPayAmount?: string | null;
  CashPayAmount?: string | null;
  IncentivePayAmount?: string | null;
  TransferPayAmount?: string | null;
  ItemCode?: string | null;
  ComponentCode?: string | null;
  ContractPrice?: string | null;
  InstanceType?: string | null;
  RiTimeSpan?: string | null;
  OriginalCostWithRI?: string | null;
  SPDeductionRate?: string | null;
  SPDeduction?: string | null;
  OriginalCostWithSP?: string | null;
  BlendedDiscount?: string | null;
  ComponentConfig?: BillDetailComponentConfig[] | null;
}

export interface BillDetailComponentConfig {
  Name?: string | null;
  Value?: string | null;
}

export interface BillResourceSummary {
  BusinessCodeName?: string | null;
  ProductCodeName?: string | null;
  PayModeName?: string | null;
  ProjectName?: string | null;
  RegionName?: string | null;
  ZoneName?: string | null;
  ResourceId?: string | null;
  ResourceName?: string | null;
  ActionTypeName?: string | null;
  OrderId?: string | null;
  PayTime?: string | null;
  FeeBeginTime?: string | null;
  FeeEndTime?: string | null;
  ConfigDesc?: string | null;
  ExtendField1?: string | null;
  ExtendField2?: string | null;
  TotalCost?: string | null;
  Discount?: string | null;
  ReduceType?: string | null;
  RealTotalCost?: string | null;
  VoucherPayAmount?: string | null;
  CashPayAmount?: string | null;
  IncentivePayAmount?: string | null;
  TransferPayAmount?: string | null;
  ExtendField3?: string | null;
  ExtendField4?: string | null;
  ExtendField5?: string | null;
  Tags?: BillTagInfo[] | null;
  PayerUin?: string | null;
  OwnerUin?: string | null;
  OperateUin?: string | null;
  BusinessCode?: string | null;
  ProductCode?: string | null;
  RegionId?: number | null;
  InstanceType?: string | null;
  OriginalCostWithRI?: string | null;
  SPDeduction?: string | null;
  OriginalCostWithSP?: string | null;
  BillMonth?: string | null;
}

export interface BillTagInfo {
  TagKey?: string | null;
  TagValue?: string | null;
}

export interface BusinessSummaryOverviewItem {
  BusinessCode?: string | null;
  BusinessCodeName?: string | null;
  RealTotalCostRatio?: string | null;
  RealTotalCost?: string | null;
  CashPayAmount?: string | null;
  IncentivePayAmount?: string | null;
  VoucherPayAmount?: string | null;
  TransferPayAmount?: string | null;
  BillMonth?: string | null;
  TotalCost?: string | null;
}

export interface BusinessSummaryTotal {
  RealTotalCost: string;
  VoucherPayAmount: string;
  IncentivePayAmount: string;
  CashPayAmount: string;
  TransferPayAmount: string;
  TotalCost: string;
}

export interface Deal {
  OrderId?: string | null;
  Status?: number | null;
  Payer?: string | null;
  CreateTime?: string | null;
  Creator?: string | null;
  RealTotalCost?: number | null;
  VoucherDecline?: number | null;
  ProjectId?: number | null;
  GoodsCategoryId?: number | null;
  ProductInfo?: ProductInfo[] | null;
  TimeSpan?: number | null;
  TimeUnit?: string | null;
  Currency?: string | null;
  Policy?: number | null;
  Price?: number | null;
  TotalCost?: number | null;
  ProductCode?: string | null;
  SubProductCode?: string | null;
  BigDealId?: string | null;
  Formula?: string | null;
  RefReturnDeals?: string | null;
  PayMode?: string | null;
  Action?: string | null;
  ProductName?: string | null;
  SubProductName?: string | null;
  ResourceId?: string[] | null;
  ZoneCode?: string | null;
}

export interface ProductInfo {
  Name: string;
  Value: string;
}

export interface UinTempAmountModel {
  Uin?: string | null;
  TempAmount?: number | null;
  StartTime?: string | null;
  EndTime?: string | null;
}

export interface Actions {
  DescribeAccountBalance: { request: DescribeAccountBalanceRequest; response: DescribeAccountBalanceResponse };
  DescribeBillDetail: { request: DescribeBillDetailRequest; response: DescribeBillDetailResponse };
  DescribeBillResourceSummary: { request: DescribeBillResourceSummaryRequest; response: DescribeBillResourceSummaryResponse };
  DescribeBillSummaryByProduct: { request: DescribeBillSummaryByProductRequest; response: DescribeBillSummaryByProductResponse };
  DescribeDealsByCond: { request: DescribeDealsByCondRequest; response: DescribeDealsByCondResponse };
}
