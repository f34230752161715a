/**
 * The composition root: the only file that names concrete drivers. Everything else gets what it needs by parameter.
 */
import { availableParallelism } from 'node:os';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { addressingOf } from './addressing.ts';
import { BUILT_PAGES } from './api/pages.ts';
import { createApiServer } from './api/server.ts';
import { billingSchedule } from './billing/schedule.ts';
import { loadCatalogue } from './catalogue/load.ts';
import { loadPriceBook } from './catalogue/load-price-book.ts';
import type { Config } from './config.ts';
import type { DataPlane } from './data-plane/data-plane.ts';
import { openDistribution, type Distribution } from './data-plane/local/distribution/distribution.ts';
import { missingJars } from './data-plane/local/distribution/jar-cache.ts';
import { distinctJars, JAR_LOCK } from './data-plane/local/distribution/jar-lock.ts';
import { brokerLogFiles, endLeftBehind } from './data-plane/local/left-behind.ts';
import { openLocalDataPlane, type LocalDataPlane } from './data-plane/local/local-data-plane.ts';
import { hasLoopbackRange } from './data-plane/local/loopback.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import { defaultPolicy } from './engine/policy.ts';
import type { EngineTools } from './engine/step.ts';
import { ensureFirstAccount, type SecretPair } from './first-account.ts';
import type { KafkaAdmin } from './kafka/kafka-admin.ts';
import { openKafkaTopics } from './kafka/kafkajs-topics.ts';
import { openKafkaAdmin } from './kafka/protocol-admin.ts';
import { protocolAcls } from './kafka/protocol-acls.ts';
import { protocolGroups } from './kafka/protocol-groups.ts';
import { protocolMessages } from './kafka/protocol-messages.ts';
import type { Keyed } from './lib/certificate-authority.ts';
import { certificateFolder } from './lib/certificate-folder.ts';
import { listen } from './listen.ts';
import { askProducers, httpBrokerMeters } from './metrics/http-broker-meters.ts';
import { instanceMetrics } from './metrics/instance-metrics.ts';
import { openMetering, type Metering } from './metrics/metering.ts';
import { systemClock, type Clock } from './lib/clock.ts';
import { systemRandom } from './lib/random.ts';
import { allActions } from './products/all-actions.ts';
import type { Addressing, Services } from './products/services.ts';
import { locateBinaries } from './storage/embedded-postgres/binaries.ts';
import { stopLeftServer } from './storage/embedded-postgres/left-behind.ts';
import { certifiedNames, ensureServerCertificate } from './server-certificate.ts';
import { openStorage, type OpenStorage } from './storage/postgres-storage.ts';
import type { Storage } from './storage/storage.ts';
import { upkeepSchedule } from './upkeep.ts';
import { openTimeMachine, type OpenTimeMachine } from './time-machine/open.ts';

/** Words for a person who waits; `done` of `total` where that is known. */
export type Progress = (text: string, done?: number, total?: number) => void;

export interface StartOptions {
  readonly log: Logger;
  readonly onProgress: Progress;
  /** For the crash tests; see EngineTools. */
  readonly onStep?: EngineTools['onStep'];
}

export interface RunningBrokerage {
  /** Where calls are served: `http://127.0.0.1:8597`. */
  readonly url: string;
  /** What to sign with; null when every pair of the first account was disabled. */
  readonly firstKeyPair: SecretPair | null;
  /** Stops all that was started or adopted; with `leaveBrokers`, brokers and ZooKeeper go on. Twice is as once. */
  stop(options: { readonly leaveBrokers: boolean }): Promise<void>;
}

/** Instances that one server looks at at the same time. Most of a look is waiting, so this is more than the cores. */
export const LOOKS_AT_ONCE = 16;

/** The jars, a Java and all that brokers are started from, made ready. Quick when all is there. */
export function openDistributionFor(config: Config, onProgress: Progress): Promise<Distribution> {
  return openDistribution({ cacheFolder: config.cacheFolder, mavenUrl: config.mavenUrl ?? undefined, onProgress });
}

/** The database of this configuration; our own is started when it does not run. */
export function openStorageFor(config: Config, { log, onProgress }: StartOptions): Promise<OpenStorage> {
  return openStorage({ databaseUrl: config.databaseUrl ?? undefined, home: config.home, log, onProgress });
}

