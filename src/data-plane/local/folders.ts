import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * Where everything of the local data plane lies, below `<home>/kafka/`. Every folder and file is its owner's alone:
 *
 *     zookeeper/                     the one ZooKeeper: endpoint.json, zoo.cfg, data/, logs/
 *     instances/<id>/broker-<n>/     server.properties, data/, logs/
 *     trash/<id>/                    an instance on its way out, already out of use
 */
export interface Folders {
  readonly root: string;
  readonly zookeeper: string;
  readonly instances: string;
  readonly trash: string;
  instance(instanceId: string): string;
  broker(instanceId: string, brokerId: number): string;
  trashed(instanceId: string): string;
  /** Which broker a folder belongs to; null for any other path. The inverse of `broker`. */
  brokerOf(folder: string): BrokerName | null;
}

export interface BrokerName {
  readonly instanceId: string;
  readonly brokerId: number;
}

/** `home` must be absolute and without symbolic links: paths below it are the names by which processes are found again. */
export function foldersOf(home: string): Folders {
  const root = join(home, 'kafka');
  const instances = join(root, 'instances');
  const trash = join(root, 'trash');
  return {
    root,
    zookeeper: join(root, 'zookeeper'),
    instances,
    trash,
    instance: (instanceId) => join(instances, instanceId),
    broker: (instanceId, brokerId) => join(instances, instanceId, brokerFolderName(brokerId)),
    trashed: (instanceId) => join(trash, instanceId),
    brokerOf(folder) {
      const [instanceId, name, ...rest] = relative(instances, folder).split(sep);
      const brokerId = brokerIdOf(name ?? '');
      return instanceId === undefined || brokerId === null || rest.length > 0 ? null : { instanceId, brokerId };
    },
  };
}

function brokerFolderName(brokerId: number): string {
  return `broker-${brokerId}`;
}

/** The number in a broker folder's name; null for another name. */
export function brokerIdOf(name: string): number | null {
  const digits = /^broker-(\d+)$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Names in a folder; none when there is no such folder. */
export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((problem: unknown) => {
    if (isMissing(problem)) return [];
    throw problem;
  });
}

/** Whether a file call failed because the file or its folder is not there. */
export function isMissing(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'ENOENT';
}
