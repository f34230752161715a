import type { ErrorDescription } from './description.ts';

/** Codes of sts. */
export const STS_ERROR_CODES = {
  'FailedOperation.TempKeyNotAllowed': {
    en: 'The call was signed with temporary credentials, which may not ask for others.',
    zh: '不支持使用临时密钥调用。',
    retryable: false,
    remedy: 'Sign with a permanent key pair.',
  },
  'InvalidParameter.OverTimeError': {
    en: 'The duration is longer than credentials may live.',
    zh: '有效期超过上限。',
    retryable: false,
    remedy: 'Ask for a shorter `DurationSeconds`; the message has the most.',
  },
  'InvalidParameter.ParamError': {
    en: 'A name has characters that it cannot have, or is too long.',
    zh: '参数错误。',
    retryable: false,
    remedy: 'Send what the message allows.',
  },
  'InvalidParameter.ResouceError': {
    en: 'The name of the role is not of the form.',
    zh: '资源描述格式错误。',
    retryable: false,
    remedy: 'Send `qcs::cam::uin/<Uin>:roleName/<name>`.',
  },
  'InvalidParameter.StrategyFormatError': {
    en: 'The policy is not of the form.',
    zh: '策略语法错误。',
    retryable: false,
    remedy: 'Send a policy of version 2.0; the message shows one.',
  },
  'InvalidParameter.StrategyInvalid': {
    en: 'The policy asks for what cannot be held here.',
    zh: '策略无效。',
    retryable: false,
    remedy: 'Allow or deny actions on all resources, without conditions.',
  },
  'ResourceNotFound.RoleNotFound': {
    en: 'The role is of another account, or of none.',
    zh: '角色不存在。',
    retryable: false,
    remedy: "Name a role of the account's own Uin, which GetCallerIdentity tells.",
  },
} as const satisfies Record<string, ErrorDescription>;
