import type { AuthorizeTokenRequest, AuthorizeTokenResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { setTokenAuthorization } from './token-authorization.ts';

/**
 * Request: {InstanceId, User, Tokens (one token of CreateToken)}
 * Answer: {Result: 0}. Within a second the token lets in as that user. Twice is as once.
 */
export const authorizeToken = defineAction<Services, AuthorizeTokenRequest, AuthorizeTokenResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'AuthorizeToken',
  changes: true,
  regional: true,
  async run(call) {
    await setTokenAuthorization(call, true);
    return { Result: 0 };
  },
});
