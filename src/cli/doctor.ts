import { access, constants, readFile, statfs } from 'node:fs/promises';
import { availableParallelism, freemem } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Config } from '../config.ts';
import { SetupError } from '../lib/setup-error.ts';
import type { Composition } from './composition.ts';
import type { CliContext, ExitCode } from './context.ts';
import { homeHolder } from './home-lock.ts';
import { portProblem, whyNotFree } from './port-holder.ts';
import { printJson } from './terminal.ts';

/** One thing that was looked at. `remedy` is empty when there is nothing to do. */
export interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly text: string;
  readonly remedy: string;
}

/** Looks at all that Brokerage needs of this machine and changes nothing; exit code 1 when something will keep it from working. */
export async function doctor(context: CliContext, options: { readonly json: boolean }): Promise<ExitCode> {
  const findings = await examine(context.config(), await context.composition());
  if (options.json) printJson(context.terminal, findings);
  else for (const finding of findings) context.terminal.out(line(finding));
  return findings.some(({ state }) => state === 'fail') ? 1 : 0;
}

const MARKS = { ok: '✓', warn: '!', fail: '✗' } as const;

function line({ name, state, text, remedy }: Finding): string {
  const rest = remedy === '' ? '' : `\n${' '.repeat(14)}→ ${remedy}`;
  return `${MARKS[state]} ${name.padEnd(11)} ${text}${rest}\n`;
}

const ok = (name: string, text: string): Finding => ({ name, state: 'ok', text, remedy: '' });
const warn = (name: string, text: string, remedy: string): Finding => ({ name, state: 'warn', text, remedy });
const fail = (name: string, text: string, remedy: string): Finding => ({ name, state: 'fail', text, remedy });

/** Jars and what is made of them. */
const CACHE_MB = 300;

async function examine(config: Config, composition: Composition): Promise<Finding[]> {
  const missing = await composition.missingJarCount(config);
  return [
    ok('node', `Node.js ${process.versions.node}`),
    await java(composition),
    missing === 0 ? ok('jars', `all of Kafka's jars are in ${config.cacheFolder}`) : await jarSource(config, missing),
    postgres(config, composition),
    await port(config),
    await addresses(config, composition),
    await folder('home', config.home, 'BROKERAGE_HOME', config.diskFloorMB),
    await folder('cache', config.cacheFolder, 'BROKERAGE_CACHE', CACHE_MB),
    await memory(config),
    ok('processors', String(availableParallelism())),
  ];
}

async function java(composition: Composition): Promise<Finding> {
  const { java: found, passedOver } = await composition.chooseJava();
  const install =
    'install a JDK 17 (Debian: apt-get install openjdk-17-jdk-headless), or set JAVA_HOME to one from 11 to 21';
  if (found !== null && found.hasCompiler) return ok('java', `${found.build} in ${found.javaHome} (${found.source})`);
  if (found !== null) return fail('java', `${found.javaHome} has no compiler`, install);
  const seen = passedOver.map(({ executable, reason }) => `${executable}: ${reason}`).join('; ');
  return fail('java', seen === '' ? 'there is none' : `none of these serves: ${seen}`, install);
}

async function jarSource(config: Config, missing: number): Promise<Finding> {
  const text = `${missing} of Kafka's jars are not in ${config.cacheFolder} yet`;
  if (config.mavenUrl !== null) return ok('jars', `${text}; they come from the repository of BROKERAGE_MAVEN_URL`);
  const maven = await onPath('mvn');
  if (maven !== null) return ok('jars', `${text}; they come through ${maven}`);
  return fail(
    'jars',
    `${text} and there is no mvn on the PATH`,
    'install Maven (Debian: apt-get install maven), or set BROKERAGE_MAVEN_URL to a Maven repository',
  );
}

async function onPath(name: string): Promise<string | null> {
  for (const place of (process.env['PATH'] ?? '').split(delimiter)) {
    if (place !== '' && (await may(join(place, name), constants.X_OK))) return join(place, name);
  }
  return null;
}

function postgres(config: Config, composition: Composition): Finding {
  if (config.databaseUrl !== null) return ok('postgresql', `an outside one, at ${new URL(config.databaseUrl).host}`);
  try {
    composition.checkEmbeddedPostgres();
    return ok('postgresql', `our own, with its data under ${config.home}`);
  } catch (problem) {
    if (problem instanceof SetupError) return fail('postgresql', problem.problem, problem.remedy);
    throw problem;
  }
}

async function port({ listen, home }: Config): Promise<Finding> {
  const address = `${listen.host}:${listen.port}`;
  const code = await whyNotFree(listen);
  if (code === null) return ok('port', `${address} is free`);
  const server = homeHolder(home);
  if (server?.url?.endsWith(`:${listen.port}`) === true) return ok('port', `${address} is served by Brokerage`);
  const { problem, remedy } = portProblem(listen, code);
  return fail('port', problem, remedy);
}

async function addresses(config: Config, composition: Composition): Promise<Finding> {
  const { addressing, firstPort, lastPort } = config;
  const hasRange = await composition.hasLoopbackRange();
  if (addressing === 'loopback-range' && !hasRange)
    return fail('addresses', 'this system answers on 127.0.0.1 only', 'set network.addressing to "auto"');
  if (addressing !== 'single-address' && hasRange)
    return ok('addresses', 'each instance gets its own of 127.0.0.0/8, port 9092');
  return ok('addresses', `each instance gets its own port of 127.0.0.1, from ${firstPort} to ${lastPort}`);
}

async function folder(name: string, path: string, variable: string, floorMB: number): Promise<Finding> {
  const nearest = await nearestExisting(path);
  if (!(await may(nearest, constants.W_OK | constants.X_OK)))
    return fail(name, `${nearest} is not writable`, `repair its owner and mode, or set ${variable} to another folder`);
  const { bavail, bsize } = await statfs(nearest);
  const freeMB = Math.floor((bavail * bsize) / 1_000_000);
  const text = `${path}, ${freeMB} MB free`;
  if (freeMB < floorMB) return fail(name, text, `free some space, or set ${variable} to a folder on another disk`);
  return freeMB < 4 * floorMB ? warn(name, text, 'a few instances will fill it: free some space') : ok(name, text);
}

async function nearestExisting(path: string): Promise<string> {
  return (await may(path, constants.F_OK)) || dirname(path) === path ? path : nearestExisting(dirname(path));
}

/** A broker takes about 150 MB, and all the rest together as much as two. */
const BROKER_MB = 150;

async function memory({ memoryFloorMB }: Config): Promise<Finding> {
  const freeMB = await availableMemoryMB();
  const brokers = Math.max(0, Math.floor((freeMB - memoryFloorMB - 2 * BROKER_MB) / BROKER_MB));
  const text = `${freeMB} MB free, room for about ${brokers} brokers`;
  if (brokers === 0) return fail('memory', text, 'close other programs, or lower capacity.memory_floor_mb');
  return brokers < 3
    ? warn('memory', text, 'an instance of three zones needs three: close other programs')
    : ok('memory', text);
}

/** What can be had without swapping; `freemem` alone leaves out the caches that Linux gives back. */
async function availableMemoryMB(): Promise<number> {
  const meminfo = await readFile('/proc/meminfo', 'utf8').catch(() => '');
  const kilobytes = /^MemAvailable:\s+(\d+) kB$/m.exec(meminfo)?.[1];
  return Math.floor(kilobytes === undefined ? freemem() / 1_000_000 : (Number(kilobytes) * 1024) / 1_000_000);
}

function may(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}
