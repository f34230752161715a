import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { SERVER_LOG } from './distribution/log4j.ts';
import { brokerIdOf, foldersOf, isMissing, namesIn, type Folders } from './folders.ts';
import { findMarked } from './process-table.ts';
import { endProcess } from './server-process.ts';

/** As when a control plane closes in order: brokers first, while their ZooKeeper is there. */
const BROKER_GRACE_MS = 20_000;
const ZOOKEEPER_GRACE_MS = 5_000;

/**
 * Ends every broker and the ZooKeeper of a home that no control plane looks after, and says what it ended; their data stays.
 * Needs no Java and starts nothing. Twice is as once.
 */
export async function endLeftBehind(home: string): Promise<string[]> {
  const folders = await existingFolders(home);
  if (folders === null) return [];
  const brokers = await findMarked(folders.instances);
  await Promise.all(brokers.map((one) => endProcess(one, BROKER_GRACE_MS)));
  const zookeepers = await findMarked(folders.zookeeper);
  await Promise.all(zookeepers.map((one) => endProcess(one, ZOOKEEPER_GRACE_MS)));
  return [
    ...(brokers.length === 0 ? [] : [brokers.length === 1 ? '1 broker' : `${brokers.length} brokers`]),
    ...(zookeepers.length === 0 ? [] : ['ZooKeeper']),
  ];
}

/** The log of each broker of an instance that has a folder on this machine, in the order of their ids. */
export async function brokerLogFiles(home: string, instanceId: string): Promise<{ brokerId: number; file: string }[]> {
  const folders = await existingFolders(home);
  // The id comes from a command line: one with a slash would lead elsewhere.
  if (folders === null || !/^[\w-]+$/.test(instanceId)) return [];
  const brokerIds = (await namesIn(folders.instance(instanceId))).map(brokerIdOf).filter((it) => it !== null);
  return brokerIds
    .sort((a, b) => a - b)
    .map((brokerId) => ({ brokerId, file: join(folders.broker(instanceId, brokerId), 'logs', SERVER_LOG) }));
}

async function existingFolders(home: string): Promise<Folders | null> {
  try {
    return foldersOf(await realpath(home));
  } catch (problem) {
    if (isMissing(problem)) return null;
    throw problem;
  }
}
