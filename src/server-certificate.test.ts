import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { manualClock, systemClock } from './lib/clock.ts';
import { systemRandom } from './lib/random.ts';
import { authorityFile, certifiedNames, ensureServerCertificate } from './server-certificate.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'brokerage-tls-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const tools = { clock: systemClock, random: systemRandom };

/** Resolves with what the server answers to a client that trusts only the home's authority. */
async function ask(keyed: { certificate: string; privateKey: string }, host: string): Promise<string> {
  const server = createServer({ cert: keyed.certificate, key: keyed.privateKey }, (_, answer) => answer.end('served'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ca = readFileSync(authorityFile(home));
  try {
    return await new Promise((resolve, reject) => {
      const request = { ca, port, host: '127.0.0.1', servername: host, headers: { host }, agent: false as const };
      get(request, (answer) => answer.setEncoding('utf8').on('data', resolve)).on('error', reject);
    });
  } finally {
    server.close();
  }
}

it('makes a certificate that clients take for every name, once they trust the authority', async () => {
  const names = certifiedNames('10.1.2.3', ['*.tc.test']);
  expect(names.dnsNames).toEqual(expect.arrayContaining(['localhost', 'ckafka.localhost', '*.tc.test']));
  expect(names.addresses).toEqual(['127.0.0.1', '::1', '10.1.2.3']);
  const keyed = await ensureServerCertificate(home, names, tools);
  for (const host of ['localhost', 'ckafka.localhost', 'vpc.tc.test']) expect(await ask(keyed, host)).toBe('served');
  await expect(ask(keyed, 'elsewhere.test')).rejects.toThrow('does not match certificate');
  expect(statSync(join(home, 'tls', 'ca-with-key.pem')).mode & 0o077).toBe(0);
});

it('keeps authority and certificate, and makes another certificate for other names or when it has run out', async () => {
  const first = await ensureServerCertificate(home, certifiedNames('127.0.0.1', []), tools);
  const authority = readFileSync(authorityFile(home), 'utf8');
  expect(await ensureServerCertificate(home, certifiedNames('127.0.0.1', []), tools)).toEqual(first);
  const wider = await ensureServerCertificate(home, certifiedNames('127.0.0.1', ['*.tc.test']), tools);
  expect(wider.certificate).not.toBe(first.certificate);
  const later = { clock: manualClock(new Date(Date.now() + 11 * 365 * 86_400_000)), random: systemRandom };
  const renewed = await ensureServerCertificate(home, certifiedNames('127.0.0.1', ['*.tc.test']), later);
  expect(renewed.certificate).not.toBe(wider.certificate);
  expect(readFileSync(authorityFile(home), 'utf8')).toBe(authority);
});

it('names no address that is everybody’s', () => {
  expect(certifiedNames('0.0.0.0', []).addresses).toEqual(['127.0.0.1', '::1']);
});
