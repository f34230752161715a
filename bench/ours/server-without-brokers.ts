/**
 * A program of its own: Brokerage as src/main.ts puts it together (request path, PostgreSQL, queue and engine), with the simulated data
 * plane in place of the local one. Its brokers serve at once, so the engine does all its work while calls come in: more of it at the
 * same time than beside real brokers, of which a few start at once. With --requests-only nothing looks after instances: then rows may
 * stand for any number of them. The first that it prints is {"url": …, "keyPair": …}.
 */
import { prepareHome } from '../../src/cli/home.ts';
import { openLog } from '../../src/cli/open-log.ts';
import { loadConfig } from '../../src/config.ts';
import { openSimulatedDataPlane } from '../../src/data-plane/simulated/simulated-data-plane.ts';
import { openSimulatedKafkaAdmin } from '../../src/data-plane/simulated/simulated-kafka-admin.ts';
import { SimulatedWorld } from '../../src/data-plane/simulated/world.ts';
import { ensureFirstAccount } from '../../src/first-account.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { systemRandom } from '../../src/lib/random.ts';
import { createServer, engineOf, LOOKS_AT_ONCE, openStorageFor } from '../../src/main.ts';
import type { Addressing } from '../../src/products/services.ts';

const config = loadConfig(process.env, process.cwd());
prepareHome(config.home);
const options = { log: openLog(config), onProgress: () => undefined };
const opened = await openStorageFor(config, options);
const { storage } = opened;
const keyPair = await ensureFirstAccount(storage, {
  preset: null,
  timeZone: 'Asia/Shanghai',
  clock: systemClock,
  random: systemRandom,
});
const world = new SimulatedWorld(systemClock);
const dataPlane = openSimulatedDataPlane(world);
const addressing: Addressing = {
  mode: 'loopback-range',
  publicRoutes: { address: null, domain: 'ckafka.internal' },
  ports: { first: config.firstPort, last: config.lastPort },
};
const server = createServer(config, storage, dataPlane, addressing, options.log);
const jobs = process.argv.includes('--requests-only') ? null : await startEngine();
const url = await server.listen(config.listen);
process.once('SIGTERM', () => void stop());
console.log(JSON.stringify({ url, keyPair }));

function startEngine(): Promise<{ stop(): Promise<void> }> {
  const engine = engineOf(storage, dataPlane, openSimulatedKafkaAdmin(world), options);
  return opened.startJobs({
    reconcileInstance: (instanceId) => engine.reconcileInstance(instanceId),
    bringUsers: (instanceId) => engine.bringUsers(instanceId),
    concurrency: LOOKS_AT_ONCE,
    log: options.log,
  });
}

async function stop(): Promise<void> {
  await server.close();
  await jobs?.stop();
  await opened.close({ stopDatabase: true });
}
