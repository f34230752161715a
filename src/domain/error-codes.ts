/** Filled by the api helper */
export type ErrorCode = string;
