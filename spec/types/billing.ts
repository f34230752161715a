// Generated from spec/billing.json by scripts/generate-api-types.ts. Do not edit.

export interface CreateBudgetRequest {
  BudgetName: string;
  CycleType: string;
  PeriodBegin: string;
  PeriodEnd: string;
  PlanType: string;
  BudgetQuota: string;
  BillType: string;
  FeeType: string;
  WarnJson: BudgetWarn[];
  BudgetNote?: string;
  DimensionsRange?: BudgetConditionsForm;
  WaveThresholdJson?: WaveThresholdForm[];
}

export interface CreateBudgetResponse {
  Data?: BudgetInfoApiResponse | null;
  Message?: string | null;
  Code?: number | null;
}

export interface DeleteBudgetRequest {
  BudgetIds: string[];
}

export interface DeleteBudgetResponse {
  Data?: string[] | null;
  Message?: string | null;
  Code?: number | null;
}

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

export interface DescribeBudgetRequest {
  PageNo: number;
  PageSize: number;
  BudgetId?: string;
  BudgetName?: string;
  BudgetStatus?: string;
  CycleTypes?: string[];
}

export interface DescribeBudgetResponse {
  Data?: DataForBudgetInfoPage | null;
  Message?: string | null;
  Code?: number | null;
}

export interface DescribeBudgetRemindRecordListRequest {
  PageNo: number;
  PageSize: number;
  BudgetId: string;
}

export interface DescribeBudgetRemindRecordListResponse {
  Data?: BudgetRemindRecordList | null;
  Message?: string | null;
  Code?: number | null;
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

export interface ModifyBudgetRequest {
  BudgetId: string;
  BudgetName: string;
  CycleType: string;
  PeriodBegin: string;
  PeriodEnd: string;
  PlanType: string;
  BudgetQuota: string;
  BillType: string;
  FeeType: string;
  WarnJson: BudgetWarn[];
  BudgetNote?: string;
  DimensionsRange?: BudgetConditionsForm;
  WaveThresholdJson?: WaveThresholdForm[];
}

export interface ModifyBudgetResponse {
  Data?: BudgetInfoApiResponse | null;
  Message?: string | null;
  Code?: number | null;
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

export interface BudgetConditionsForm {
  Business?: string[] | null;
  PayMode?: string[] | null;
  ProductCodes?: string[] | null;
  ComponentCodes?: string[] | null;
  ZoneIds?: string[] | null;
  RegionIds?: string[] | null;
  ProjectIds?: string[] | null;
  ActionTypes?: string[] | null;
  ConsumptionTypes?: string[] | null;
  Tags?: TagsForm[] | null;
  PayerUins?: string[] | null;
  OwnerUins?: string[] | null;
  TreeNodeUniqKeys?: string[] | null;
}

export interface BudgetExtend {
  BudgetName: string;
  BudgetQuota: string;
  CycleType: string;
  BillType: string;
  FeeType: string;
  PeriodBegin: string;
  PeriodEnd: string;
  Dimensions: string;
  PlanType: string;
  WarnJson: BudgetWarn[];
  PayerUin?: number | null;
  WaveThresholdJson?: WaveThresholdForm[] | null;
  BudgetNote?: string | null;
  SendDetail?: string | null;
  DefaultMode?: number | null;
  TemplateType?: string | null;
  MoneyStatus?: number | null;
  RemindTimes?: number | null;
  CreateTime?: string | null;
  UpdateTime?: string | null;
  BudgetId?: string | null;
  HasForecast?: string | null;
  ForecastCost?: string | null;
  ForecastProgress?: string | null;
  RealCost?: string | null;
  BudgetSendInfoForm?: BudgetSendInfoDto[] | null;
  CurDateDesc?: string | null;
  BudgetStatus?: string | null;
  DimensionsRange?: BudgetConditionsForm | null;
  BudgetProgress?: string | null;
  BudgetQuotaJson?: BudgetPlan[] | null;
}

export interface BudgetInfoApiResponse {
  BudgetId?: string | null;
  UpdateTime?: string | null;
}

export interface BudgetPlan {
  DateDesc?: string | null;
  Quota?: string | null;
}

export interface BudgetRemindRecordList {
  OptimizeCountSql?: boolean | null;
  Pages?: number | null;
  Orders?: OrderDto[] | null;
  CountId?: string | null;
  Size?: number | null;
  Total?: number | null;
  MaxLimit?: string | null;
  Records?: BudgetRemindRecords[] | null;
  Current?: number | null;
  SearchCount?: boolean | null;
}

export interface BudgetRemindRecords {
  DateDesc?: string | null;
  RealCost?: string | null;
  BudgetQuota?: string | null;
  AlarmType?: string | null;
  MessageContent?: string | null;
  SendTime?: number | null;
  CreateTime?: number | null;
}

export interface BudgetSendInfoDto {
  WeekDays?: number[] | null;
  ReceiverType?: string | null;
  EndTime?: string | null;
  BudgetId?: number | null;
  NoticeWays?: string[] | null;
  StartTime?: string | null;
  Id?: string | null;
  ReceiverIds?: number[] | null;
}

export interface BudgetWarn {
  WarnType: string;
  CalType: string;
  ThresholdValue: string;
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

export interface DataForBudgetInfoPage {
  Pages?: number | null;
  Size?: number | null;
  Total?: number | null;
  Records?: BudgetExtend[] | null;
  Current?: number | null;
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

export interface OrderDto {
  Column: string | null;
  Asc: boolean | null;
}

export interface ProductInfo {
  Name: string;
  Value: string;
}

export interface TagsForm {
  TagKey?: string | null;
  TagValue?: string[] | null;
}

export interface UinTempAmountModel {
  Uin?: string | null;
  TempAmount?: number | null;
  StartTime?: string | null;
  EndTime?: string | null;
}

export interface WaveThresholdForm {
  WarnType?: string | null;
  Threshold?: string | null;
  MetaType?: string | null;
  PeriodType?: string | null;
}

export interface Actions {
  CreateBudget: { request: CreateBudgetRequest; response: CreateBudgetResponse };
  DeleteBudget: { request: DeleteBudgetRequest; response: DeleteBudgetResponse };
  DescribeAccountBalance: { request: DescribeAccountBalanceRequest; response: DescribeAccountBalanceResponse };
  DescribeBillDetail: { request: DescribeBillDetailRequest; response: DescribeBillDetailResponse };
  DescribeBillResourceSummary: { request: DescribeBillResourceSummaryRequest; response: DescribeBillResourceSummaryResponse };
  DescribeBillSummaryByProduct: { request: DescribeBillSummaryByProductRequest; response: DescribeBillSummaryByProductResponse };
  DescribeBudget: { request: DescribeBudgetRequest; response: DescribeBudgetResponse };
  DescribeBudgetRemindRecordList: { request: DescribeBudgetRemindRecordListRequest; response: DescribeBudgetRemindRecordListResponse };
  DescribeDealsByCond: { request: DescribeDealsByCondRequest; response: DescribeDealsByCondResponse };
  ModifyBudget: { request: ModifyBudgetRequest; response: ModifyBudgetResponse };
}
