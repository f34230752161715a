import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { hostPort, listenerName, MECHANISMS } from '../../domain/broker-listeners.ts';
import { ACCESS_TYPE, isEncrypted, ROUTE_SLOTS } from '../../domain/route.ts';
import { keyStoreOf } from '../../lib/certificate-authority.ts';
import type { InstanceSpec, RouteSpec } from '../data-plane.ts';
import { signInProperties } from './client-sign-in.ts';
import { isMissing, namesIn } from './folders.ts';
import { writeOwnFile } from './own-file.ts';

/**
 * What a broker reads of its routes: `routes.properties` (broker-extension, Routes.java) and a key store for each encrypted one. The key
 * stores are written first and named in the file by their certificates, so that the file says whether all of it is there.
 */

/** Where a broker's routes lie; its plug-in reads the file again when it is replaced. */
export function routesFileOf(brokerFolder: string): string {
  return join(brokerFolder, 'routes.properties');
}

/**
 * What a broker has to know at its start so that routes can come and go later: Kafka takes listeners
 * while it runs, but no passwords and no classes. So every way into each slot is declared, and costs nothing until it is opened.
 */
export function routeProperties(brokerFolder: string, adminPassword: string): Record<string, string> {
  const listeners = ROUTE_SLOTS.flatMap((slot) =>
    Object.values(ACCESS_TYPE).map((accessType) => ({ slot, accessType })),
  );
  const ofListeners = listeners.map(({ slot, accessType }) => {
    const name = listenerName({ slot, accessType });
    const mechanism = MECHANISMS[accessType];
    const prefix = `listener.name.${name.toLowerCase()}`;
    return {
      ...(mechanism !== null && signInProperties(name, [mechanism])),
      ...(isEncrypted(accessType) && keyStoreProperties(prefix, keyStoreFileOf(brokerFolder, slot), adminPassword)),
      [`${prefix}.principal.builder.class`]: 'io.brokerage.broker.RouteGate',
    };
  });
  return Object.assign({ 'brokerage.routes.file': routesFileOf(brokerFolder) }, ...ofListeners) as Record<
    string,
    string
  >;
}

function keyStoreProperties(prefix: string, file: string, password: string): Record<string, string> {
  return {
    [`${prefix}.ssl.keystore.type`]: 'PKCS12',
    [`${prefix}.ssl.keystore.location`]: file,
    [`${prefix}.ssl.keystore.password`]: password,
    [`${prefix}.ssl.key.password`]: password,
  };
}

/** Replaces what a broker reads of its routes; does nothing when the broker has no folder, because its start writes it. */
export async function writeRoutes(brokerFolder: string, spec: InstanceSpec, brokerId: number): Promise<void> {
  const wanted = new Set<string>();
  try {
    for (const { slot, certificate } of spec.routes) {
      if (certificate === null) continue;
      wanted.add(keyStoreName(slot));
      await writeOwnFile(keyStoreFileOf(brokerFolder, slot), keyStoreOf(certificate, spec.adminPassword));
    }
    await writeOwnFile(routesFileOf(brokerFolder), routesText(spec, brokerId));
  } catch (problem) {
    if (!isMissing(problem)) throw problem;
  }
  const names = await namesIn(brokerFolder);
  const left = names.filter((name) => KEY_STORE_NAME.test(name) && !wanted.has(name));
  for (const name of left) await rm(join(brokerFolder, name), { force: true });
}

/** Whether a broker was given what `writeRoutes` would give it. */
export async function hasRoutes(brokerFolder: string, spec: InstanceSpec, brokerId: number): Promise<boolean> {
  const text = await readFile(routesFileOf(brokerFolder), 'utf8').catch(() => null);
  return text === routesText(spec, brokerId);
}

export function routesText(spec: InstanceSpec, brokerId: number): string {
  const lines = spec.routes.flatMap((route) => {
    const name = listenerName(route);
    const own = route.listeners.get(brokerId);
    return [
      ...(route.allowed.length > 0 ? [`${name}.allow=${route.allowed.join(' ')}`] : []),
      ...(own !== undefined ? [`${name}.listen=${hostPort(route.vip)}`, `${name}.forward=${hostPort(own)}`] : []),
      ...(route.certificate === null ? [] : [`${name}.certificate=${fingerprint(route)}`]),
    ];
  });
  const names = spec.routes.map(listenerName).join(' ');
  return [`routes=${names}`, ...lines].map((line) => `${line}\n`).join('');
}

const KEY_STORE_NAME = /^route-\d+\.p12$/;

function keyStoreName(slot: number): string {
  return `route-${slot}.p12`;
}

function keyStoreFileOf(brokerFolder: string, slot: number): string {
  return join(brokerFolder, keyStoreName(slot));
}

function fingerprint({ certificate }: RouteSpec): string {
  return createHash('sha256')
    .update(certificate?.certificate ?? '')
    .digest('hex');
}
