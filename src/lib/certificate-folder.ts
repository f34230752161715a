import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keyed } from './certificate-authority.ts';

/** What an operator has registered under an id, or in words why it is of no use. */
export type RegisteredCertificate = { readonly keyed: Keyed } | { readonly problem: string };
export type FindCertificate = (certificateId: string, at: Date) => Promise<RegisteredCertificate>;

/**
 * Certificates that operators bring themselves: `<home>/certificates/<id>/certificate.pem`, the server's first and those that vouch for it
 * behind, and `key.pem`, its RSA key without a password. Read whenever one is asked for. Never rejects for what a person did wrong.
 */
export function certificateFolder(home: string): FindCertificate {
  return async (certificateId, at) => {
    const folder = join(home, 'certificates', certificateId);
    const files = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
    const [certificate, privateKey] = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => null)));
    if (certificate == null || privateKey == null)
      return { problem: 'no certificate of that id is registered with this server' };
    const problem = problemOf(certificate, privateKey, at);
    return problem === null ? { keyed: { certificate, privateKey } } : { problem };
  };
}

function problemOf(certificate: string, privateKey: string, at: Date): string | null {
  try {
    const server = new X509Certificate(certificate);
    const key = createPrivateKey(privateKey);
    if (key.asymmetricKeyType !== 'rsa')
      return `its key is ${key.asymmetricKeyType ?? 'of no kind'}, and has to be RSA`;
    if (!server.checkPrivateKey(key)) return 'its key belongs to another certificate';
    return server.validToDate > at ? null : `it ran out on ${server.validTo}`;
  } catch {
    return 'certificate.pem or key.pem cannot be read as PEM';
  }
}
