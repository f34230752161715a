import { X509Certificate } from 'node:crypto';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { issueCertificate, keyStoreOf, newAuthority } from './certificate-authority.ts';
import { systemRandom } from './random.ts';

const at = new Date('2026-03-01T12:00:00Z');
const names = { addresses: ['127.240.0.5'], dnsNames: ['ckafka-aaaaaaaa.ap-guangzhou.ckafka.internal'] };

it('signs for addresses and names, for ten years, and for nothing else', async () => {
  const authority = await newAuthority('Brokerage ckafka-aaaaaaaa', at, systemRandom);
  const issued = await issueCertificate(authority, names, at, systemRandom);
  const certificate = new X509Certificate(issued.certificate);
  const root = new X509Certificate(authority.certificate);
  expect(root.ca).toBe(true);
  expect(certificate.ca).toBe(false);
  expect(certificate.verify(root.publicKey)).toBe(true);
  expect(certificate.checkIssued(root)).toBe(true);
  expect(certificate.checkIP('127.240.0.5')).toBe('127.240.0.5');
  expect(certificate.checkIP('127.240.0.6')).toBeUndefined();
  expect(certificate.checkHost(names.dnsNames[0] ?? '')).toBe(names.dnsNames[0]);
  expect(certificate.validToDate.toISOString()).toBe('2036-03-01T12:00:00.000Z');
  expect(certificate.validFromDate < at).toBe(true);
});

it('makes one key store of key and chain, which shows them to clients that know the authority', async () => {
  const authority = await newAuthority('Brokerage ckafka-aaaaaaaa', new Date(), systemRandom);
  const issued = await issueCertificate(authority, { ...names, addresses: ['127.0.0.1'] }, new Date(), systemRandom);
  const pfx = keyStoreOf(issued, 'kept "between" us\\');
  const server = createServer({ pfx, passphrase: 'kept "between" us\\' }, (socket) => socket.end('welcome'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client: TLSSocket = connect({ host: '127.0.0.1', port, ca: authority.certificate });
  const [words] = (await once(client, 'data')) as [Buffer];
  expect(words.toString()).toBe('welcome');
  const stranger = connect({ host: '127.0.0.1', port });
  await expect(once(stranger, 'secureConnect')).rejects.toThrow(/self-signed|unable to/);
  client.destroy();
  server.close();
});
