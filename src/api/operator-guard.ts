import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList } from 'node:net';

/** Also as an IPv6 socket writes it. */
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * Whether a path of the operator's is answered: it tells of all accounts (GET /metrics), or concerns all of them (the time machine), so
 * who may call the API may not yet ask there. With a token to whoever shows it (`Authorization: Bearer …`), without one to this machine
 * alone.
 */
export function mayAsk(token: string | null, ip: string, authorization: string | undefined): boolean {
  if (token === null) return LOOPBACK.check(ip, ip.includes(':') ? 'ipv6' : 'ipv4');
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}
