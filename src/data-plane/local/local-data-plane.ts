import { mkdir, realpath, rename, rm } from 'node:fs/promises';
import type { Logger } from 'pino';

import type { Random } from '../../lib/random.ts';
import type { DataPlane, InstanceSpec } from '../data-plane.ts';
import { noteExit, startBrokerProcess } from './broker-process.ts';
import type { Distribution } from './distribution/distribution.ts';
import { foldersOf, isMissing, type BrokerName, type Folders } from './folders.ts';
import { goneWatch, type GoneWatch } from './gone-watch.ts';
import { inTurn } from './in-turn.ts';
import { writeLimits } from './limits-file.ts';
import { logTail } from './log-tail.ts';
import { metersAddress } from './meters-plugin.ts';
import { listInstances, observeInstance } from './observe.ts';
import { findMarked, type MarkedProcess } from './process-table.ts';
import { hasRoutes, writeRoutes } from './route-files.ts';
import { freeRoom, shortagesOf, type Floors } from './room.ts';
import { boundConsole, endProcess } from './server-process.ts';
import { writeUsers } from './users-file.ts';
import { forgetBroker, forgetInstance } from './znodes.ts';
import { zookeeperServer, type ZooKeeperServer } from './zookeeper-server.ts';

/** Brokers hand over and close their files within a second or two when they are idle. */
const CLOSE_GRACE_MS = 20_000;
const ZOOKEEPER_RETRY_MS = 2_000;

export interface LocalDataPlaneOptions {
  /** The home folder; everything lies in `<home>/kafka/`. */
  readonly home: string;
  readonly distribution: Distribution;
  /** The most that a broker's Java heap may take. */
  readonly brokerHeapMB: number;
  /** How far elastic bandwidth goes, in percent of what was bought. */
  readonly elasticBandwidthPercent: number;
  /** Connections that an instance takes at once, over all its brokers. */
  readonly connectionLimit: number;
  readonly floors: Floors;
  readonly random: Random;
  readonly log: Logger;
}

export interface LocalDataPlane extends DataPlane {
  /** Starts ZooKeeper ahead of the first instance, which then need not wait for it. Safe to repeat. */
  warmUp(): Promise<void>;
}

/**
 * Brokers as processes of this machine that outlive us, found again in the process table. Opening it starts nothing; what runs
 * already is watched from then on.
 */
export async function openLocalDataPlane(options: LocalDataPlaneOptions): Promise<LocalDataPlane> {
  await mkdir(options.home, { recursive: true, mode: 0o700 });
  const folders = foldersOf(await realpath(options.home));
  for (const folder of [folders.zookeeper, folders.instances, folders.trash])
    await mkdir(folder, { recursive: true, mode: 0o700 });
  const driver = new LocalDriver(folders, options);
  await driver.adopt();
  return driver;
}

class LocalDriver implements LocalDataPlane {
  readonly name = 'local';
  readonly #folders: Folders;
  readonly #distribution: Distribution;
  readonly #heapMB: number;
  readonly #elasticPercent: number;
  readonly #connectionLimit: number;
  readonly #floors: Floors;
  readonly #log: Logger;
  readonly #zookeeper: ZooKeeperServer;
  readonly #watch: GoneWatch;
  readonly #bells = new Set<(instanceId: string) => void>();
  /** What changes the processes of one instance does so alone. */
  readonly #inTurn = inTurn();
  #closed = false;

  constructor(folders: Folders, options: LocalDataPlaneOptions) {
    const { distribution, brokerHeapMB, floors, random, log } = options;
    this.#folders = folders;
    this.#distribution = distribution;
    this.#heapMB = brokerHeapMB;
    this.#elasticPercent = options.elasticBandwidthPercent;
    this.#connectionLimit = options.connectionLimit;
    this.#floors = floors;
    this.#log = log;
    this.#zookeeper = zookeeperServer(folders, distribution, random);
    this.#watch = goneWatch((gone, exit) => void this.#onGone(gone, exit));
  }

