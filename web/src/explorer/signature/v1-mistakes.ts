import type { Text } from '../../language/text.ts';
import {
  EMPTY_PATH,
  hostText,
  KEY_WITH_LINE_END,
  KEY_WITHOUT_SPACES,
  methodText,
  SECRET_ID_AS_KEY,
} from './diagnosis-texts.ts';
import type { V1Signing } from './v1-diagnosis.ts';

export interface V1Mistake {
  /** Mistakes about the same thing are not made together. */
  readonly about: 'sending' | 'hash' | 'target' | 'host' | 'order' | 'values' | 'mark' | 'hex' | 'parameters' | 'key';
  readonly text: Text;
  /** What the client signed instead. */
  readonly signing: (right: V1Signing) => V1Signing;
  /** What became of its signature on its way. */
  readonly sent?: (signature: string) => string;
}

/** The mistakes that are tried. Pure. */
export function v1Mistakes(right: V1Signing, secretId: string): V1Mistake[] {
  return [
    {
      about: 'sending',
      text: {
        en: 'The + of the signature was not encoded as %2B and came as a space; such a signature is never right.',
        zh: '签名中的 + 未编码为 %2B，到达时变成了空格，此类签名总是错误的。',
      },
      signing: (signing) => signing,
      sent: (signature) => signature.replaceAll('+', ' '),
    },
    hashMistake(right),
    ...targetMistakes(right),
    ...formMistakes(),
    ...parameterMistakes(right),
    ...keyMistakes(right, secretId),
  ];
}

function hashMistake(right: V1Signing): V1Mistake {
  const { SignatureMethod } = Object.fromEntries(right.parameters) as Record<string, string | undefined>;
  const hash = right.hash === 'SHA-1' ? 'SHA-256' : 'SHA-1';
  const name = hash === 'SHA-1' ? 'HmacSHA1' : 'HmacSHA256';
  return {
    about: 'hash',
    text: {
      en: `The client signed with ${name}, but SignatureMethod is ${SignatureMethod ?? 'left out, which means HmacSHA1'}.`,
      zh: `客户端使用 ${name} 签名，但 SignatureMethod ${SignatureMethod === undefined ? '未传（即 HmacSHA1）' : `为 ${SignatureMethod}`}。`,
    },
    signing: (signing) => ({ ...signing, hash }),
  };
}

function targetMistakes(right: V1Signing): V1Mistake[] {
  const port = /:\d+$/.exec(right.host)?.[0] ?? '';
  const method = right.method === 'GET' ? 'POST' : 'GET';
  const hosts = ['ckafka.tencentcloudapi.com', `localhost${port}`, 'localhost', `127.0.0.1${port}`, '127.0.0.1'];
  return [
    {
      about: 'target',
      text: methodText(method, right.method),
      signing: (signing) => ({ ...signing, method }),
    },
    { about: 'target', text: EMPTY_PATH, signing: (signing) => ({ ...signing, path: '' }) },
    ...[...new Set(hosts)]
      .filter((it) => it !== right.host)
      .map((host): V1Mistake => ({
        about: 'host',
        text: hostText(host, right.host),
        signing: (signing) => ({ ...signing, host }),
      })),
  ];
}

function formMistakes(): V1Mistake[] {
  const mistakes: [V1Mistake['about'], NonNullable<V1Signing['form']>, Text][] = [
    [
      'order',
      { isUnsorted: true },
      { en: 'The client did not sort the parameters before signing.', zh: '客户端签名前未对参数排序。' },
    ],
    [
      'order',
      { isSortedByLetter: true },
      {
        en: 'The client sorted the parameters without regard to upper and lower case; capitals come first.',
        zh: '客户端排序时忽略了大小写，应按 ASCII 顺序（大写字母在前）。',
      },
    ],
    [
      'values',
      { areValuesEncoded: true },
      {
        en: 'The client signed the values encoded; they must be signed as they are, and encoded only for sending.',
        zh: '客户端对编码后的值签名，应对原值签名，仅在发送时编码。',
      },
    ],
    [
      'mark',
      { isQuestionMarkMissing: true },
      { en: 'The question mark behind the path is missing.', zh: '签名原文中路径之后缺少问号。' },
    ],
    [
      'hex',
      { isHex: true },
      {
        en: 'The client encoded the hex text of the HMAC in Base64; it must be its bytes.',
        zh: '客户端对 HMAC 的十六进制文本做 Base64，应对其原始字节编码。',
      },
    ],
  ];
  return mistakes.map(([about, form, text]) => ({
    about,
    text,
    signing: (signing) => ({ ...signing, form: { ...signing.form, ...form } }),
  }));
}

function parameterMistakes(right: V1Signing): V1Mistake[] {
  return ['SignatureMethod', 'Token', 'Region', 'Language', 'RequestClient']
    .filter((name) => right.parameters.some(([it]) => it === name))
    .map((name) => ({
      about: 'parameters',
      text: {
        en: `The client added ${name} after signing; it must be signed too.`,
        zh: `${name} 在签名之后才加入，也应参与签名。`,
      },
      signing: (signing) => ({ ...signing, parameters: signing.parameters.filter(([it]) => it !== name) }),
    }));
}

function keyMistakes(right: V1Signing, secretId: string): V1Mistake[] {
  const keys: [string, Text][] = [
    [right.secretKey.trim(), KEY_WITHOUT_SPACES],
    [`${right.secretKey}\n`, KEY_WITH_LINE_END],
    [secretId, SECRET_ID_AS_KEY],
    [
      `TC3${right.secretKey}`,
      {
        en: 'The key has TC3 before it, which belongs to TC3-HMAC-SHA256 only.',
        zh: '密钥前带有 TC3，仅 TC3-HMAC-SHA256 需要。',
      },
    ],
  ];
  return keys
    .filter(([secretKey]) => secretKey !== right.secretKey)
    .map(([secretKey, text]) => ({ about: 'key', text, signing: (signing) => ({ ...signing, secretKey }) }));
}
