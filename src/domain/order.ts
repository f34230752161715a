/** What was asked for and by whom: the paper behind an instance. Money comes to it later; it is complete without. */
export interface Order {
  /** Date, time and digits, unique: `20230608002033899990000`. */
  readonly dealName: string;
  readonly appId: number;
  readonly uin: string;
  readonly secretId: string;
  readonly requestId: string;
  readonly region: string;
  readonly action: string;
  /** The parameters as they were sent, and what they came to after defaults. */
  readonly parameters: unknown;
  readonly purchase: unknown;
  readonly instanceIds: readonly string[];
  readonly createdAt: Date;
}
