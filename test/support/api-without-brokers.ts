import { pino } from 'pino';
import { loadConfig } from '../../src/config.ts';
import { openSimulatedDataPlane } from '../../src/data-plane/simulated/simulated-data-plane.ts';
import { SimulatedWorld } from '../../src/data-plane/simulated/world.ts';
import { ensureFirstAccount } from '../../src/first-account.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { systemRandom } from '../../src/lib/random.ts';
import { createServer } from '../../src/main.ts';
import { openFreshStorage } from './postgres.ts';

export interface ApiWithoutBrokers {
  /** Without a slash at its end. */
  readonly url: string;
  readonly keyPair: { readonly secretId: string; readonly secretKey: string };
  /** The bodies of the calls since the last time this was asked, in their order, with the action that they called. */
  taken(): { action: string; version: string; region: string; body: string }[];
  close(): Promise<void>;
}

/** The whole request path on rows of its own, on a machine that is simulated and works at nothing: what is bought stays in creation. */
export async function startApiWithoutBrokers(requestsPerSecond?: number): Promise<ApiWithoutBrokers> {
  const { storage, home, remove } = await openFreshStorage();
  const configured = loadConfig({ BROKERAGE_HOME: home, BROKERAGE_VERIFY_ANSWERS: 'true' }, home);
  const config = requestsPerSecond === undefined ? configured : { ...configured, requestsPerSecond };
  const options = { preset: null, timeZone: 'Asia/Shanghai', clock: systemClock, random: systemRandom };
  const keyPair = await ensureFirstAccount(storage, options);
  if (keyPair === null) throw new Error('the first account has no key pair');
  const server = createServer(
    config,
    storage,
    openSimulatedDataPlane(new SimulatedWorld(systemClock)),
    {
      mode: 'loopback-range',
      publicRoutes: { address: null, domain: 'ckafka.internal' },
      ports: { first: config.firstPort, last: config.lastPort },
    },
    pino({ level: 'silent' }),
  );
  const calls: ReturnType<ApiWithoutBrokers['taken']> = [];
  server.addHook('preHandler', (request, _reply, done) => {
    const said = (name: string): string => String(request.headers[`x-tc-${name}`] ?? '');
    const body = Buffer.isBuffer(request.body) ? request.body.toString() : '';
    calls.push({ action: said('action'), version: said('version'), region: said('region'), body });
    done();
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const close = async (): Promise<void> => {
    await server.close();
    await remove();
  };
  return { url, keyPair, taken: () => calls.splice(0), close };
}
