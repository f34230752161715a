import { createHash } from 'node:crypto';

import { refusedEmpty, refusedValue } from './parameter-refusals.ts';
import { Refusal } from './refusal.ts';
import type { ScramCredentials } from './scram.ts';

/** A user of one instance's Kafka. */
export interface User {
  readonly userId: number;
  readonly instanceId: string;
  readonly userName: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What a user may sign in with: the password, and the tokens that are authorized now. */
export interface UserAccess {
  readonly userName: string;
  readonly credentials: ScramCredentials;
  /** As `tokenHashOf` makes them. */
  readonly tokenHashes: readonly string[];
}

const LONGEST = 64;
/** Kafka's name for whoever did not sign in. */
const NOBODY = 'ANONYMOUS';

/** A name for a new user. Throws a Refusal. */
export function checkUserName(userName: string): string {
  if (userName === '') throw refusedEmpty('Name', { en: 'it is required', zh: '该参数必填' });
  if (/^[A-Za-z][\w-]*$/.test(userName) && userName.length <= LONGEST && userName !== NOBODY) return userName;
  throw refusedValue('Name', userName, {
    en: `a letter, then letters, digits, "_" and "-", ${LONGEST} at most, and not ${NOBODY}`,
    zh: `以字母开头，由字母、数字、"_"、"-" 组成，不超过 ${LONGEST} 个字符，且不能为 ${NOBODY}`,
  });
}

/** A new password. The Refusal that it throws never repeats it. */
export function checkPassword(parameter: string, password: string | undefined): string {
  if (password === undefined || password === '')
    throw refusedEmpty(parameter, { en: 'a user signs in with it', zh: '用户需使用密码登录' });
  if (/^[\x21-\x7e]+$/.test(password) && password.length <= LONGEST) return password;
  throw new Refusal('InvalidParameterValue', {
    en: `The password of parameter \`${parameter}\` is not allowed. Allowed: 1 to ${LONGEST} ASCII letters, digits and signs, without spaces.`,
    zh: `参数 \`${parameter}\` 的密码不符合要求：应为 1 至 ${LONGEST} 个 ASCII 字母、数字或符号，不含空格。`,
  });
}

/** What is kept of a token. A token is made by chance and long, so one round is enough. Hexadecimal. */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
