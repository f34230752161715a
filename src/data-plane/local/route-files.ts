import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { hostPort, listenerName } from '../../domain/broker-listeners.ts';
import { ROUTE_SLOTS } from '../../domain/route.ts';
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
 * What a broker has to know at its start so that routes can come and go later: Kafka takes listeners, and how clients sign in there,
 * while it runs, but no passwords and no classes. So all five are declared, and cost nothing until one is opened.
 */
export function routeProperties(brokerFolder: string, adminPassword: string): Record<string, string> {
  const ofSlots = ROUTE_SLOTS.map((slot) => {
    const listener = `listener.name.${listenerName(slot).toLowerCase()}`;
    return {
      ...signInProperties(listenerName(slot)),
      [`${listener}.principal.builder.class`]: 'io.brokerage.broker.RouteGate',
      [`${listener}.ssl.keystore.type`]: 'PKCS12',
      [`${listener}.ssl.keystore.location`]: keyStoreFileOf(brokerFolder, slot),
      [`${listener}.ssl.keystore.password`]: adminPassword,
      [`${listener}.ssl.key.password`]: adminPassword,
    };
  });
  return Object.assign({ 'brokerage.routes.file': routesFileOf(brokerFolder) }, ...ofSlots) as Record<string, string>;
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
    const name = listenerName(route.slot);
    const own = route.listeners.get(brokerId);
    return [
      ...(route.allowed.length > 0 ? [`${name}.allow=${route.allowed.join(' ')}`] : []),
      ...(own !== undefined ? [`${name}.listen=${hostPort(route.vip)}`, `${name}.forward=${hostPort(own)}`] : []),
      ...(route.certificate === null ? [] : [`${name}.certificate=${fingerprint(route)}`]),
    ];
  });
  const names = spec.routes.map(({ slot }) => listenerName(slot)).join(' ');
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
