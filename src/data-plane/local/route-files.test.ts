import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { specOfBrokers } from '../../../test/contract/specs.ts';
import { ACCESS_TYPE } from '../../domain/route.ts';
import { issueCertificate, newAuthority } from '../../lib/certificate-authority.ts';
import { systemRandom } from '../../lib/random.ts';
import type { InstanceSpec, RouteSpec } from '../data-plane.ts';
import { hasRoutes, routeProperties, routesFileOf, routesText, writeRoutes } from './route-files.ts';

const vip = { address: '127.240.0.5', port: 50_000 };
const own = (port: number) => ({ ...vip, port });
const route: RouteSpec = {
  slot: 2,
  accessType: ACCESS_TYPE.saslPlaintext,
  vip,
  listeners: new Map([
    [0, own(50_201)],
    [1, own(50_202)],
  ]),
  allowed: ['10.0.0.0/8', '127.0.0.1/32'],
  certificate: null,
};
const specWith = (...routes: RouteSpec[]): InstanceSpec => ({ ...specOfBrokers(2, '2.8.1'), routes });

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'brokerage-routes-'))));
afterEach(() => rm(folder, { recursive: true }));

describe('the routes of a broker', () => {
  it('are written with its own address behind the one that all share', () => {
    expect(routesText(specWith(route), 1)).toBe(
      'routes=ROUTE2_PLAIN\nROUTE2_PLAIN.allow=10.0.0.0/8 127.0.0.1/32\n' +
        'ROUTE2_PLAIN.listen=127.240.0.5:50000\nROUTE2_PLAIN.forward=127.240.0.5:50202\n',
    );
    expect(routesText(specWith(), 0)).toBe('routes=\n');
  });

  it('come with their key store, for the owner alone, and go with it', async () => {
    const authority = await newAuthority('x', new Date(), systemRandom);
    const names = { addresses: [vip.address], dnsNames: [] };
    const certificate = await issueCertificate(authority, names, new Date(), systemRandom);
    const spec = specWith({ ...route, accessType: ACCESS_TYPE.saslSsl, certificate });
    expect(await hasRoutes(folder, spec, 0)).toBe(false);
    await writeRoutes(folder, spec, 0);
    await writeRoutes(folder, spec, 0);
    expect(await hasRoutes(folder, spec, 0)).toBe(true);
    expect(await hasRoutes(folder, spec, 1)).toBe(false);
    expect((await readdir(folder)).sort()).toEqual(['route-2.p12', 'routes.properties']);
    expect((await stat(join(folder, 'route-2.p12'))).mode & 0o777).toBe(0o600);
    await writeRoutes(folder, specWith(), 0);
    expect(await readdir(folder)).toEqual(['routes.properties']);
  });

  it('are left to the start of a broker that has no folder yet', async () => {
    await writeRoutes(join(folder, 'nobody'), specWith(route), 0);
    expect(await readdir(folder)).toEqual([]);
  });

  it('are declared beforehand with everything that a running broker does not take', () => {
    const declared = routeProperties(folder, 'secret');
    expect(declared['brokerage.routes.file']).toBe(routesFileOf(folder));
    expect(declared).toMatchObject({
      'listener.name.route1.principal.builder.class': 'io.brokerage.broker.RouteGate',
      'listener.name.route5_plain.sasl.enabled.mechanisms': 'PLAIN',
      'listener.name.route2_scram256.sasl.enabled.mechanisms': 'SCRAM-SHA-256',
      'listener.name.route3_tls.ssl.keystore.location': join(folder, 'route-3.p12'),
    });
  });
});
