import type { Text } from '../../language/text.ts';
import type { Finding } from './diagnosis.ts';

/* What is said of signatures of either scheme. */

export const SIGNATURE_TITLE: Text = { en: 'Signature', zh: '签名' };

export const UNKNOWN: Text = {
  en: 'Without the SecretKey nobody can tell whether the signature is right. What the server makes of the request stands below.',
  zh: '没有 SecretKey 无法判断签名是否正确。以下是服务端根据请求得到的内容。',
};

export function rightSummary(findings: readonly Finding[]): Text {
  if (findings.every((it) => it.weight !== 'refused'))
    return { en: 'The signature is right: this key made it for this request.', zh: '签名正确：由该密钥为该请求生成。' };
  return {
    en: 'This key made the signature for this request; the call is refused for another reason, below.',
    zh: '签名与密钥和请求一致；调用因以下其他原因被拒绝。',
  };
}

/** `rest`: what may have happened to the request, and what to do. */
export function unexplained(rest: Text): Text {
  return {
    en: `None of the known mistakes makes this signature. Most likely another SecretKey made it, or ${rest.en}`,
    zh: `已知的常见错误都无法得到该签名，很可能使用了其他 SecretKey，或${rest.zh}`,
  };
}

export function explained(mistakes: readonly { readonly text: Text }[]): Text {
  const texts = mistakes.map((it) => it.text);
  return { en: texts.map((it) => it.en).join(' '), zh: texts.map((it) => it.zh).join('') };
}

export function methodText(signed: string, sent: string): Text {
  return {
    en: `The client signed the method ${signed}, but sent ${sent}.`,
    zh: `客户端签名的方法为 ${signed}，但发送的是 ${sent}。`,
  };
}

export function hostText(signed: string, sent: string): Text {
  return {
    en: `The client signed the host ${signed}, but the request was sent with Host: ${sent}.`,
    zh: `客户端签名时使用的 host 为 ${signed}，但请求的 Host 为 ${sent}。`,
  };
}

export const EMPTY_PATH: Text = {
  en: 'The client signed an empty path; it must be /.',
  zh: '客户端签名的路径为空，应为 /。',
};

export const SECRET_ID_AS_KEY: Text = {
  en: 'The client signed with the SecretId in place of the SecretKey.',
  zh: '客户端误用 SecretId 作为 SecretKey 签名。',
};

export const KEY_WITH_LINE_END: Text = {
  en: 'The SecretKey has a line end behind it: it was read from a file without trimming.',
  zh: 'SecretKey 末尾带有换行，可能从文件读取后未去除。',
};

export const KEY_WITHOUT_SPACES: Text = {
  en: 'The client signed with the SecretKey without the spaces around it, which you have typed here.',
  zh: '客户端使用的 SecretKey 不含此处输入的首尾空格。',
};
