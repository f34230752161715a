import type { AssumeRoleRequest, AssumeRoleResponse } from '../../../spec/types/sts.ts';
import { defineAction } from '../../api/define-action.ts';
import { refusedValue, sameWords } from '../../domain/parameter-refusals.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Services } from '../services.ts';
import { issueCredentials } from './credentials.ts';

/** Upstream's: two hours when nothing is asked for, twelve at most. */
const LIFETIME = { ifLeftOut: 7200, most: 43_200 };

/**
 * Request: {RoleArn: "qcs::cam::uin/<Uin>:roleName/<name>", RoleSessionName, DurationSeconds?, Policy?, ...}
 * Answer: {Credentials: {Token, TmpSecretId, TmpSecretKey}, ExpiredTime (UNIX seconds), Expiration}
 *
 * No roles are kept: any name of the account's own stands for the account, with the rights of the calling key pair within the policy.
 */
export const assumeRole = defineAction<Services, AssumeRoleRequest, AssumeRoleResponse>({
  product: 'sts',
  version: '2018-08-13',
  name: 'AssumeRole',
  // Nothing that anybody owns. As a change, its answer would be kept for a retry, secrets and all.
  changes: false,
  regional: false,
  partly: [
    'any role name of the own Uin stands for the account',
    'ExternalId, Tags, SourceIdentity, SerialNumber and TokenCode are not looked at',
  ],
  async run(call, services) {
    const { RoleArn, RoleSessionName } = call.parameters;
    const name = roleOf(RoleArn, call.account.uin);
    if (!/^[\w+=,.@-]{2,128}$/.test(RoleSessionName)) {
      const allowed = { en: '2 to 128 letters, digits and +=,.@_-', zh: '2 至 128 个字母、数字或 +=,.@_-' };
      throw refusedValue('RoleSessionName', RoleSessionName, allowed, 'InvalidParameter.ParamError');
    }
    return issueCredentials(call, services, { kind: 'role', name, sessionName: RoleSessionName }, LIFETIME);
  },
});

/** The name, or number, of the role. Throws a Refusal. */
function roleOf(arn: string, uin: string): string {
  const [, owner = '', name = ''] = /^qcs::cam::uin\/(\d*):(?:roleName|role)\/([\w+=,.@-]{1,128})$/.exec(arn) ?? [];
  if (name === '') {
    throw refusedValue(
      'RoleArn',
      arn,
      sameWords(['qcs::cam::uin/<Uin>:roleName/<name>']),
      'InvalidParameter.ResouceError',
    );
  }
  if (owner === '' || owner === uin) return name;
  throw new Refusal('ResourceNotFound.RoleNotFound', {
    en: `There is no role "${name}" of the Uin ${owner} for this account. Name a role of your own Uin, which GetCallerIdentity tells.`,
    zh: `Uin ${owner} 下不存在当前账号可用的角色 "${name}"，请使用本账号 Uin 下的角色。`,
  });
}
