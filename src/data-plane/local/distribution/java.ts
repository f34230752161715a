import { execFile } from 'node:child_process';
import { access, constants, readFile, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SetupError } from '../../../lib/setup-error.ts';
import type { JavaCandidate, JavaSearch } from './java-candidates.ts';
import { homeOf, javaCandidates } from './java-candidates.ts';

export interface Java {
  readonly javaHome: string;
  readonly executable: string;
  /** The feature release: 11, 17, 21. */
  readonly version: number;
  /** The full version of the runtime with its vendor's marks, `17.0.15+6-Debian-1deb12u1`: what archives are made for. */
  readonly build: string;
  /** Whether it is a JDK: `javac` and `jar` lie beside `java`. */
  readonly hasCompiler: boolean;
  /** Where it was found: `JAVA_HOME`, `PATH` or a folder. */
  readonly source: string;
}

/** A Java that was seen and not taken. */
export interface PassedOver {
  readonly executable: string;
  readonly source: string;
  readonly reason: string;
}

export interface JavaChoice {
  /** null when none serves. */
  readonly java: Java | null;
  readonly passedOver: readonly PassedOver[];
}

/** 11 is what the flags and the extension need; from 24 on the security manager, which these brokers' SASL code uses, is gone. */
const OLDEST = 11;
const NEWEST = 21;
/** Releases with long-term support first, the one that everything was measured on before all others. */
const PREFERENCE = [17, 21, 11];
const RUN_LIMIT_MS = 10_000;

export function defaultJavaSearch(): JavaSearch {
  return { environment: process.env, homeFolder: homedir(), rootFolder: '/' };
}

/**
 * The best Java from 11 to 21: one with a compiler, then 17, 21, 11, then the release nearest to 17; among equals JAVA_HOME
 * before PATH before the usual folders. The chosen one has been run. Changes nothing.
 */
export async function chooseJava(search: JavaSearch = defaultJavaSearch()): Promise<JavaChoice> {
  const passedOver: PassedOver[] = [];
  const fit: Java[] = [];
  const seen = new Set<string>();
  for (const candidate of await javaCandidates(search)) {
    const real = await executableAt(candidate);
    if (real === null) {
      if (candidate.source === 'JAVA_HOME')
        passedOver.push(passOver(candidate, 'there is no bin/java that can be run'));
      continue;
    }
    if (seen.has(real)) continue;
    seen.add(real);
    const java =
      (await fromReleaseFile(candidate, real)) ?? (await fromRunning(candidate.executable, candidate.source));
    if (java === null) passedOver.push(passOver(candidate, 'it could not be run'));
    else if (java.version < OLDEST) passedOver.push(passOver(java, `Java ${java.version} is older than ${OLDEST}`));
    else if (java.version > NEWEST) passedOver.push(passOver(java, `Java ${java.version} is newer than ${NEWEST}`));
    else fit.push(java);
  }
  fit.sort((left, right) => rank(left) - rank(right));
  return firstThatRuns(fit, passedOver);
}

/** For callers that cannot go on without one. @throws SetupError that says what was seen and what to install. */
export function requireJava({ java, passedOver }: JavaChoice): Java {
  if (java?.hasCompiler === true) return java;
  const remedy = 'install a JDK 17 (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME';
  if (java !== null) throw new SetupError(`Java ${java.version} in ${java.javaHome} has no compiler`, remedy);
  const seen = passedOver.map((entry) => `${entry.executable}: ${entry.reason}`).join('; ');
  throw new SetupError(`No Java from ${OLDEST} to ${NEWEST} was found${seen === '' ? '' : ` (${seen})`}`, remedy);
}

function passOver({ executable, source }: JavaCandidate | Java, reason: string): PassedOver {
  return { executable, source, reason };
}

/** Smaller is better. The sort is stable, so equals stay in the order in which they were found. */
function rank(java: Java): number {
  const place = PREFERENCE.indexOf(java.version);
  const byVersion = place >= 0 ? place : PREFERENCE.length + Math.abs(java.version - 17);
  return (java.hasCompiler ? 0 : 100) + byVersion;
}

/** The release file of a Java can lie (another machine's architecture, a half-removed package): only running it proves it. */
async function firstThatRuns(fit: readonly Java[], passedOver: PassedOver[]): Promise<JavaChoice> {
  let chosen: Java | null = null;
  for (const java of fit) {
    if (chosen !== null) {
      passedOver.push(passOver(java, `Java ${chosen.version} in ${chosen.javaHome} is preferred`));
      continue;
    }
    chosen = await fromRunning(java.executable, java.source);
    if (chosen === null) passedOver.push(passOver(java, 'it could not be run'));
  }
  return { java: chosen, passedOver };
}

async function executableAt(candidate: JavaCandidate): Promise<string | null> {
  try {
    await access(candidate.executable, constants.X_OK);
    return await realpath(candidate.executable);
  } catch {
    return null;
  }
}

/** Cheap: no process is started. null when there is no such file or it lacks what is needed. */
async function fromReleaseFile(candidate: JavaCandidate, real: string): Promise<Java | null> {
  const javaHome = candidate.javaHome ?? homeOf(real);
  const text = await readFile(join(javaHome, 'release'), 'utf8').catch(() => '');
  const build = /^JAVA_RUNTIME_VERSION="(.+)"$/m.exec(text)?.[1] ?? /^JAVA_VERSION="(.+)"$/m.exec(text)?.[1];
  return build === undefined ? null : describe(javaHome, build, candidate.source);
}

async function fromRunning(executable: string, source: string): Promise<Java | null> {
  try {
    const { stderr } = await promisify(execFile)(executable, ['-XshowSettings:properties', '-version'], {
      timeout: RUN_LIMIT_MS,
    });
    const javaHome = /^\s*java\.home = (.+)$/m.exec(stderr)?.[1];
    const build = /^\s*java\.runtime\.version = (.+)$/m.exec(stderr)?.[1];
    return javaHome === undefined || build === undefined ? null : await describe(javaHome, build, source);
  } catch {
    return null;
  }
}

async function describe(javaHome: string, build: string, source: string): Promise<Java | null> {
  // "1.8.0_412-b08" is Java 8, "17.0.15+6" is 17, "21+35" is 21
  const numbers = /^(?:1\.)?(\d+)/.exec(build)?.[1];
  if (numbers === undefined) return null;
  const hasCompiler = await canRun(join(javaHome, 'bin', 'javac'));
  return { javaHome, executable: join(javaHome, 'bin', 'java'), version: Number(numbers), build, hasCompiler, source };
}

async function canRun(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
