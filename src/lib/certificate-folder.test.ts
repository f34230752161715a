import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { issueCertificate, newAuthority, type Keyed } from './certificate-authority.ts';
import { certificateFolder } from './certificate-folder.ts';
import { systemRandom } from './random.ts';

const at = new Date('2026-03-01T12:00:00Z');
const home = mkdtempSync(join(tmpdir(), 'brokerage-certificates-'));
const find = certificateFolder(home);
let own: Keyed;

function register(id: string, { certificate, privateKey }: Keyed): void {
  const folder = join(home, 'certificates', id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'certificate.pem'), certificate);
  writeFileSync(join(folder, 'key.pem'), privateKey);
}

beforeAll(async () => {
  const authority = await newAuthority('an authority', at, systemRandom);
  own = await issueCertificate(authority, { addresses: ['127.0.0.1'], dnsNames: [] }, at, systemRandom);
});
afterAll(() => rmSync(home, { recursive: true }));

it('finds what was registered, with its key', async () => {
  register('good', own);
  expect(await find('good', at)).toEqual({ keyed: own });
});

it('says what is wrong with one that is of no use', async () => {
  const ec = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const other = await newAuthority('another', at, systemRandom);
  register('curve', { ...own, privateKey: ec.privateKey });
  register('mixed', { ...own, privateKey: other.privateKey });
  register('text', { certificate: 'hello', privateKey: 'world' });
  const problem = async (id: string, when = at) => Object.values(await find(id, when))[0] as string;
  expect(await problem('curve')).toContain('has to be RSA');
  expect(await problem('mixed')).toContain('another certificate');
  expect(await problem('text')).toContain('cannot be read as PEM');
  expect(await problem('nothing')).toContain('no certificate of that id');
  expect(await problem('good', new Date('2037-01-01T00:00:00Z'))).toContain('ran out');
});
