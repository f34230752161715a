import type { GetCallerIdentityRequest, GetCallerIdentityResponse } from '../../../spec/types/sts.ts';
import { defineAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';

/**
 * Request: {}
 * Answer: {Arn, AccountId (Uin), UserId, PrincipalId (the Uin whose key asked), Type: "CAMUser" | "CAMRole"}, in upstream's forms for a key pair
 * of the account, a role and a federated user.
 */
export const getCallerIdentity = defineAction<Services, GetCallerIdentityRequest, GetCallerIdentityResponse>({
  product: 'sts',
  version: '2018-08-13',
  name: 'GetCallerIdentity',
  changes: false,
  regional: false,
  run({ account: { uin }, caller: { temporary } }) {
    const common = { AccountId: uin, PrincipalId: uin };
    if (temporary === null) {
      return Promise.resolve({ ...common, Arn: `qcs::cam:${uin}:uin/${uin}`, UserId: uin, Type: 'CAMUser' });
    }
    const { kind, name, sessionName } = temporary;
    if (kind === 'role') {
      const UserId = `${name}:${sessionName}`;
      return Promise.resolve({ ...common, Arn: `qcs::sts:${uin}:assumed-role/${name}`, UserId, Type: 'CAMRole' });
    }
    const UserId = `${uin}:${name}`;
    return Promise.resolve({ ...common, Arn: `qcs::sts:${uin}:federated-user/${uin}`, UserId, Type: 'CAMUser' });
  },
});
