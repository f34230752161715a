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
    kill: (_, broker) => {
      if (broker.state === 'present') process.kill(broker.pid, 'SIGKILL');
    },
    async dispose() {
      await kafka.close();
      await machine.dispose();
    },
  };
});
