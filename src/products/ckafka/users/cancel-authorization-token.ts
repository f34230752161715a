import type {
  CancelAuthorizationTokenRequest,
  CancelAuthorizationTokenResponse,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { setTokenAuthorization } from './token-authorization.ts';

/**
 * Request: {InstanceId, User, Tokens (one token of CreateToken)}
 * Answer: {Result: 0}. Within a second the token lets nobody in, and connections that were opened with it are closed at their next
 * request;
 * AuthorizeToken lets it in again. Twice is as once.
 */
export const cancelAuthorizationToken = defineAction<
  Services,
  CancelAuthorizationTokenRequest,
  CancelAuthorizationTokenResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CancelAuthorizationToken',
  changes: true,
  regional: true,
  async run(call) {
    await setTokenAuthorization(call, false);
    return { Result: 0 };
  },
});
