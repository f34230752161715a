import { header, type HttpRequest } from './http-request.ts';

/**
 * What clients sign as the host: the Host header as sent (one client sends a whole URL in it) and without its port (Node's
 * SDKs); the same of the authority of an absolute-form target.
 */
export function hostForms(request: HttpRequest): Set<string> {
  const forms = new Set<string>();
  for (const host of [header(request, 'host'), request.authority]) {
    if (host === null || host === '') continue;
    forms.add(host);
    forms.add(host.replace(/:\d+$/, ''));
  }
  return forms;
}
