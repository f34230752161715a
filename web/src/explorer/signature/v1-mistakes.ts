import type { Text } from '../../language/text.ts';
import type { V1Signing } from './v1-diagnosis.ts';

export interface V1Mistake {
  readonly text: Text;
  /** What the client signed instead. */
  readonly signing: V1Signing;
  /** What its signature was before it was spoilt on its way. */
  readonly given?: string;
}

/** The mistakes that are tried, each alone. Pure. */
export function v1Mistakes(right: V1Signing, secretId: string, given: string): V1Mistake[] {
  const port = /:\d+$/.exec(right.host)?.[0] ?? '';
  const { SignatureMethod } = Object.fromEntries(right.parameters) as Record<string, string | undefined>;
  const otherHash = right.hash === 'SHA-1' ? 'SHA-256' : 'SHA-1';
  const otherMethod = right.method === 'GET' ? 'POST' : 'GET';
  const hosts = ['ckafka.tencentcloudapi.com', `localhost${port}`, 'localhost', `127.0.0.1${port}`, '127.0.0.1'];
  const without = (name: string): V1Signing['parameters'] => right.parameters.filter(([it]) => it !== name);
  return [
    {
      text: {
        en: 'The signature is right, but its + was not encoded as %2B and came as a space.',
        zh: '签名本身正确，但其中的 + 未编码为 %2B，到达时变成了空格。',
      },
      signing: right,
      given: given.replaceAll(' ', '+'),
    },
    {
      text: {
        en: `The client signed with ${otherHash === 'SHA-1' ? 'HmacSHA1' : 'HmacSHA256'}, but SignatureMethod is ${SignatureMethod ?? 'left out, which means HmacSHA1'}.`,
        zh: `客户端使用 ${otherHash === 'SHA-1' ? 'HmacSHA1' : 'HmacSHA256'} 签名，但 SignatureMethod ${SignatureMethod === undefined ? '未传（即 HmacSHA1）' : `为 ${SignatureMethod}`}。`,
      },
      signing: { ...right, hash: otherHash },
    },
    {
      text: {
        en: `The client signed the method ${otherMethod}, but sent ${right.method}.`,
        zh: `客户端签名的方法为 ${otherMethod}，但发送的是 ${right.method}。`,
      },
      signing: { ...right, method: otherMethod },
    },
    ...hosts
      .filter((it) => it !== right.host)
      .map((host) => ({
        text: {
          en: `The client signed the host ${host}, but the request was sent with Host: ${right.host}.`,
          zh: `客户端签名时使用的 host 为 ${host}，但请求的 Host 为 ${right.host}。`,
        },
        signing: { ...right, host },
      })),
    {
      text: { en: 'The client did not sort the parameters before signing.', zh: '客户端签名前未对参数排序。' },
      signing: { ...right, form: { isUnsorted: true } },
    },
    {
      text: {
        en: 'The client sorted the parameters without regard to upper and lower case; capitals come first.',
        zh: '客户端排序时忽略了大小写，应按 ASCII 顺序（大写字母在前）。',
      },
      signing: { ...right, form: { isSortedByLetter: true } },
    },
    {
      text: {
        en: 'The client signed the values encoded; they must be signed as they are, and encoded only for sending.',
        zh: '客户端对编码后的值签名，应对原值签名，仅在发送时编码。',
      },
      signing: { ...right, form: { areValuesEncoded: true } },
    },
    {
      text: { en: 'The question mark behind the path is missing.', zh: '签名原文中路径之后缺少问号。' },
      signing: { ...right, form: { isQuestionMarkMissing: true } },
    },
    {
      text: { en: 'The client signed an empty path; it must be /.', zh: '客户端签名的路径为空，应为 /。' },
      signing: { ...right, path: '' },
    },
    {
      text: {
        en: 'The client encoded the hex text of the HMAC in Base64; it must be its bytes.',
        zh: '客户端对 HMAC 的十六进制文本做 Base64，应对其原始字节编码。',
      },
      signing: { ...right, form: { isHex: true } },
    },
    ...['SignatureMethod', 'Token', 'Region', 'Language', 'RequestClient']
      .filter((name) => right.parameters.some(([it]) => it === name))
      .map((name) => ({
        text: {
          en: `The client added ${name} after signing; it must be signed too.`,
          zh: `${name} 在签名之后才加入，也应参与签名。`,
        },
        signing: { ...right, parameters: without(name) },
      })),
    ...(
      [
        [
          right.secretKey.trim(),
          { en: 'The SecretKey that you typed has spaces around it.', zh: '输入的 SecretKey 首尾含有空格。' },
        ],
        [`${right.secretKey}\n`, { en: 'The SecretKey has a line end behind it.', zh: 'SecretKey 末尾带有换行。' }],
        [
          secretId,
          {
            en: 'The client signed with the SecretId in place of the SecretKey.',
            zh: '客户端误用 SecretId 作为 SecretKey 签名。',
          },
        ],
        [
          `TC3${right.secretKey}`,
          {
            en: 'The key has TC3 before it, which belongs to TC3-HMAC-SHA256 only.',
            zh: '密钥前带有 TC3，仅 TC3-HMAC-SHA256 需要。',
          },
        ],
      ] as const
    )
      .filter(([secretKey]) => secretKey !== right.secretKey)
      .map(([secretKey, text]) => ({ text, signing: { ...right, secretKey } })),
  ];
}
