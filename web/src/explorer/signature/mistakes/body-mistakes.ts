import type { Text } from '../../../language/text.ts';
import { bytes, hex, sha256 } from '../../../api/sign.ts';
import type { PastedRequest } from '../pasted-request.ts';
import type { Tc3Signing } from '../tc3-signing.ts';
import type { Tc3Mistake } from './tc3-mistake.ts';

export async function bodyMistakes(right: Tc3Signing, { body }: PastedRequest): Promise<Tc3Mistake[]> {
  const bodies: [string, Text][] = [
    ['', { en: 'an empty body', zh: '空请求体' }],
    ['{}', { en: 'the body {}', zh: '请求体 {}' }],
    [`${body}\n`, { en: 'the body with a line end behind it', zh: '末尾带换行的请求体' }],
    [body.trim(), { en: 'the body without the spaces around it', zh: '去除首尾空白的请求体' }],
    ...respelled(body),
  ];
  const hashed = await Promise.all(bodies.map(async ([it, text]) => [hex(await sha256(it)), text] as const));
  const direct: [string, Text][] = [
    [right.payloadHash.toUpperCase(), { en: "the body's hash in upper case", zh: '大写的请求体哈希' }],
    [body, { en: 'the body itself, not its SHA-256', zh: '请求体原文而非其 SHA-256' }],
    ['UNSIGNED-PAYLOAD', { en: 'UNSIGNED-PAYLOAD', zh: 'UNSIGNED-PAYLOAD' }],
    [hex(bytes(body)), { en: 'the body in hex, not its SHA-256', zh: '请求体的十六进制而非其 SHA-256' }],
  ];
  const seen = new Set([right.payloadHash]);
  return [...hashed, ...direct].flatMap(([payloadHash, what]): Tc3Mistake[] => {
    if (seen.has(payloadHash)) return [];
    seen.add(payloadHash);
    const text = {
      en: `The client signed ${what.en}, which is not what was sent: sign the very bytes that are sent.`,
      zh: `客户端签名的是${what.zh}，与实际发送的内容不同：应对实际发送的字节签名。`,
    };
    return [{ about: 'body', text, signing: (signing) => ({ ...signing, payloadHash }) }];
  });
}

/** The same JSON as other libraries write it. */
function respelled(body: string): [string, Text][] {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return [];
  }
  const compact = JSON.stringify(value);
  const spaced = pythonJson(value);
  const ascii = (text: string): string =>
    text.replace(/[\u0080-\uffff]/g, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return [
    [compact, { en: 'the JSON without spaces', zh: '不含空格的 JSON' }],
    [
      spaced,
      {
        en: 'the JSON with spaces after commas and colons, as Python writes it',
        zh: '逗号与冒号后带空格的 JSON（Python 默认写法）',
      },
    ],
    [ascii(compact), { en: 'the JSON with \\u escapes', zh: '使用 \\u 转义的 JSON' }],
    [
      ascii(spaced),
      {
        en: 'the JSON with spaces and \\u escapes, as Python writes it',
        zh: '带空格与 \\u 转义的 JSON（Python 默认写法）',
      },
    ],
    [JSON.stringify(value, null, 2), { en: 'the JSON with indentation', zh: '带缩进的 JSON' }],
  ];
}

function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, it]) => `${JSON.stringify(name)}: ${pythonJson(it)}`)
    .join(', ')}}`;
}
