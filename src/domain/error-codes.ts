import { CKAFKA_ERROR_CODES } from './error-codes/ckafka.ts';
import { GENERAL_ERROR_CODES } from './error-codes/general.ts';
import type { ErrorDescription } from './error-codes/description.ts';
import { NETWORK_ERROR_CODES } from './error-codes/network.ts';
import { STS_ERROR_CODES } from './error-codes/sts.ts';
import { TAG_ERROR_CODES } from './error-codes/tags.ts';

/**
 * Every code that a call may be refused with, once. docs/errors.md is this table for people, and a test keeps the two equal.
 * Codes and their meaning are the upstream's (its list of common codes, and spec/error-codes.json per product).
 */
export const ERROR_CODES = {
  ...GENERAL_ERROR_CODES,
  ...CKAFKA_ERROR_CODES,
  ...NETWORK_ERROR_CODES,
  ...TAG_ERROR_CODES,
  ...STS_ERROR_CODES,
} as const satisfies Record<string, ErrorDescription>;

export type ErrorCode = keyof typeof ERROR_CODES;

export type { ErrorDescription };
