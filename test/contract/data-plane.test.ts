import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';

import { foldersOf } from '../../src/data-plane/local/folders.ts';
import { openSimulatedDataPlane } from '../../src/data-plane/simulated/simulated-data-plane.ts';
import { openSimulatedKafkaAdmin } from '../../src/data-plane/simulated/simulated-kafka-admin.ts';
import { SimulatedWorld } from '../../src/data-plane/simulated/world.ts';
import { openKafkaAdmin } from '../../src/kafka/protocol-admin.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { dataPlaneContract } from './data-plane.ts';
import { localMachine } from './local-machine.ts';

dataPlaneContract('simulated', () => {
  const world = new SimulatedWorld(systemClock);
  world.everyStart = { startTakesMs: 30 };
  world.brokerRoom = 100;
  return Promise.resolve({
    open: () => Promise.resolve(openSimulatedDataPlane(world)),
    kafka: openSimulatedKafkaAdmin(world),
    bandwidthOf: (instanceId) => Promise.resolve(world.instances.get(instanceId)?.limits?.bandwidthMBps ?? NaN),
    userNamesOf: (instanceId, brokerId) =>
      Promise.resolve((world.instances.get(instanceId)?.users.get(brokerId) ?? []).map((it) => it.userName)),
    kill: (instanceId, { brokerId }) => world.killBroker(instanceId, brokerId),
    dispose: () => Promise.resolve(),
  });
});

dataPlaneContract('local', async () => {
  const machine = await localMachine();
  const kafka = openKafkaAdmin();
  return {
    open: () => machine.open(),
    kafka,
    async bandwidthOf(instanceId, brokerId) {
      const folder = foldersOf(await realpath(machine.home)).broker(instanceId, brokerId);
      const text = await readFile(join(folder, 'limits.properties'), 'utf8');
      return Number(/^consume\.bytes\.per\.second=(\d+)$/m.exec(text)?.[1]) / 1_000_000;
    },
    async userNamesOf(instanceId, brokerId) {
      const folder = foldersOf(await realpath(machine.home)).broker(instanceId, brokerId);
      const text = await readFile(join(folder, 'users.properties'), 'utf8');
      return [...text.matchAll(/^(\w+)\.SCRAM-SHA-256=a$/gm)].map(([, userName = '']) => userName);
    },
    kill: (_, broker) => {
      if (broker.state === 'present') process.kill(broker.pid, 'SIGKILL');
    },
    async dispose() {
      await kafka.close();
      await machine.dispose();
    },
  };
});
