import type { ErrorCode } from '../domain/error-codes.ts';

/** What any call of an action that is served may be refused with before its action is looked at, and by the checks against the API model: src/api/refusals.ts. */
export const ANY_CALL_ERRORS: readonly ErrorCode[] = [
  'AuthFailure.InvalidAuthorization',
  'AuthFailure.SecretIdNotFound',
  'AuthFailure.SignatureExpire',
  'AuthFailure.SignatureFailure',
  'AuthFailure.TokenFailure',
  'InternalError',
  'InvalidParameter',
  'InvalidParameterValue',
  'InvalidRequest',
  'MissingParameter',
  'RequestLimitExceeded',
  'RequestSizeLimitExceeded',
  'UnauthorizedOperation',
  'UnknownParameter',
  'UnsupportedProtocol',
];

/** Only where a call has to name a region. */
export const REGION_ERROR: ErrorCode = 'UnsupportedRegion';

/** What every call of an action that is not served gets, once it is signed. */
export const REFUSED_ERROR: ErrorCode = 'UnsupportedOperation';
