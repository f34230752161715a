import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import type { Random } from './random.ts';

/**
 * A certificate authority of one's own, and certificates for servers that it signs. RSA 2048 with SHA-256: what every Kafka client and
 * every Java takes. Certificates are good for ten years and the authority for twenty, longer than what they are for is expected
 * to last; nothing renews them.
 */

const KEY_BITS = 2048;
const SERIAL_BYTES = 16;
const AUTHORITY_YEARS = 20;
const SERVER_YEARS = 10;
/** Clocks that are behind take it as well. */
const BACKDATED_MS = 24 * 3_600_000;

/** PEM texts. `certificate` holds the server's certificate and behind it the one that vouches for it. */
export interface Keyed {
  readonly certificate: string;
  readonly privateKey: string;
}

/** What a certificate is for. A client that was told one of these connects without a doubt. */
export interface ServerNames {
  readonly addresses: readonly string[];
  readonly dnsNames: readonly string[];
}

/** A new authority; `name` is what people see of it. Takes some tenths of a second of another thread. */
export async function newAuthority(name: string, at: Date, random: Random): Promise<Keyed> {
  const keys = await newKeys();
  const certificate = unsigned(keys.publicKey, name, at, AUTHORITY_YEARS, random);
  certificate.setIssuer(certificate.subject.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  return { certificate: signedBy(keys.privateKey, certificate), privateKey: keys.privateKey };
}

/** A certificate for a server at these addresses and names, signed by the authority. */
export async function issueCertificate(
  authority: Keyed,
  { addresses, dnsNames }: ServerNames,
  at: Date,
  random: Random,
): Promise<Keyed> {
  const keys = await newKeys();
  const issuer = forge.pki.certificateFromPem(authority.certificate);
  const certificate = unsigned(keys.publicKey, dnsNames[0] ?? addresses[0] ?? '', at, SERVER_YEARS, random);
  certificate.setIssuer(issuer.subject.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    {
      name: 'subjectAltName',
      altNames: [...dnsNames.map((value) => ({ type: 2, value })), ...addresses.map((ip) => ({ type: 7, ip }))],
    },
    { name: 'authorityKeyIdentifier', keyIdentifier: issuer.generateSubjectKeyIdentifier().getBytes() },
  ]);
  const own = signedBy(authority.privateKey, certificate);
  return { certificate: own + authority.certificate, privateKey: keys.privateKey };
}

/** The key and its certificates as one PKCS#12 file under a password. */
export function keyStoreOf({ certificate, privateKey }: Keyed, password: string): Buffer {
  const chain = certificate.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const certificates = chain.map((pem) => forge.pki.certificateFromPem(pem));
  const options = { algorithm: 'aes256', friendlyName: 'route' } as const;
  const store = forge.pkcs12.toPkcs12Asn1(forge.pki.privateKeyFromPem(privateKey), certificates, password, options);
  return Buffer.from(forge.asn1.toDer(store).getBytes(), 'binary');
}

function newKeys(): Promise<{ publicKey: string; privateKey: string }> {
  return promisify(generateKeyPair)('rsa', {
    modulusLength: KEY_BITS,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

function unsigned(publicKey: string, name: string, at: Date, years: number, random: Random): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  // A first byte below 0x80: the number is never read as a negative one.
  const serial = Buffer.concat([Buffer.from([0x40]), random.bytes(SERIAL_BYTES - 1)]);
  certificate.serialNumber = serial.toString('hex');
  certificate.validity.notBefore = new Date(at.getTime() - BACKDATED_MS);
  const end = new Date(at);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  certificate.validity.notAfter = end;
  certificate.setSubject([{ name: 'commonName', value: name }]);
  return certificate;
}

function signedBy(privateKey: string, certificate: forge.pki.Certificate): string {
  certificate.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate).replaceAll('\r\n', '\n');
}
