import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parse, TomlError } from 'smol-toml';
import {
  amount,
  domainName,
  integer,
  ipv4,
  listenAddress,
  names,
  oneOf,
  path,
  priceBook,
  switchedOn,
  timeZone,
  url,
  yesOrNo,
  type Kind,
} from './config-kinds.ts';
import type { Amount } from './domain/money.ts';
import { nearestName } from './lib/nearest-name.ts';
import { SetupError } from './lib/setup-error.ts';

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
const ADDRESSING_MODES = ['auto', 'loopback-range', 'single-address'] as const;

/** Everything that an operator can choose, parsed once. Each member's key, environment name and default: docs/configuration.md. */
export interface Config {
  /** Where calls are served. Port 0: any free port. */
  readonly listen: { readonly host: string; readonly port: number };
  readonly allowNonLoopback: boolean;
  /** Whether calls are served over HTTPS, with a certificate of this home's own authority. */
  readonly tls: boolean;
  /** Names and addresses for the certificate besides this machine's own and the one listened on. */
  readonly tlsNames: readonly string[];
  /** All state; absolute. */
  readonly home: string;
  /** Downloads that homes share; absolute. */
  readonly cacheFolder: string;
  /** Base URL of a Maven repository, without a slash at its end; null: ask `mvn`. */
  readonly mavenUrl: string | null;
  /** An outside PostgreSQL; null: the embedded one, with its data under `home`. */
  readonly databaseUrl: string | null;
  /** Calls a second for each account and action. */
  readonly requestsPerSecond: number;
  /** Whether a wrong signature is answered with what the server took for the signed text. */
  readonly signatureHints: boolean;
  /** Whether an answer that the API model does not allow becomes an InternalError; the tests' servers run so. */
  readonly verifyAnswers: boolean;
  /** How endpoints are given out; `auto`: what the system can do. */
  readonly addressing: (typeof ADDRESSING_MODES)[number];
  /** Where public routes listen, and what clients are told; null: on loopback. */
  readonly publicAddress: string | null;
  /** What the names of public routes end with. */
  readonly publicDomain: string;
  /** Ports for `single-address`, both ends included. */
  readonly firstPort: number;
  readonly lastPort: number;
  readonly brokersPerZone: number;
  /** How old a topic must be before DeleteTopic takes it. */
  readonly topicDeleteAfterSeconds: number;
  /** Whether a topic with more replicas than brokers is refused. */
  readonly strictReplicas: boolean;
  /** The most that a broker's Java heap may take. */
  readonly brokerHeapMB: number;
  /** How far an instance with elastic bandwidth may go, in percent of what was bought. */
  readonly elasticBandwidthPercent: number;
  /** Connections that an instance takes at once. */
  readonly connectionLimit: number;
  /** How long a sample of an instance's figures is. */
  readonly sampleSeconds: number;
  /** What a purchase must leave free on this machine. */
  readonly memoryFloorMB: number;
  readonly diskFloorMB: number;
  /** Whether hours are charged; otherwise this is an emulator that only tells prices. */
  readonly billingEnabled: boolean;
  /** Whether only what has a price is sold. */
  readonly requirePrice: boolean;
  /** What a new account begins with. */
  readonly openingCredit: Amount;
  /** More than this for one instance and hour is taken for a mistake. */
  readonly largestHour: Amount;
  /** From an empty balance to the stop of the instances, and from there to their deletion. */
  readonly isolateAfterHours: number;
  readonly deleteAfterDays: number;
  /** How long before a prepaid term ends its account is told, and how patient an operator is after that. */
  readonly remindBeforeDays: number;
  readonly stopAfterDays: number;
  readonly releaseAfterDays: number;
  /** Where notices to accounts are posted; null: nowhere. */
  readonly webhookUrl: string | null;
  /** What deliveries are signed with, from the environment only. Never log it. */
  readonly webhookSecret: string | null;
  /** The first account's zone, in whose clock hours it is charged; an IANA name. */
  readonly timeZone: string;
  /** Whether the clock may be moved ahead (src/time-machine/). */
  readonly timeMachine: boolean;
  /** A shipped price book's name, or the absolute path of a JSON file. */
  readonly priceBook: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** What GET /metrics must be shown (`Authorization: Bearer …`), from the environment only; null: only this machine may ask. Never log it. */
  readonly metricsToken: string | null;
  /** What moving the clock must be shown, the same way; null: only this machine may. Never log it. */
  readonly timeToken: string | null;
  /** Preset key pair of the first account, from the environment only; null: one is made up. Never log it. */
  readonly firstKeyPair: { readonly secretId: string; readonly secretKey: string } | null;
}

