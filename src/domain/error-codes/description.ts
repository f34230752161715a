/** What a code means, in both languages of the API, and what follows from it. */
export interface ErrorDescription {
  readonly en: string;
  readonly zh: string;
  /** Whether the same call, sent again unchanged a little later, may be served. */
  readonly retryable: boolean;
  /** What the caller does next; it stands in docs/errors.md. */
  readonly remedy: string;
}
