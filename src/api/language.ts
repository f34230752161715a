import { header, type HttpRequest } from './http-request.ts';

/** Languages that callers can ask for. */
export type Language = 'en-US' | 'zh-CN';

/** The language of X-TC-Language; English when there is none, or another. */
export function languageOf(request: Pick<HttpRequest, 'headers'>): Language {
  return header(request, 'x-tc-language').toLowerCase() === 'zh-cn' ? 'zh-CN' : 'en-US';
}