type SettingName = Exclude<keyof Config, 'firstKeyPair' | 'metricsToken' | 'timeToken' | 'webhookSecret'>;

interface Setting<T> {
  /** Its path in the TOML file. */
  readonly key: string;
  readonly env?: string;
  readonly kind: Kind<NonNullable<T>>;
  readonly fallback: T;
}

/** Every key that the TOML file may hold, and the one place of its default. */
export const SETTINGS: { readonly [Name in SettingName]: Setting<Config[Name]> } = {
  listen: {
    key: 'listen',
    env: 'BROKERAGE_LISTEN',
    kind: listenAddress,
    fallback: { host: '127.0.0.1', port: 8597 },
  },
  allowNonLoopback: { key: 'allow_non_loopback', kind: yesOrNo, fallback: false },
  tls: { key: 'tls.enabled', env: 'BROKERAGE_TLS', kind: switchedOn, fallback: false },
  tlsNames: { key: 'tls.names', kind: names, fallback: [] },
  home: { key: 'home', env: 'BROKERAGE_HOME', kind: path, fallback: join(homedir(), '.brokerage') },
  cacheFolder: { key: 'cache', env: 'BROKERAGE_CACHE', kind: path, fallback: join(homedir(), '.cache', 'brokerage') },
  mavenUrl: { key: 'maven_url', env: 'BROKERAGE_MAVEN_URL', kind: url('https:', 'http:'), fallback: null },
  databaseUrl: {
    key: 'database_url',
    env: 'DATABASE_URL',
    kind: url('postgres:', 'postgresql:'),
    fallback: null,
  },
  requestsPerSecond: { key: 'throttle.requests_per_second', kind: integer(1, 100_000), fallback: 20 },
  signatureHints: { key: 'signature_hints', env: 'BROKERAGE_SIGNATURE_HINTS', kind: switchedOn, fallback: false },
  verifyAnswers: { key: 'verify_answers', env: 'BROKERAGE_VERIFY_ANSWERS', kind: switchedOn, fallback: false },
  addressing: { key: 'network.addressing', kind: oneOf(ADDRESSING_MODES), fallback: 'auto' },
  firstPort: { key: 'network.first_port', kind: integer(1024, 65_535), fallback: 20_000 },
  lastPort: { key: 'network.last_port', kind: integer(1024, 65_535), fallback: 29_999 },
  publicAddress: { key: 'network.public_address', kind: ipv4, fallback: null },
  publicDomain: { key: 'network.public_domain', kind: domainName, fallback: 'ckafka.internal' },
  brokersPerZone: { key: 'brokers.per_zone', kind: integer(1, 16), fallback: 1 },
  brokerHeapMB: { key: 'brokers.heap_mb', kind: integer(64, 65_536), fallback: 256 },
  elasticBandwidthPercent: { key: 'limits.elastic_bandwidth_percent', kind: integer(100, 1000), fallback: 140 },
  connectionLimit: { key: 'limits.connections', kind: integer(100, 1_000_000), fallback: 50_000 },
  sampleSeconds: { key: 'metrics.sample_seconds', kind: integer(1, 60), fallback: 60 },
  topicDeleteAfterSeconds: { key: 'topics.delete_after_seconds', kind: integer(0, 86_400), fallback: 60 },
  strictReplicas: { key: 'topics.strict_replicas', kind: yesOrNo, fallback: false },
  memoryFloorMB: { key: 'capacity.memory_floor_mb', kind: integer(0, 1_048_576), fallback: 256 },
  diskFloorMB: { key: 'capacity.disk_floor_mb', kind: integer(0, 1_073_741_824), fallback: 1024 },
  billingEnabled: { key: 'billing.enabled', kind: yesOrNo, fallback: true },
  requirePrice: { key: 'billing.require_price', kind: yesOrNo, fallback: false },
  openingCredit: { key: 'billing.opening_credit', kind: amount, fallback: 100_000_000_000_000n },
  largestHour: { key: 'billing.largest_hour', kind: amount, fallback: 1_000_000_000_000n },
  isolateAfterHours: { key: 'billing.isolate_after_hours', kind: integer(0, 8760), fallback: 24 },
  deleteAfterDays: { key: 'billing.delete_after_days', kind: integer(0, 3650), fallback: 7 },
  remindBeforeDays: { key: 'billing.remind_before_days', kind: integer(0, 365), fallback: 7 },
  stopAfterDays: { key: 'billing.stop_after_days', kind: integer(0, 3650), fallback: 7 },
  releaseAfterDays: { key: 'billing.release_after_days', kind: integer(0, 3650), fallback: 7 },
  webhookUrl: { key: 'billing.webhook_url', kind: url('https:', 'http:'), fallback: null },
  timeZone: { key: 'billing.time_zone', kind: timeZone, fallback: 'Asia/Shanghai' },
  priceBook: { key: 'billing.price_book', kind: priceBook, fallback: 'mainland' },
  timeMachine: { key: 'time.machine', env: 'BROKERAGE_TIME_MACHINE', kind: switchedOn, fallback: false },
  logLevel: { key: 'log.level', kind: oneOf(LOG_LEVELS), fallback: 'info' },
};

