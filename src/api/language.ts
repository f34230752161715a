import { header, type HttpRequest } from './http-request.ts';

/** Languages that callers can ask for. */
export type Language = 'en-US' | 'zh-CN';

/** The language that a text asks for; English when it is none of ours. */
export function languageNamed(text: string): Language {
  return text.toLowerCase() === 'zh-cn' ? 'zh-CN' : 'en-US';
}

/** The language of X-TC-Language, before anything else of the request is read. */
export function languageOf(request: Pick<HttpRequest, 'headers'>): Language {
  return languageNamed(header(request, 'x-tc-language'));
}
