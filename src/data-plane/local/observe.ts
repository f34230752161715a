import { access } from 'node:fs/promises';

import type { ObservedBroker, ObservedInstance } from '../data-plane.ts';
import { notedExit } from './broker-process.ts';
import { brokerIdOf, namesIn, type Folders } from './folders.ts';
import { findMarked, type MarkedProcess } from './process-table.ts';

/**
 * What there is of one instance, from the process table and the folders alone. ZooKeeper is not asked: an instance's folder is
 * made before its first znode and goes after its last, so that the folder stands for both.
 */
export async function observeInstance(folders: Folders, instanceId: string): Promise<ObservedInstance> {
  const processes = await findMarked(folders.instance(instanceId));
  const names = await namesIn(folders.instance(instanceId));
  const fromFolders = names.map(brokerIdOf).filter((it) => it !== null);
  const brokerIds = [...new Set([...fromFolders, ...processes.flatMap((it) => brokerOf(folders, it))])];
  const brokers = await Promise.all(
    brokerIds.sort((a, b) => a - b).map((brokerId) => observeBroker(folders, instanceId, brokerId, processes)),
  );
  const shown = new Set(brokers.flatMap((it) => (it.state === 'present' ? [it.pid] : [])));
  const traces = [
    ...((await exists(folders.instance(instanceId))) ? ['folder'] : []),
    ...((await exists(folders.trashed(instanceId))) ? ['folder in the trash'] : []),
    ...processes.filter((it) => !shown.has(it.pid)).map((it) => `process ${it.pid}`),
  ];
  return { instanceId, brokers, traces };
}

/** Every instance of which there is a folder, in use or in the trash, or a process. */
export async function listInstances(folders: Folders): Promise<string[]> {
  const running = (await findMarked(folders.instances)).flatMap((it) => {
    const broker = folders.brokerOf(it.marker);
    return broker === null ? [] : [broker.instanceId];
  });
  const names = [...(await namesIn(folders.instances)), ...(await namesIn(folders.trash)), ...running];
  return [...new Set(names)].sort();
}

async function observeBroker(
  folders: Folders,
  instanceId: string,
  brokerId: number,
  processes: readonly MarkedProcess[],
): Promise<ObservedBroker> {
  const folder = folders.broker(instanceId, brokerId);
  const oldest = processes.find((it) => it.marker === folder);
  if (oldest === undefined) return { brokerId, state: 'absent', exit: await notedExit(folder) };
  return {
    brokerId,
    state: 'present',
    pid: oldest.pid,
    startedAt: oldest.startedAt,
    kafkaVersion: oldest.kafkaVersion,
  };
}

function brokerOf(folders: Folders, process: MarkedProcess): number[] {
  const broker = folders.brokerOf(process.marker);
  return broker === null ? [] : [broker.brokerId];
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
