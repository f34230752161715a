import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { issueCertificate, newAuthority, type Keyed, type ServerNames } from './lib/certificate-authority.ts';
import type { Clock } from './lib/clock.ts';
import type { Random } from './lib/random.ts';

/*
 * HTTPS without anybody's help: a certificate authority of this home, and a certificate for the names and addresses that calls come
 * to. Clients are told to trust the authority, once; the certificate behind it may change with the names.
 */

/** The authority's certificate, for clients to trust. Public. */
export const authorityFile = (home: string): string => join(home, 'tls', 'ca.pem');

/** Clients that are given a domain call each product by a name of its own in it. No client takes a certificate for `*.localhost`. */
const PRODUCTS = ['ckafka', 'vpc', 'tag', 'sts', 'cam', 'api', 'cvm', 'region', 'billing', 'monitor'];
/** Names that reach a server on this machine. */
const OWN_NAMES = ['localhost', ...PRODUCTS.map((product) => `${product}.localhost`)];
const OWN_ADDRESSES = ['127.0.0.1', '::1'];

/** What the certificate is for: this machine's own names, the address that is listened on, and what the operator adds. */
export function certifiedNames(listenHost: string, added: readonly string[]): ServerNames {
  const all = [...new Set([...OWN_NAMES, ...OWN_ADDRESSES, listenHost, ...added])];
  // 0.0.0.0 and :: are all addresses and nobody's.
  const named = all.filter((it) => it !== '0.0.0.0' && it !== '::');
  return {
    dnsNames: named.filter((it) => isIP(it) === 0),
    addresses: named.filter((it) => isIP(it) !== 0),
  };
}

/**
 * The certificate of this home for these names, with its key. Made on first use, and made anew by the same authority when the names
 * change or it has run out. Twice is as once.
 */
export async function ensureServerCertificate(
  home: string,
  names: ServerNames,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): Promise<Keyed> {
  mkdirSync(join(home, 'tls'), { recursive: true, mode: 0o700 });
  const now = clock.now();
  const authority = await kept(join(home, 'tls', 'ca-with-key.pem'), null, () =>
    newAuthority('Brokerage local CA', now, random),
  );
  writeWhole(authorityFile(home), authority.certificate);
  const fits = (it: Keyed): boolean => isFor(new X509Certificate(it.certificate), names, now);
  return kept(join(home, 'tls', 'server-with-key.pem'), fits, () => issueCertificate(authority, names, now, random));
}

/** What the file holds, if it is there and fits; otherwise what is made, written whole. A key and its certificate stand in one file, so they always belong together. */
async function kept(file: string, fits: ((it: Keyed) => boolean) | null, make: () => Promise<Keyed>): Promise<Keyed> {
  if (existsSync(file)) {
    const text = readFileSync(file, 'utf8');
    const keyAt = text.indexOf('-----BEGIN PRIVATE KEY');
    const found = { certificate: text.slice(0, keyAt), privateKey: text.slice(keyAt) };
    if (fits === null || fits(found)) return found;
  }
  const made = await make();
  writeWhole(file, made.certificate + made.privateKey);
  return made;
}

function isFor(certificate: X509Certificate, names: ServerNames, now: Date): boolean {
  const inTime = now >= certificate.validFromDate && now < certificate.validToDate;
  // Without a wildcard in the question, for it is a name like any other here.
  const covered = [...names.dnsNames].every((name) => certificate.subjectAltName?.split(', ').includes(`DNS:${name}`));
  return inTime && covered && names.addresses.every((address) => certificate.checkIP(address) !== undefined);
}

function writeWhole(file: string, text: string): void {
  const half = `${file}.${process.pid}`;
  writeFileSync(half, text, { mode: 0o600 });
  renameSync(half, file);
}
