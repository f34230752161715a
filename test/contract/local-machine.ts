import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';

import { openDistribution } from '../../src/data-plane/local/distribution/distribution.ts';
import { openLocalDataPlane, type LocalDataPlane } from '../../src/data-plane/local/local-data-plane.ts';
import { systemRandom } from '../../src/lib/random.ts';

const limits = {
  brokerHeapMB: 256,
  elasticBandwidthPercent: 140,
  connectionLimit: 50_000,
  floors: { memoryMB: 0, diskMB: 0 },
};

/** A home of its own for local data planes; downloads are shared with the person's own. */
export interface LocalMachine {
  readonly home: string;
  open(): Promise<LocalDataPlane>;
  dispose(): Promise<void>;
}

export async function localMachine(): Promise<LocalMachine> {
  const home = await mkdtemp(join(tmpdir(), 'brokerage-contract-'));
  const cacheFolder = process.env['BROKERAGE_CACHE'] ?? join(homedir(), '.cache', 'brokerage');
  const distribution = await openDistribution({ cacheFolder, onProgress: () => undefined });
  return {
    home,
    open: () =>
      openLocalDataPlane({ home, distribution, ...limits, random: systemRandom, log: pino({ enabled: false }) }),
    dispose: () => rm(home, { recursive: true }),
  };
}