/**
 * The configuration: the environment before the file that BROKERAGE_CONFIG names, then the defaults. An empty variable counts
 * as unset. Rejects with SetupError that names the key, what it was and what is allowed. Reads only; calling it twice is safe.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>, workingFolder: string): Config {
  const file = readFile(env['BROKERAGE_CONFIG'], workingFolder);
  const value = <Name extends SettingName>(name: Name): Config[Name] => {
    const setting = SETTINGS[name];
    const fromEnv = setting.env === undefined ? undefined : env[setting.env];
    if (setting.env !== undefined && fromEnv !== undefined && fromEnv !== '')
      return check(setting, setting.env, fromEnv, workingFolder);
    if (file.values.has(setting.key))
      return check(setting, `${setting.key} in ${file.path}`, file.values.get(setting.key), dirname(file.path));
    return setting.fallback;
  };
  const names = Object.keys(SETTINGS) as SettingName[];
  const values = Object.fromEntries(names.map((name) => [name, value(name)])) as unknown as Pick<Config, SettingName>;
  const metricsToken = env['BROKERAGE_METRICS_TOKEN'] || null;
  const timeToken = env['BROKERAGE_TIME_TOKEN'] || null;
  const webhookSecret = env['BROKERAGE_WEBHOOK_SECRET'] || null;
  const config = { ...values, firstKeyPair: firstKeyPair(env), metricsToken, timeToken, webhookSecret };
  refuseContradictions(config);
  return config;
}

function check<T>(setting: Setting<T>, where: string, given: unknown, folder: string): NonNullable<T> {
  const value = setting.kind.read(given, folder);
  if (value !== undefined) return value;
  // A URL may hold a password: it is named, not shown.
  const shown = setting.key.endsWith('_url') ? 'what it holds' : JSON.stringify(given);
  throw new SetupError(`${where} cannot be ${shown}`, `set it to ${setting.kind.allowed}`);
}

/** The file's values by dotted key; refuses keys that nothing reads. */
function readFile(name: string | undefined, workingFolder: string): { path: string; values: Map<string, unknown> } {
  if (name === undefined || name === '') return { path: '', values: new Map() };
  const file = resolve(workingFolder, name);
  const values = new Map<string, unknown>();
  const known = Object.values(SETTINGS).map((setting) => setting.key);
  const collect = (table: object, prefix: string): void => {
    for (const [part, value] of Object.entries(table) as [string, unknown][]) {
      const key = prefix + part;
      if (known.includes(key)) values.set(key, value);
      else if (isTable(value) && known.some((name) => name.startsWith(`${key}.`))) collect(value, `${key}.`);
      else throw unknownKey(key, known, file);
    }
  };
  collect(parseFile(file), '');
  return { path: file, values };
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function unknownKey(key: string, known: readonly string[], file: string): SetupError {
  if (key === 'secret_id' || key === 'secret_key')
    return new SetupError(
      `${key} in ${file} is not read`,
      'secrets come from BROKERAGE_SECRET_ID and BROKERAGE_SECRET_KEY',
    );
  const inTable = known.filter((name) => name.startsWith(`${key}.`));
  if (inTable.length > 0) return new SetupError(`${key} in ${file} is a table`, `its keys are ${inTable.join(', ')}`);
  const tables = known.flatMap((name) => (name.includes('.') ? [name.slice(0, name.indexOf('.'))] : []));
  const near = nearestName(key, [...known, ...tables]);
  const hint = near === null ? `the keys are ${known.join(', ')}` : `did you mean ${near}?`;
  return new SetupError(`unknown key ${key} in ${file}`, hint);
}

function parseFile(file: string): object {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof TomlError)
      throw new SetupError(
        `line ${error.line}, column ${error.column} of ${file} is not TOML`,
        error.message.split('\n')[0] ?? '',
      );
    throw new SetupError(
      `BROKERAGE_CONFIG names ${file}, which cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`,
      'make it a readable TOML file or unset BROKERAGE_CONFIG',
    );
  }
}

