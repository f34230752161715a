import type { Caller } from '../domain/credential.ts';
import { allows } from '../domain/policy.ts';
import { unauthorized } from './refusals.ts';

/** What is asked of the caller. */
interface Asked {
  readonly product: string;
  readonly name: string;
  readonly changes: boolean;
}

/** Throws UnauthorizedOperation for a change with a read-only key pair, and for what the policy of temporary credentials leaves out. */
export function authorize(caller: Caller, { product, name, changes }: Asked, requestId: string): void {
  if (changes && caller.access === 'read-only') {
    throw unauthorized(requestId, product, name, {
      en: 'The key pair is read-only. Sign with another key pair of the account.',
      zh: '该密钥为只读，请使用该账号的其他密钥。',
    });
  }
  const policy = caller.temporary?.policy ?? null;
  if (policy !== null && !allows(policy, product, name)) {
    throw unauthorized(requestId, product, name, {
      en: 'The policy that the temporary credentials were asked for with does not allow it. Ask for others with a wider policy.',
      zh: '申请临时密钥时的策略未授权该操作，请以更宽的策略重新申请。',
    });
  }
}
