import type { Text } from '../../../language/text.ts';
import { EMPTY_PATH, methodText } from '../diagnosis-texts.ts';
import type { PastedRequest } from '../pasted-request.ts';
import type { Tc3Signing } from '../tc3-signing.ts';
import type { Tc3Mistake } from './tc3-mistake.ts';

export function targetMistakes(right: Tc3Signing, request: PastedRequest): Tc3Mistake[] {
  const otherMethod = right.method === 'GET' ? 'POST' : 'GET';
  const sortedQuery = request.query.split('&').toSorted().join('&');
  const mistakes: [Partial<Tc3Signing>, Text][] = [
    [{ method: otherMethod }, methodText(otherMethod, right.method)],
    [
      { method: right.method.toLowerCase() },
      { en: 'The client signed the method in lower case.', zh: '客户端签名的方法为小写。' },
    ],
    [{ path: '' }, EMPTY_PATH],
    [
      { query: safeDecoded(request.query) },
      {
        en: 'The client signed the query decoded; it must be as it is sent.',
        zh: '客户端签名的是解码后的查询字符串，应为实际发送的形式。',
      },
    ],
    [
      { query: sortedQuery },
      {
        en: 'The client signed the query sorted, but sent it in another order.',
        zh: '客户端对排序后的查询字符串签名，但发送时顺序不同。',
      },
    ],
    [
      { query: `?${request.query}` },
      { en: 'The client signed the query with its question mark.', zh: '客户端签名的查询字符串包含问号。' },
    ],
    [
      { query: '' },
      { en: 'The client signed an empty query, but sent one.', zh: '客户端签名的查询字符串为空，但发送时带有查询。' },
    ],
  ];
  return mistakes
    .filter(([change]) => Object.entries(change).some(([name, value]) => right[name as keyof Tc3Signing] !== value))
    .map(([change, text]) => ({ about: 'target', text, signing: (signing) => ({ ...signing, ...change }) }));
}

export const FORM_MISTAKES: readonly Tc3Mistake[] = (
  [
    [
      { afterHeaders: '' },
      {
        en: 'The empty line behind the headers is missing in the canonical request: each header ends with a line end, the last one too.',
        zh: '规范请求串中请求头之后缺少空行：每个请求头（包括最后一个）都应以换行结尾。',
      },
    ],
    [
      { afterHeaders: '\n\n' },
      {
        en: 'There is one line end too many behind the headers of the canonical request.',
        zh: '规范请求串中请求头之后多了一个换行。',
      },
    ],
    [
      { headerSeparator: ': ' },
      {
        en: 'The client put a space behind the colon of each header in the canonical request.',
        zh: '规范请求串中请求头的冒号之后多了空格。',
      },
    ],
    [
      { lineEnd: '\r\n' },
      {
        en: 'The client ended lines with CR LF; they must end with LF alone.',
        zh: '客户端使用 CRLF 换行，应仅使用 LF。',
      },
    ],
    [
      { hashCase: 'upper' },
      {
        en: "The canonical request's hash is in upper case in the string to sign.",
        zh: '待签名字符串中的哈希为大写，应为小写。',
      },
    ],
    [
      { isUnhashed: true },
      {
        en: 'The string to sign ends with the canonical request itself; its SHA-256 belongs there.',
        zh: '待签名字符串末尾应为规范请求串的 SHA-256，而非其原文。',
      },
    ],
    [
      { areKeysHex: true },
      {
        en: 'The derived keys were passed on as hex texts; each must be the bytes of the HMAC before.',
        zh: '派生密钥以十六进制文本传递，应使用上一步 HMAC 的原始字节。',
      },
    ],
  ] as const
).map(([form, text]) => ({
  about: 'form',
  text,
  signing: (signing) => ({ ...signing, form: { ...signing.form, ...form } }),
}));

function safeDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