/** The brokers of this home, running or not. Starts nothing. */
export function openDataPlaneFor(config: Config, distribution: Distribution, log: Logger): Promise<LocalDataPlane> {
  const { home, brokerHeapMB, elasticBandwidthPercent, connectionLimit } = config;
  const floors = { memoryMB: config.memoryFloorMB, diskMB: config.diskFloorMB };
  return openLocalDataPlane({
    home,
    distribution,
    brokerHeapMB,
    elasticBandwidthPercent,
    connectionLimit,
    floors,
    random: systemRandom,
    log,
  });
}

/** Ends what a server of this home that was killed has left running, and says what that was. Twice is as once. */
export async function stopLeftBehind({ home }: Config): Promise<string[]> {
  const ended = await endLeftBehind(home);
  return (await stopLeftServer(home)) ? [...ended, 'PostgreSQL'] : ended;
}

/** The log file of each broker of an instance that this machine holds. */
export function brokerLogs({ home }: Config, instanceId: string): Promise<{ brokerId: number; file: string }[]> {
  return brokerLogFiles(home, instanceId);
}

/** How many of Kafka's jars are not in the cache, or not what the lock file says. */
export async function missingJarCount({ cacheFolder }: Config): Promise<number> {
  return (await missingJars(cacheFolder, distinctJars(JAR_LOCK))).length;
}

/** @throws SetupError when there is no PostgreSQL of our own for this kind of machine. */
export function checkEmbeddedPostgres(): void {
  locateBinaries();
}

export { chooseJava } from './data-plane/local/distribution/java.ts';
export { hasLoopbackRange } from './data-plane/local/loopback.ts';
export { priceAsked, verifyAll } from './billing/desk.ts';
export { forecast } from './billing/forecast.ts';
export { askTimeMachine } from './api/ask-time-machine.ts';
export { actionToCall, callAction } from './api/call-action.ts';
export { newSecretPair } from './first-account.ts';

/**
 * Starts a server: makes ready what is missing, adopts what runs already, serves calls and looks after every instance.
 * @throws SetupError, one line that says what to do; whatever was started by then is stopped again.
 */
export async function startBrokerage(config: Config, options: StartOptions): Promise<RunningBrokerage> {
  const undo: (() => Promise<void>)[] = [];
  try {
    const distribution = await openDistributionFor(config, options.onProgress);
    const opened = await openStorageFor(config, options);
    undo.unshift(() => opened.close({ stopDatabase: true }));
    return await serve(config, distribution, opened, options, undo);
  } catch (problem) {
    for (const step of undo) await step();
    throw problem;
  }
}

async function serve(
  config: Config,
  distribution: Distribution,
  opened: OpenStorage,
  options: StartOptions,
  undo: (() => Promise<void>)[],
): Promise<RunningBrokerage> {
  const { log } = options;
  const { storage } = opened;
  opened.keepDatabaseRunning();
  const time = await openTimeMachine({ storage, machine: systemClock, log });
  const { clock } = time;
  const first = { preset: config.firstKeyPair, timeZone: config.timeZone };
  const firstKeyPair = await ensureFirstAccount(storage, { ...first, clock, random: systemRandom });
  const book = loadPriceBook(config.priceBook, loadCatalogue());
  const dataPlane = await openDataPlaneFor(config, distribution, log);
  // What ran before we came goes on when we cannot start: clients may be at work.
  undo.unshift(() => dataPlane.close({ leaveRunning: true }));
  const kafka = openKafkaAdmin();
  const server = createServer(
    config,
    storage,
    dataPlane,
    addressingOf(config, await hasLoopbackRange()),
    log,
    await tlsOf(config),
    time,
  );
  undo.unshift(async () => server.close());
  const url = await listen(server, config.listen);
  const engine = engineOf(storage, dataPlane, kafka, options, clock);
  const stopListening = engine.listen();
  const metering = meteringOf(config, storage, dataPlane, log, clock);
  const billing = await billingSchedule({ ...config, storage, book, clock, random: systemRandom, log });
  const jobs = await opened.startJobs({
    reconcileInstance: (instanceId) => engine.reconcileInstance(instanceId),
    bringUsers: (instanceId) => engine.bringUsers(instanceId),
    concurrency: LOOKS_AT_ONCE,
    schedule: [
      ...upkeepSchedule(storage, clock, () => engine.lookAtAll()),
      ...metering.schedule,
      ...billing,
      ...time.schedule(billing),
    ],
    log,
  });
  await engine.lookAtAll();
  log.info({ url, home: config.home }, 'serving calls');
  // So that the first instance is made as quickly as the next; one that needs it and does not get it says why, loudly.
  void dataPlane.warmUp().catch((problem: unknown) => log.warn({ err: problem }, 'ZooKeeper is not started ahead'));
  const stopOnce = async (leaveBrokers: boolean): Promise<void> => {
    await server.close();
    stopListening();
    await time.close();
    await jobs.stop();
    await metering.close();
    await kafka.close();
    await dataPlane.close({ leaveRunning: leaveBrokers });
    await opened.close({ stopDatabase: !leaveBrokers });
  };
  let stopping: Promise<void> | undefined;
  return { url, firstKeyPair, stop: ({ leaveBrokers }) => (stopping ??= stopOnce(leaveBrokers)) };
}

