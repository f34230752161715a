import type { Text } from '../language/text.ts';

/** Why a call brought no answer that can be used. */
export type FailureKind =
  /** The server refused it; `code` and `message` are the API's own. */
  | 'refused'
  /** Nothing came back: the server is down or the connection was lost. What the call changes may have happened. */
  | 'unreachable'
  /** Something came back that is no answer of the API. */
  | 'unreadable';

export class CallFailure extends Error {
  readonly kind: FailureKind;
  /** `AuthFailure.SecretIdNotFound`; empty unless refused. */
  readonly code: string;
  readonly requestId: string;

  constructor(kind: FailureKind, message: string, { code = '', requestId = '' } = {}) {
    super(message);
    this.name = 'CallFailure';
    this.kind = kind;
    this.code = code;
    this.requestId = requestId;
  }

  /** Whether the key pair that signed the call is good no more, or never was. */
  get isAboutKeys(): boolean {
    return this.code.startsWith('AuthFailure') && this.code !== 'AuthFailure.UnauthorizedOperation';
  }
}

/** What to tell a person; a refusal's message comes from the server in the language that the call asked for. */
export function failureText(failure: unknown): Text {
  if (!(failure instanceof CallFailure)) {
    const message = failure instanceof Error ? failure.message : String(failure);
    if (message.includes('dynamically imported module'))
      return {
        en: 'This part of the page could not be loaded: the server does not answer, or it has newer pages. Load the page again.',
        zh: '页面内容加载失败：服务器无响应，或页面已更新。请刷新页面。',
      };
    return { en: `The page failed: ${message}`, zh: `页面出错：${message}` };
  }
  if (failure.kind === 'refused') return { en: failure.message, zh: failure.message };
  if (failure.kind === 'unreachable')
    return {
      en: 'The server does not answer. Nothing you typed is lost: see whether it runs, and try again.',
      zh: '服务器无响应。已填写的内容不会丢失，请确认服务正在运行后重试。',
    };
  return {
    en: `The server answered with something that is no answer of the API (${failure.message}).`,
    zh: `服务器返回的内容不是有效的 API 响应（${failure.message}）。`,
  };
}
