import type { ZooKeeperClient } from './zookeeper-client.ts';

/** Where an instance's brokers keep their state; they create it themselves. */
export function chrootOf(instanceId: string): string {
  return `/brokerage/${instanceId}`;
}

/** Deletes an instance's whole tree. Safe to repeat; its brokers must be gone. */
export async function forgetInstance(client: ZooKeeperClient, instanceId: string): Promise<void> {
  await deleteTree(client, chrootOf(instanceId));
}

/**
 * Deletes what a dead broker's session would keep until it times out: its registration, and the controller's office if it held
 * that. Its partitions get new leaders at once, and the broker can be started again at once: with the old registration there,
 * a new process of the same broker ends with "node already exists". Call it only when the broker has no process.
 */
export async function forgetBroker(client: ZooKeeperClient, instanceId: string, brokerId: number): Promise<void> {
  const chroot = chrootOf(instanceId);
  const controller = await client.data(`${chroot}/controller`);
  // The registration first: whoever takes the office next then finds it gone.
  await client.delete(`${chroot}/brokers/ids/${brokerId}`);
  if (controller !== null && controllerId(controller) === brokerId) await client.delete(`${chroot}/controller`);
}

function controllerId(content: Buffer): number | null {
  const id = /"brokerid":(\d+)/.exec(content.toString('utf8'))?.[1];
  return id === undefined ? null : Number(id);
}

async function deleteTree(client: ZooKeeperClient, path: string): Promise<void> {
  for (;;) {
    const names = await client.children(path);
    if (names === null) return;
    await Promise.all(names.map((name) => deleteTree(client, `${path}/${name}`)));
    // A last write of a broker that was just killed may still have been on its way: then once more.
    if ((await client.delete(path)) !== 'has-children') return;
  }
}