/** The request path on these drivers. Does not listen yet. */
export function createServer(
  config: Config,
  storage: Storage,
  dataPlane: DataPlane,
  addressing: Addressing,
  log: Logger,
  tls: Keyed | null = null,
  time: Pick<OpenTimeMachine, 'clock' | 'machine'> | null = null,
): ReturnType<typeof createApiServer<Services>> {
  const catalogue = loadCatalogue();
  const clock = time?.clock ?? systemClock;
  return createApiServer<Services>({
    actions: allActions,
    services: {
      catalogue,
      priceBook: loadPriceBook(config.priceBook, catalogue),
      requirePrice: config.requirePrice,
      billing: { enabled: config.billingEnabled, openingCredit: config.openingCredit },
      clock,
      random: systemRandom,
      machine: dataPlane,
      addressing,
      brokersPerZone: config.brokersPerZone,
      topics: openKafkaTopics(),
      acls: protocolAcls,
      groups: protocolGroups,
      messages: protocolMessages,
      producers: askProducers(dataPlane),
      findCertificate: certificateFolder(config.home),
      topicRules: { deleteAfterSeconds: config.topicDeleteAfterSeconds, strictReplicas: config.strictReplicas },
    },
    storage,
    clock,
    random: systemRandom,
    log,
    metrics: new Registry(),
    moreMetrics: () => instanceMetrics(storage.rows.meters),
    metricsToken: config.metricsToken,
    ...(config.timeMachine && time !== null ? { timeMachine: time.machine, timeToken: config.timeToken } : {}),
    servedRegion: (spelling) => catalogue.region(spelling)?.regionCode ?? null,
    throttleRequestsPerSecond: config.requestsPerSecond,
    signatureHints: config.signatureHints,
    verifyAnswers: config.verifyAnswers,
    pagesFolder: BUILT_PAGES,
    ...(tls === null ? {} : { tls }),
  });
}

/** null where calls are served over plain HTTP. */
async function tlsOf({ tls, tlsNames, home, listen }: Config): Promise<Keyed | null> {
  if (!tls) return null;
  return ensureServerCertificate(home, certifiedNames(listen.host, tlsNames), {
    clock: systemClock,
    random: systemRandom,
  });
}

/** The provision path on these drivers. */
export function engineOf(
  storage: Storage,
  dataPlane: DataPlane,
  kafka: KafkaAdmin,
  options: StartOptions,
  clock: Clock = systemClock,
): Engine {
  return createEngine({
    storage,
    dataPlane,
    kafka,
    clock,
    random: systemRandom,
    policy: defaultPolicy(availableParallelism()),
    log: options.log,
    onStep: options.onStep ?? ((): void => undefined),
  });
}

/** The metering path on these drivers. */
function meteringOf(config: Config, storage: Storage, dataPlane: DataPlane, log: Logger, clock: Clock): Metering {
  const { sampleSeconds, connectionLimit } = config;
  const limits = { sampleSeconds, connectionLimit, groupLimit: loadCatalogue().quotas.groupCount };
  const drivers = { storage, dataPlane, meters: httpBrokerMeters, groups: protocolGroups, clock };
  return openMetering({ ...drivers, ...limits, log });
}
