import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { MetersAddress } from '../data-plane.ts';
import { isMissing } from './folders.ts';

const REPORTER = 'io.brokerage.broker.MetersEndpoint';
const BOOTSTRAP_REPORTER = 'io.brokerage.broker.FloatingBootstrap';
const ROUTES_REPORTER = 'io.brokerage.broker.RouteVips';

/** Where a broker writes the port that it answers questions about its figures on (broker-extension, MetersEndpoint). */
export function metersPortFile(brokerFolder: string): string {
  return join(brokerFolder, 'meters.port');
}

/**
 * What whoever asks a broker for its figures has to show: tenants share this machine's loopback addresses. Made from the instance's own
 * password, so that nothing more has to be kept, and of no use for anything else.
 */
export function metersToken(adminPassword: string): string {
  return createHmac('sha256', adminPassword).update('meters').digest('hex');
}

/** Settings of the reporters that every broker has: its figures, its routes, and with several brokers the address that they share. */
export function reporters(
  meters: { readonly address: string; readonly portFile: string; readonly token: string },
  bootstrap: { readonly listen: string; readonly forward: string } | null,
): Record<string, string> {
  return {
    'metric.reporters': [...(bootstrap === null ? [] : [BOOTSTRAP_REPORTER]), REPORTER, ROUTES_REPORTER].join(','),
    'brokerage.meters.address': meters.address,
    'brokerage.meters.port.file': meters.portFile,
    'brokerage.meters.token': meters.token,
    ...(bootstrap && {
      'brokerage.bootstrap.listen': bootstrap.listen,
      'brokerage.bootstrap.forward': bootstrap.forward,
    }),
  };
}

/** Where a broker answers, as it said itself; null when it has not yet, or has gone. */
export async function metersAddress(
  brokerFolder: string,
  address: string,
  adminPassword: string,
): Promise<MetersAddress | null> {
  try {
    const port = Number(await readFile(metersPortFile(brokerFolder), 'utf8'));
    return Number.isInteger(port) && port > 0 ? { address, port, token: metersToken(adminPassword) } : null;
  } catch (problem) {
    if (isMissing(problem)) return null;
    throw problem;
  }
}
