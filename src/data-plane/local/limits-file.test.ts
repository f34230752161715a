import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { specOfBrokers } from '../../../test/contract/specs.ts';
import { openDistribution } from './distribution/distribution.ts';
import { limitsFileOf, limitsText, writeLimits } from './limits-file.ts';

const HOST_SOURCE = fileURLToPath(
  new URL('../../../broker-extension/src/test/java/BandwidthQuotaHost.java', import.meta.url),
);
const THROTTLE_HOST_SOURCE = HOST_SOURCE.replace('BandwidthQuotaHost', 'ThrottleRuleHost');
/** Four looks of the plug-in. */
const SEEN_BY_THEN_MS = 1_000;

const threeZones = specOfBrokers(3, '3.2.3');

describe('the text of a limits file', () => {
  it('gives producers what was bought divided by the replicas, and consumers all of it', () => {
    expect(limitsText({ ...threeZones, bandwidthMBps: 120 }, 140)).toBe(
      'produce.bytes.per.second=40000000\nconsume.bytes.per.second=120000000\nbrokers=3\ntopics=200\npartition.replicas=400\ndisk.bytes=214748364800\nadmin.security=false\n',
    );
  });

  it('goes to the ceiling only where elastic bandwidth was bought', () => {
    const elastic = { ...threeZones, bandwidthMBps: 60, elasticBandwidth: true };
    expect(limitsText(elastic, 150)).toContain(
      'produce.bytes.per.second=30000000\nconsume.bytes.per.second=90000000\n',
    );
  });

  it('is written nowhere for a broker that has no folder', async () => {
    await expect(writeLimits(join(tmpdir(), 'no-such-broker'), threeZones, 140)).resolves.toBeUndefined();
  });
});

interface Plugin {
  /** Its answer to one line. */
  ask(line: string): Promise<string>;
  /** Replaces its limits file, and waits until it has looked. */
  replace(spec: typeof threeZones): Promise<void>;
  readonly folder: string;
  stop(): Promise<void>;
}

/** A plug-in in a JVM of its own, with a limits file. */
async function openPlugin(source: string, spec: typeof threeZones): Promise<Plugin> {
  const folder = await mkdtemp(join(tmpdir(), 'brokerage-limits-'));
  await writeLimits(folder, spec, 140);
  const cacheFolder = process.env['BROKERAGE_CACHE'] ?? join(homedir(), '.cache', 'brokerage');
  const mavenUrl = process.env['BROKERAGE_MAVEN_URL'];
  const distribution = await openDistribution({ cacheFolder, mavenUrl, onProgress: () => undefined });
  const flags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx64m', '-cp', distribution.classPath('2.4.1')];
  const jvm = spawn(distribution.java.executable, [...flags, source, limitsFileOf(folder)], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const answers = createInterface({ input: jvm.stdout })[Symbol.asyncIterator]();
  return {
    folder,
    async ask(line) {
      jvm.stdin.write(`${line}\n`);
      return ((await answers.next()) as IteratorYieldResult<string>).value;
    },
    async replace(changed) {
      await writeLimits(folder, changed, 140);
      await sleep(SEEN_BY_THEN_MS);
    },
    async stop() {
      const gone = once(jvm, 'exit');
      jvm.kill('SIGKILL');
      await gone;
      await rm(folder, { recursive: true });
    },
  };
}

describe('the bandwidth plug-in', { timeout: 60_000 }, () => {
  let plugin: Plugin;
  const ask = (here: number, all: number): Promise<string> => plugin.ask(`${here} ${all}`);

  beforeEach(async () => {
    plugin = await openPlugin(HOST_SOURCE, { ...threeZones, bandwidthMBps: 120 });
  }, 300_000);
  afterEach(() => plugin.stop());

  it('makes one group of all clients, spares the control plane, and takes the share of the partitions that it leads', async () => {
    const rest = 'requests=null controlPlane=null';
    expect(await ask(1, 4)).toBe(`shared=true produce=10000000 consume=30000000 ${rest} reset=true`);
    expect(await ask(3, 3)).toBe(`shared=true produce=40000000 consume=120000000 ${rest} reset=false`);
    // An even share when it leads nothing.
    expect(await ask(0, 3)).toContain('produce=13333333 consume=40000000');
  });

  it('follows a file that is replaced, and keeps the last good limits when it is broken or gone', async () => {
    expect(await ask(1, 1)).toContain('produce=40000000');
    const { folder } = plugin;
    await plugin.replace({ ...threeZones, bandwidthMBps: 60 });
    expect(await ask(1, 1)).toMatch(/produce=20000000.*reset=true/);
    for (const broken of ['produce.bytes.per.second=9\n', 'topics=-1\n', '\\u00zz', '']) {
      await writeFile(limitsFileOf(folder), broken);
      await sleep(SEEN_BY_THEN_MS);
      expect(await ask(1, 1)).toMatch(/produce=20000000.*reset=false/);
    }
    await rm(limitsFileOf(folder));
    await sleep(SEEN_BY_THEN_MS);
    expect(await ask(1, 1)).toContain('produce=20000000');
    await plugin.replace({ ...threeZones, bandwidthMBps: 90 });
    expect(await ask(1, 1)).toContain('produce=30000000');
  });
});

describe('throttle rules in the plug-in', { timeout: 60_000 }, () => {
  const rule = (ruleId: number, userName: string, clientId: string, produceMBps: number | null) => {
    return { ruleId, instanceId: 'i', userName, clientId, produceMBps, consumeMBps: 9, updatedAt: new Date(0) };
  };

  it('hold the clients that they name, the narrowest rule first, and nobody to more than was bought', async () => {
    const one = { ...specOfBrokers(1, '3.2.3'), bandwidthMBps: 20 };
    const throttleRules = [
      ...[rule(1, '', 'app', 1), rule(2, 'alice', '', 2), rule(3, 'alice', 'app', 3), rule(4, 'bob', '', 50)],
      rule(5, '', '50% of\\ü=', null),
    ];
    const plugin = await openPlugin(THROTTLE_HOST_SOURCE, { ...one, throttleRules });
    try {
      const ask = (client: string) => plugin.ask(client);
      expect(await ask('somebody else')).toMatch(/^instance produce=20000000 consume=20000000/);
      expect(await ask('somebody app')).toMatch(/^rule-1 produce=1000000 consume=9000000/);
      expect(await ask('alice else')).toMatch(/^rule-2 produce=2000000 /);
      expect(await ask('alice app')).toMatch(/^rule-3 produce=3000000 /);
      expect(await ask('bob -')).toMatch(/^rule-4 produce=20000000 consume=9000000/);
      await plugin.replace({ ...one, throttleRules: throttleRules.slice(0, 1) });
      expect(await ask('alice app')).toMatch(/^rule-1 .*reset=true$/);
      expect(await ask('bob -')).toMatch(/^instance .*reset=false$/);
    } finally {
      await plugin.stop();
    }
  });
});
