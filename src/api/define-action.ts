import type { Account } from '../domain/account.ts';
import type { Caller } from '../domain/credential.ts';
import type { Rows } from '../storage/storage.ts';
import type { Language } from './language.ts';

/** One call, after authentication, throttling and validation against the API model: what an action works on. */
export interface Call<Request> {
  readonly account: Account;
  /** The key pair, or the temporary credentials, that signed. */
  readonly caller: Caller;
  readonly secretId: string;
  /** Present and served for every regional product; for others the text that came, or empty. */
  readonly region: string;
  readonly requestId: string;
  readonly language: Language;
  /** Typed by the model: required members are there, unknown ones were refused, null was taken as absent. */
  readonly parameters: Request;
  /** The rows to work on. For an action that `changes`, one transaction that ends with the answer; otherwise single statements. */
  readonly rows: Rows;
  /** When the call came in, by the server's clock. */
  readonly receivedAt: Date;
}

/** One action of one product: one file, the wire shape on top. */
export interface Action<Services, Request = never, Response = unknown> {
  readonly product: string;
  readonly version: string;
  readonly name: string;
  /** Whether a call can change anything. Only such calls run in a transaction, keep their answer for a retry, and are refused to read-only keys. */
  readonly changes: boolean;
  /** false for the few actions that upstream serves without X-TC-Region (DescribeRegion). */
  readonly regional: boolean;
  /**
   * What of the model's action is not served, a phrase each: parameters that are refused or have no effect, answers that never come.
   * Shown in spec/coverage.md; left out where nothing is missing.
   */
  readonly partly?: readonly string[];
  run(call: Call<Request>, services: Services): Promise<Response>;
}

/** What the server keeps: actions of all shapes, told apart by the model at run time. */
export type AnyAction<Services> = Action<Services>;

/** Declares an action; the types of request and answer are the generated ones (spec/types). */
export function defineAction<Services, Request, Response>(
  action: Action<Services, Request, Response>,
): Action<Services, Request, Response> {
  return action;
}