function firstKeyPair(env: Readonly<Record<string, string | undefined>>): Config['firstKeyPair'] {
  const secretId = env['BROKERAGE_SECRET_ID'] ?? '';
  const secretKey = env['BROKERAGE_SECRET_KEY'] ?? '';
  if (secretId === '' && secretKey === '') return null;
  if (secretId === '' || secretKey === '')
    throw new SetupError(
      `BROKERAGE_SECRET_${secretId === '' ? 'KEY' : 'ID'} is set without BROKERAGE_SECRET_${secretId === '' ? 'ID' : 'KEY'}`,
      'set both to preset the first key pair, or neither',
    );
  if (!/^[\w.-]{1,128}$/.test(secretId))
    throw new SetupError('BROKERAGE_SECRET_ID is not usable', 'use 1 to 128 letters, digits, "_", "-" or "."');
  if (!/^[!-~]{1,256}$/.test(secretKey))
    throw new SetupError('BROKERAGE_SECRET_KEY is not usable', 'use 1 to 256 visible ASCII characters without spaces');
  return { secretId, secretKey };
}

function refuseContradictions(config: Config): void {
  if (!config.allowNonLoopback && !/^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(config.listen.host))
    throw new SetupError(
      `listen address ${config.listen.host} can be reached from other machines`,
      `use 127.0.0.1, or allow it with ${SETTINGS.allowNonLoopback.key} = true in the file that BROKERAGE_CONFIG names`,
    );
  if (config.firstPort > config.lastPort)
    throw new SetupError(
      `${SETTINGS.firstPort.key} (${config.firstPort}) is above ${SETTINGS.lastPort.key} (${config.lastPort})`,
      'make it the lower one',
    );
}
