import { Refusal } from '../../domain/refusal.ts';
import type { Keyed } from '../../lib/certificate-authority.ts';
import { machineTime } from '../../lib/clock.ts';
import type { Services } from '../services.ts';

/** The certificate that the operator registered under an id. Refused when there is none, or it is of no use. */
export async function registeredCertificate(
  { clock, findCertificate }: Services,
  certificateId: string,
): Promise<Keyed> {
  const found = await findCertificate(certificateId, machineTime(clock));
  if ('keyed' in found) return found.keyed;
  throw new Refusal('InvalidParameterValue', {
    en: `The certificate of \`CustomSSLCertId\` cannot be used: "${certificateId}": ${found.problem}. Ask this server's operator (docs/operating.md), or buy without it: routes then get a certificate of the instance's own authority.`,
    zh: `\`CustomSSLCertId\` 指定的证书 "${certificateId}" 不可用：${found.problem}。请联系本服务的管理员，或不传该参数，路由将使用实例自己的 CA 签发的证书。`,
  });
}
