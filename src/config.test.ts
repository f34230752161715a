import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'smol-toml';
import { loadConfig, SETTINGS } from './config.ts';
import { SetupError } from './lib/setup-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'brokerage-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function withFile(toml: string, env: Record<string, string> = {}): ReturnType<typeof loadConfig> {
  writeFileSync(join(folder, 'brokerage.toml'), toml);
  return loadConfig({ BROKERAGE_CONFIG: 'brokerage.toml', ...env }, folder);
}

describe('loadConfig', () => {
  it('has a default for everything', () => {
    expect(loadConfig({}, folder)).toEqual({
      listen: { host: '127.0.0.1', port: 8597 },
      allowNonLoopback: false,
      tls: false,
      tlsNames: [],
      home: join(homedir(), '.brokerage'),
      cacheFolder: join(homedir(), '.cache', 'brokerage'),
      mavenUrl: null,
      databaseUrl: null,
      requestsPerSecond: 20,
      signatureHints: false,
      verifyAnswers: false,
      addressing: 'auto',
      firstPort: 20_000,
      lastPort: 29_999,
      publicAddress: null,
      publicDomain: 'ckafka.internal',
      brokersPerZone: 1,
      brokerHeapMB: 256,
      elasticBandwidthPercent: 140,
      connectionLimit: 50_000,
      sampleSeconds: 60,
      topicDeleteAfterSeconds: 60,
      strictReplicas: false,
      memoryFloorMB: 256,
      diskFloorMB: 1024,
      billingEnabled: true,
      requirePrice: false,
      openingCredit: 100_000_000_000_000n,
      largestHour: 1_000_000_000_000n,
      isolateAfterHours: 24,
      deleteAfterDays: 7,
      remindBeforeDays: 7,
      stopAfterDays: 7,
      releaseAfterDays: 7,
      webhookUrl: null,
      webhookSecret: null,
      timeZone: 'Asia/Shanghai',
      timeMachine: false,
      priceBook: 'mainland',
      logLevel: 'info',
      firstKeyPair: null,
      metricsToken: null,
      timeToken: null,
    });
  });

  const EVERY_KEY = `
    listen = "[::1]:9000"
    allow_non_loopback = true
    home = "state"
    cache = "~/downloads"
    maven_url = "https://maven.example/repository/"
    database_url = "postgres://me@db.example/brokerage"
    tls = { enabled = true, names = "*.tc.test, 10.0.0.5" }
    signature_hints = true
    verify_answers = true
    throttle.requests_per_second = 7
    network = { addressing = "single-address", first_port = 3000, last_port = 3999, public_address = "192.0.2.7", public_domain = "kafka.example.com" }
    brokers = { per_zone = 3, heap_mb = 512 }
    topics = { delete_after_seconds = 0, strict_replicas = true }
    limits = { elastic_bandwidth_percent = 200, connections = 5000 }
    time.machine = true
    capacity = { memory_floor_mb = 0, disk_floor_mb = 5 }
    metrics.sample_seconds = 5
    billing = { enabled = false, require_price = true, opening_credit = "5", largest_hour = "7.25", time_zone = "UTC", price_book = "tariff.json", isolate_after_hours = 48, delete_after_days = 14, remind_before_days = 1, stop_after_days = 2, release_after_days = 3, webhook_url = "https://hooks.example/kafka" }
    log.level = "debug"
  `;

  it('reads every key of the file', () => {
    expect(withFile(EVERY_KEY)).toEqual({
      listen: { host: '::1', port: 9000 },
      allowNonLoopback: true,
      tls: true,
      tlsNames: ['*.tc.test', '10.0.0.5'],
      home: join(folder, 'state'),
      cacheFolder: join(homedir(), 'downloads'),
      mavenUrl: 'https://maven.example/repository',
      databaseUrl: 'postgres://me@db.example/brokerage',
      requestsPerSecond: 7,
      signatureHints: true,
      verifyAnswers: true,
      addressing: 'single-address',
      firstPort: 3000,
      lastPort: 3999,
      publicAddress: '192.0.2.7',
      publicDomain: 'kafka.example.com',
      brokersPerZone: 3,
      brokerHeapMB: 512,
      elasticBandwidthPercent: 200,
      connectionLimit: 5000,
      sampleSeconds: 5,
      topicDeleteAfterSeconds: 0,
      strictReplicas: true,
      memoryFloorMB: 0,
      diskFloorMB: 5,
      billingEnabled: false,
      requirePrice: true,
      openingCredit: 500_000_000n,
      largestHour: 725_000_000n,
      isolateAfterHours: 48,
      deleteAfterDays: 14,
      remindBeforeDays: 1,
      stopAfterDays: 2,
      releaseAfterDays: 3,
      webhookUrl: 'https://hooks.example/kafka',
      webhookSecret: null,
      timeZone: 'UTC',
      timeMachine: true,
      priceBook: join(folder, 'tariff.json'),
      logLevel: 'debug',
      firstKeyPair: null,
      metricsToken: null,
      timeToken: null,
    });
  });

  it('takes the environment before the file', () => {
    const config = withFile(EVERY_KEY, {
      BROKERAGE_LISTEN: 'localhost:1234',
      BROKERAGE_HOME: 'elsewhere',
      BROKERAGE_CACHE: '/var/cache',
      BROKERAGE_MAVEN_URL: 'http://127.0.0.1:8081',
      DATABASE_URL: 'postgresql://localhost/other',
      BROKERAGE_SECRET_ID: 'AKIDlocal',
      BROKERAGE_SECRET_KEY: 'not-a-secret',
    });
    expect(config).toMatchObject({
      listen: { host: 'localhost', port: 1234 },
      home: join(folder, 'elsewhere'),
      cacheFolder: '/var/cache',
      mavenUrl: 'http://127.0.0.1:8081',
      databaseUrl: 'postgresql://localhost/other',
      firstKeyPair: { secretId: 'AKIDlocal', secretKey: 'not-a-secret' },
    });
  });

  it('counts an empty variable as unset', () => {
    const empty = { BROKERAGE_CONFIG: '', BROKERAGE_LISTEN: '', DATABASE_URL: '', BROKERAGE_SECRET_ID: '' };
    expect(loadConfig(empty, folder)).toEqual(loadConfig({}, folder));
  });

  it.each([
    ['lisen = "127.0.0.1:1"', 'unknown key lisen in', 'did you mean listen?'],
    ['[broker]\nper_zone = 1', 'unknown key broker in', 'did you mean brokers?'],
    ['colour = "red"', 'unknown key colour in', 'the keys are listen, allow_non_loopback,'],
    ['[brokers]\nperzone = 1', 'unknown key brokers.perzone in', 'did you mean brokers.per_zone?'],
    ['listen = 8597', 'listen in', 'cannot be 8597: set it to an address and a port'],
    ['listen = "127.0.0.1:70000"', 'listen in', '70000'],
    ['allow_non_loopback = "yes"', 'allow_non_loopback in', 'cannot be "yes": set it to true or false'],
    ['home = ""', 'home in', 'the path of a folder'],
    ['maven_url = "ftp://me:pass@host/"', 'maven_url in', 'begins with https:// or http://'],
    [
      'throttle.requests_per_second = 0',
      'throttle.requests_per_second in',
      'cannot be 0: set it to a whole number from 1',
    ],
    ['brokers.heap_mb = 1.5', 'brokers.heap_mb in', 'cannot be 1.5'],
    ['brokers = 3', 'brokers in', 'is a table: its keys are brokers.per_zone, brokers.heap_mb'],
    ['billing.time_zone = "Mars/Olympus"', 'billing.time_zone in', 'the name of a time zone that exists'],
    ['billing.opening_credit = "-1"', 'billing.opening_credit in', 'an amount that is not negative'],
    ['network.addressing = "Auto"', 'network.addressing in', '"auto", "loopback-range", "single-address"'],
    [
      'network = { first_port = 9000, last_port = 8000 }',
      'network.first_port (9000)',
      'above network.last_port (8000)',
    ],
    ['listen = "0.0.0.0:8597"', 'can be reached from other machines', 'allow_non_loopback = true'],
    ['secret_key = "x"', 'secret_key in', 'BROKERAGE_SECRET_ID and BROKERAGE_SECRET_KEY'],
    ['listen = ', 'line 1, column', 'is not TOML'],
  ])('refuses %j in one line that names it', (toml, ...parts) => {
    expect(() => withFile(toml)).toThrow(SetupError);
    for (const part of parts) expect(() => withFile(toml)).toThrow(part);
    expect(() => withFile(toml)).not.toThrow(/\n|:pass@/);
  });

  it.each([
    [{ BROKERAGE_LISTEN: '8597' }, 'BROKERAGE_LISTEN cannot be "8597"'],
    [{ BROKERAGE_SECRET_KEY: 'k' }, 'BROKERAGE_SECRET_KEY is set without BROKERAGE_SECRET_ID'],
    [{ BROKERAGE_SECRET_ID: 'i' }, 'BROKERAGE_SECRET_ID is set without BROKERAGE_SECRET_KEY'],
    [{ BROKERAGE_SECRET_ID: 'a/b', BROKERAGE_SECRET_KEY: 'k' }, 'BROKERAGE_SECRET_ID is not usable'],
    [{ BROKERAGE_SECRET_ID: 'a', BROKERAGE_SECRET_KEY: 'two words' }, 'BROKERAGE_SECRET_KEY is not usable'],
    [{ BROKERAGE_CONFIG: 'missing.toml' }, 'missing.toml, which cannot be read (ENOENT)'],
  ])('refuses the environment %j', (env, message) => {
    expect(() => loadConfig(env, folder)).toThrow(message);
  });
});

describe('docs/configuration.md', () => {
  const page = readFileSync(new URL('../docs/configuration.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `([^`]+)` +\| +(?:`([^`]+)`)? *\| +(?:`([^`]+)`)? *\|/gm)];

  it('lists exactly the keys, in order, each with its environment name', () => {
    const settings = Object.values(SETTINGS).map(({ key, env }) => [key, env]);
    expect(rows.map(([, key, env]) => [key, env])).toEqual(settings);
  });

  it('gives each key the default that it has', () => {
    for (const setting of Object.values(SETTINGS)) {
      const [, , , shown] = rows.find(([, key]) => key === setting.key) ?? [];
      const written = shown === undefined ? null : setting.kind.read(parse(`value = ${shown}`)['value'], folder);
      expect(written, setting.key).toEqual(setting.fallback);
    }
  });

  it('has an example that is read', () => {
    const example = /```toml\n([^`]+)```/.exec(page)?.[1] ?? '';
    expect(withFile(example)).toMatchObject({ brokerHeapMB: 512, home: '/var/lib/brokerage' });
  });
});
