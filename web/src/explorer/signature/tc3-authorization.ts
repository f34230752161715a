import type { Finding } from './diagnosis.ts';

/** An Authorization header, taken apart as far as it can be; what is missing is empty. */
export interface Tc3Authorization {
  readonly algorithm: string;
  readonly secretId: string;
  readonly date: string;
  readonly service: string;
  /** `tc3_request` */
  readonly terminator: string;
  readonly signedHeaders: string;
  readonly signature: string;
}

const STRICT =
  /^TC3-HMAC-SHA256 Credential=([^/\s,]+)\/(\d{4}-\d{2}-\d{2})\/([^\s,]+)\/tc3_request, ?SignedHeaders=([^\s,]+), ?Signature=([0-9a-f]{64})$/;

/** Reads also what the server does not. Pure. */
export function readAuthorization(text: string): Tc3Authorization {
  const trimmed = text.trim().replace(/^authorization:\s*/i, '');
  const field = (name: string): string => new RegExp(`${name}\\s*=\\s*([^,\\s]+)`, 'i').exec(trimmed)?.[1] ?? '';
  const [secretId = '', date = '', ...rest] = field('Credential').split('/');
  return {
    algorithm: /^[^\s=,]+(?=\s)/.exec(trimmed)?.[0] ?? '',
    secretId,
    date,
    service: rest.slice(0, -1).join('/'),
    terminator: rest.at(-1) ?? '',
    signedHeaders: field('SignedHeaders'),
    signature: field('Signature'),
  };
}

/** Why the server cannot read the header; nothing when it can. Pure. */
export function authorizationFindings(text: string, read: Tc3Authorization): Finding[] {
  const trimmed = text.trim().replace(/^authorization:\s*/i, '');
  if (STRICT.test(trimmed)) return [];
  const found: Finding[] = [];
  const refuse = (en: string, zh: string): void => void found.push({ weight: 'refused', text: { en, zh } });
  if (read.algorithm !== 'TC3-HMAC-SHA256')
    refuse(
      `Authorization begins with “${read.algorithm}”; it must begin with “TC3-HMAC-SHA256 ”.`,
      `Authorization 以“${read.algorithm}”开头，应以“TC3-HMAC-SHA256 ”开头。`,
    );
  if (!/^\d{4}-\d{2}-\d{2}$/.test(read.date))
    refuse(
      `The date in Credential is “${read.date}”; it must be written as 2026-11-23.`,
      `Credential 中的日期为“${read.date}”，格式应为 2026-11-23。`,
    );
  if (read.terminator !== 'tc3_request' || read.service === '')
    refuse('Credential must be SecretId/date/service/tc3_request.', 'Credential 应为 SecretId/日期/服务/tc3_request。');
  if (read.signedHeaders === '') refuse('SignedHeaders is missing.', '缺少 SignedHeaders。');
  if (!/^[0-9a-f]{64}$/.test(read.signature))
    refuse(
      `Signature must be 64 hex digits in lower case; this one has ${read.signature.length} characters${/[A-F]/.test(read.signature) ? ', some in upper case' : ''}.`,
      `Signature 应为 64 位小写十六进制；当前长度为 ${read.signature.length}${/[A-F]/.test(read.signature) ? '，且含大写字母' : ''}。`,
    );
  if (found.length === 0)
    refuse(
      'Authorization must be “TC3-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…”, with “, ” between its parts and nothing else.',
      'Authorization 应为“TC3-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…”，各部分以“, ”分隔。',
    );
  return found;
}
