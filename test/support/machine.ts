import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldersOf } from '../../src/data-plane/local/folders.ts';
import { findMarked } from '../../src/data-plane/local/process-table.ts';
import { openZooKeeper } from '../../src/data-plane/local/zookeeper-client.ts';
import type { Endpoint } from '../../src/domain/network.ts';
import { canListen, type TestServer } from './server.ts';

/** What the machine itself shows of a server's instances, whatever the server says. */

export interface BrokerOnMachine {
  readonly brokerId: number;
  readonly pid: number;
}

/** The broker processes of an instance, in the order of their ids; two of one id would both be here. */
export async function brokersOn({ home }: TestServer, instanceId: string): Promise<BrokerOnMachine[]> {
  const folders = foldersOf(home);
  const found = await findMarked(folders.instance(instanceId));
  return found
    .map(({ marker, pid }) => ({ brokerId: folders.brokerOf(marker)?.brokerId ?? -1, pid }))
    .sort((a, b) => a.brokerId - b.brokerId || a.pid - b.pid);
}

export async function zooKeeperPids({ home }: TestServer): Promise<number[]> {
  return (await findMarked(foldersOf(home).zookeeper)).map((it) => it.pid);
}

/** Everything that is still there of an instance, in words; empty: no trace. */
export async function tracesOf(
  server: TestServer,
  instanceId: string,
  endpoints: readonly Endpoint[],
): Promise<string[]> {
  const folders = foldersOf(server.home);
  const traces = (await brokersOn(server, instanceId)).map(({ pid }) => `process ${pid}`);
  for (const folder of [folders.instance(instanceId), folders.trashed(instanceId)])
    if (existsSync(folder)) traces.push(folder);
  for (const { address, port } of endpoints)
    if (!(await canListen(address, port))) traces.push(`a listener on ${address}:${port}`);
  if ((await instancesInZooKeeper(server)).includes(instanceId)) traces.push('znodes');
  return traces;
}

/** Names of the instances that ZooKeeper has something of; none when no ZooKeeper was ever needed. */
async function instancesInZooKeeper({ home }: TestServer): Promise<string[]> {
  const file = join(foldersOf(home).zookeeper, 'endpoint.json');
  if (!existsSync(file)) return [];
  const zookeeper = await openZooKeeper(JSON.parse(readFileSync(file, 'utf8')) as Endpoint, 5_000);
  const names = await zookeeper.children('/brokerage');
  await zookeeper.close();
  return names ?? [];
}
