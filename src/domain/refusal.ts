import type { ErrorCode } from './error-codes.ts';

/** A text in the two languages that callers ask for with X-TC-Language. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/**
 * A call that is refused: the upstream's code, and a text that names the parameter, says why and what to do next.
 * Thrown from anywhere below the request chain, which rolls back and answers it; whoever throws has changed nothing.
 */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly text: Text;

  constructor(code: ErrorCode, text: Text) {
    super(`${code}: ${text.en}`);
    this.name = 'Refusal';
    this.code = code;
    this.text = text;
  }
}
