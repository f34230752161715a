import type { GetFederationTokenRequest, GetFederationTokenResponse } from '../../../spec/types/sts.ts';
import { defineAction } from '../../api/define-action.ts';
import { refusedValue } from '../../domain/parameter-refusals.ts';
import type { Services } from '../services.ts';
import { issueCredentials } from './credentials.ts';

/** Upstream's for a main account: half an hour when nothing is asked for, two hours at most. */
const LIFETIME = { ifLeftOut: 1800, most: 7200 };

/**
 * Request: {Name, Policy (JSON, may be URL-encoded), DurationSeconds?}
 * Answer: {Credentials: {Token, TmpSecretId, TmpSecretKey}, ExpiredTime (UNIX seconds), Expiration}
 */
export const getFederationToken = defineAction<Services, GetFederationTokenRequest, GetFederationTokenResponse>({
  product: 'sts',
  version: '2018-08-13',
  name: 'GetFederationToken',
  // Nothing that anybody owns. As a change, its answer would be kept for a retry, secrets and all.
  changes: false,
  regional: false,
  partly: ['a policy holds actions; resources other than all, and conditions, are refused'],
  async run(call, services) {
    const { Name } = call.parameters;
    if (!/^[A-Za-z][\w-]{0,127}$/.test(Name)) {
      const allowed = {
        en: 'letters, digits, _ and -, at most 128, a letter first',
        zh: '以字母开头，仅含字母、数字、_ 与 -，最长 128',
      };
      throw refusedValue('Name', Name, allowed, 'InvalidParameter.ParamError');
    }
    return issueCredentials(call, services, { kind: 'federated-user', name: Name, sessionName: '' }, LIFETIME);
  },
});
