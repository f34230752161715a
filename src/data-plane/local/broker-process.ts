import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Endpoint } from '../../domain/network.ts';
import type { InstanceSpec } from '../data-plane.ts';
import { brokerProperties } from './broker-properties.ts';
import type { Distribution } from './distribution/distribution.ts';
import { log4jProperties } from './distribution/log4j.ts';
import { isMissing } from './folders.ts';
import { limitsFileOf, writeLimits } from './limits-file.ts';
import { lastWords } from './log-tail.ts';
import { metersPortFile } from './meters-plugin.ts';
import { writeOwnFile } from './own-file.ts';
import type { MarkedProcess } from './process-table.ts';
import { writeRoutes } from './route-files.ts';
import { startMarked, type StartedServer } from './server-process.ts';
import { ensureUsersFile } from './users-file.ts';

const EXIT_FILE = 'exit.txt';

/** What a broker runs with besides its spec. */
export interface BrokerPlace {
  readonly folder: string;
  readonly zookeeper: Endpoint;
  readonly distribution: Distribution;
  readonly heapMB: number;
  readonly elasticPercent: number;
  readonly connectionLimit: number;
}

/** Writes a broker's files and starts its process. The caller has made sure that none runs for this folder. */
export async function startBrokerProcess(
  spec: InstanceSpec,
  brokerId: number,
  place: BrokerPlace,
): Promise<StartedServer> {
  const { folder, zookeeper, distribution, heapMB, connectionLimit } = place;
  const [dataFolder, logs] = [join(folder, 'data'), join(folder, 'logs')];
  const [propertiesFile, log4jFile] = [join(folder, 'server.properties'), join(folder, 'log4j.properties')];
  for (const needed of [dataFolder, logs]) await mkdir(needed, { recursive: true, mode: 0o700 });
  const limitsFile = limitsFileOf(folder);
  const placed = { folder, dataFolder, zookeeper, limitsFile, metersPortFile: metersPortFile(folder), connectionLimit };
  await writeOwnFile(propertiesFile, brokerProperties(spec, brokerId, placed));
  await writeLimits(folder, spec, place.elasticPercent);
  await ensureUsersFile(folder);
  await writeRoutes(folder, spec, brokerId);
  await writeOwnFile(log4jFile, log4jProperties(logs));
  // The port of the last process may be anybody's by now.
  for (const left of [join(folder, EXIT_FILE), metersPortFile(folder)]) await rm(left, { force: true });
  const command = distribution.brokerCommand({
    version: spec.kafkaVersion,
    propertiesFile,
    log4jFile,
    marker: folder,
    heapMB,
  });
  return startMarked(command, folder);
}

/** Keeps, beside the broker's log, how it ended without having been told to; `exit` is null when nobody saw it. */
export async function noteExit(folder: string, gone: MarkedProcess, exit: string | null): Promise<void> {
  const words = await lastWords(folder, gone.startedAt);
  const text = [exit ?? 'ended unseen', words].filter((part) => part !== '').join(': ');
  try {
    await writeOwnFile(join(folder, EXIT_FILE), text);
  } catch (problem) {
    // The instance is being removed.
    if (!isMissing(problem)) throw problem;
  }
}

/** How the last process ended; null when it was told to, or nobody was there to note it. */
export async function notedExit(folder: string): Promise<string | null> {
  return readFile(join(folder, EXIT_FILE), 'utf8').catch(() => null);
}