  /** Watches what an earlier control plane left running. */
  async adopt(): Promise<void> {
    for (const one of await findMarked(this.#folders.root)) this.#watch.add(one);
    const brokers = await findMarked(this.#folders.instances);
    if (brokers.length > 0 && (await this.#zookeeper.process()) === null) await this.#restartZooKeeper();
  }

  async warmUp(): Promise<void> {
    await this.#zookeeper.ensureRunning();
    const server = await this.#zookeeper.process();
    if (server !== null) this.#watch.add(server);
  }

  async observe(instanceId: string): ReturnType<DataPlane['observe']> {
    const seen = await observeInstance(this.#folders, instanceId);
    // Every instance is observed now and then for as long as it runs, so this is where its files are kept from growing.
    for (const { brokerId } of seen.brokers) await boundConsole(this.#folders.broker(instanceId, brokerId));
    return seen;
  }

  list(): Promise<string[]> {
    return listInstances(this.#folders);
  }

  async prepareInstance({ instanceId }: InstanceSpec): Promise<void> {
    await mkdir(this.#folders.instance(instanceId), { recursive: true, mode: 0o700 });
    await this.warmUp();
  }

  startBroker(spec: InstanceSpec, brokerId: number): Promise<void> {
    const { instanceId } = spec;
    const folder = this.#folders.broker(instanceId, brokerId);
    return this.#inTurn(instanceId, async () => {
      const [running] = await findMarked(folder);
      if (running !== undefined) {
        this.#watch.add(running);
        return;
      }
      await this.#zookeeper.visit((client) => forgetBroker(client, instanceId, brokerId));
      const zookeeper = await this.#zookeeper.ensureRunning();
      const place = {
        folder,
        zookeeper,
        distribution: this.#distribution,
        heapMB: this.#heapMB,
        elasticPercent: this.#elasticPercent,
        connectionLimit: this.#connectionLimit,
      };
      const { process, child } = await startBrokerProcess(spec, brokerId, place);
      this.#watch.add(process, child);
    });
  }

  applyLimits(spec: InstanceSpec): Promise<void> {
    const { instanceId } = spec;
    return this.#inTurn(instanceId, async () => {
      for (const { brokerId } of spec.brokers)
        await writeLimits(this.#folders.broker(instanceId, brokerId), spec, this.#elasticPercent);
    });
  }

  applyRoutes(spec: InstanceSpec): Promise<void> {
    const { instanceId } = spec;
    return this.#inTurn(instanceId, async () => {
      for (const { brokerId } of spec.brokers)
        await writeRoutes(this.#folders.broker(instanceId, brokerId), spec, brokerId);
    });
  }

  async hasRoutes(spec: InstanceSpec): Promise<boolean> {
    const each = spec.brokers.map(({ brokerId }) =>
      hasRoutes(this.#folders.broker(spec.instanceId, brokerId), spec, brokerId),
    );
    return (await Promise.all(each)).every((has) => has);
  }

  // Not in turn: it waits for no start and no stop, and replaces a file of its own.
  async applyUsers(...[instanceId, brokerIds, users]: Parameters<DataPlane['applyUsers']>): Promise<void> {
    for (const brokerId of brokerIds) await writeUsers(this.#folders.broker(instanceId, brokerId), users);
  }

  stopBroker(instanceId: string, brokerId: number, graceMs: number): Promise<void> {
    const folder = this.#folders.broker(instanceId, brokerId);
    return this.#inTurn(instanceId, () => this.#endAll(folder, graceMs));
  }

  removeInstance(instanceId: string): Promise<void> {
    const [folder, trashed] = [this.#folders.instance(instanceId), this.#folders.trashed(instanceId)];
    return this.#inTurn(instanceId, async () => {
      await this.#endAll(folder, 0);
      const { traces } = await this.observe(instanceId);
      if (traces.length === 0) return;
      await this.#zookeeper.visit((client) => forgetInstance(client, instanceId));
      // Out of use in one step; a crash while the files go leaves it in the trash, where it is seen and not taken for an instance.
      await rm(trashed, { recursive: true, force: true });
      await rename(folder, trashed).catch((problem: unknown) => {
        if (!isMissing(problem)) throw problem;
      });
      await rm(trashed, { recursive: true, force: true });
    });
  }

  async shortages(brokerCount: number, promised: number): ReturnType<DataPlane['shortages']> {
    return shortagesOf(await freeRoom(this.#folders.root), brokerCount + promised, this.#floors);
  }

  onBrokerGone(ring: (instanceId: string) => void): () => void {
    this.#bells.add(ring);
    return () => void this.#bells.delete(ring);
  }

  metersOf(spec: Parameters<DataPlane['metersOf']>[0], brokerId: number): ReturnType<DataPlane['metersOf']> {
    const broker = spec.brokers.find((it) => it.brokerId === brokerId);
    if (broker === undefined) return Promise.resolve(null);
    return metersAddress(this.#folders.broker(spec.instanceId, brokerId), broker.internal.address, spec.adminPassword);
  }

  logTail(instanceId: string, brokerId: number, lineCount: number): Promise<string[]> {
    return logTail(this.#folders.broker(instanceId, brokerId), lineCount);
  }

  async close({ leaveRunning }: { readonly leaveRunning: boolean }): Promise<void> {
    this.#closed = true;
    this.#watch.close();
    this.#bells.clear();
    if (leaveRunning) return;
    await this.#endAll(this.#folders.instances, CLOSE_GRACE_MS);
    await this.#zookeeper.stop();
  }

  async #endAll(folder: string, graceMs: number): Promise<void> {
    const processes = await findMarked(folder);
    for (const one of processes) this.#watch.forget(one);
    await Promise.all(processes.map((one) => endProcess(one, graceMs)));
  }

  async #onGone(gone: MarkedProcess, exit: string | null): Promise<void> {
    const broker = this.#folders.brokerOf(gone.marker);
    if (broker === null) await this.#restartZooKeeper();
    else await this.#onBrokerGone(broker, gone, exit);
  }

  async #onBrokerGone(broker: BrokerName, gone: MarkedProcess, exit: string | null): Promise<void> {
    const { instanceId, brokerId } = broker;
    this.#log.warn({ instanceId, brokerId, brokerPid: gone.pid, exit }, 'a broker has gone');
    try {
      await this.#inTurn(instanceId, async () => {
        await noteExit(gone.marker, gone, exit);
        // Without this the others would wait for its session to time out before they take over its partitions.
        if (!this.#closed && (await findMarked(gone.marker)).length === 0 && (await this.#zookeeper.process()) !== null)
          await this.#zookeeper.visit((client) => forgetBroker(client, instanceId, brokerId));
      });
    } catch (problem) {
      this.#log.warn({ instanceId, brokerId, problem }, 'could not tidy up after a broker that has gone');
    }
    for (const ring of this.#bells) ring(instanceId);
  }

  /** Brokers reconnect to it by themselves; until then they serve, but no leader changes. Tried until it runs. */
  async #restartZooKeeper(): Promise<void> {
    if (this.#closed) return;
    try {
      await this.warmUp();
      this.#log.warn('ZooKeeper had ended and was started again');
    } catch (problem) {
      this.#log.error({ problem }, 'ZooKeeper has ended and could not be started again; trying on');
      setTimeout(() => void this.#restartZooKeeper(), ZOOKEEPER_RETRY_MS).unref();
    }
  }
}
