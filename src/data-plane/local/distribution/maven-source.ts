import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SetupError } from '../../../lib/setup-error.ts';
import type { LockedJar } from './jar-lock.ts';
import type { JarSource } from './jar-source.ts';

const GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
const NETWORK_REMEDY =
  'check the network, or the proxy and mirror in ~/.m2/settings.xml, or set BROKERAGE_MAVEN_URL to a Maven repository';

/**
 * Fetches through the machine's own `mvn`, which knows its owner's mirrors, proxies and local repository. One run for all
 * jars; the environment is passed on as it is.
 */
export function mavenSource(executable = 'mvn'): JarSource {
  return {
    name: 'Maven (mvn)',
    async fetch(jars, folder, onProgress) {
      const project = join(folder, 'maven-project');
      await writeProject(project, jars);
      const options = ['-Dmdep.useRepositoryLayout=true', `-DoutputDirectory=${folder}`];
      let downloaded = 0;
      await runMaven(executable, ['-B', '-f', join(project, 'pom.xml'), ...options, GOAL], (line) => {
        if (!/Downloaded from .*\.jar /.test(line)) return;
        downloaded += 1;
        onProgress('Maven is downloading', Math.min(downloaded, jars.length), jars.length);
      });
    },
  };
}

/**
 * A POM may name an artifact once only, and the Kafka versions share artifacts: so one module for each set of jars in which
 * none repeats. Maven downloads the dependencies of a module side by side. What a jar itself depends on is left out, the lock is complete.
 */
async function writeProject(folder: string, jars: readonly LockedJar[]): Promise<void> {
  const modules: Map<string, LockedJar>[] = [];
  for (const jar of jars) {
    const key = `${jar.groupId}:${jar.artifactId}:${jar.classifier ?? ''}`;
    let module = modules.find((candidate) => !candidate.has(key));
    if (module === undefined) {
      module = new Map<string, LockedJar>();
      modules.push(module);
    }
    module.set(key, jar);
  }
  const names = modules.map((_, index) => `jars-${index}`);
  await mkdir(folder, { recursive: true });
  const list = names.map((name) => element('module', name)).join('');
  await writeFile(join(folder, 'pom.xml'), pom('jars', element('modules', list)));
  for (const [index, module] of modules.entries()) {
    const name = `jars-${index}`;
    await mkdir(join(folder, name), { recursive: true });
    const dependencies = element('dependencies', [...module.values()].map(dependency).join('\n'));
    await writeFile(join(folder, name, 'pom.xml'), pom(name, dependencies));
  }
}

function dependency(jar: LockedJar): string {
  const everything = element('groupId', '*') + element('artifactId', '*');
  const classifier = jar.classifier === undefined ? '' : element('classifier', jar.classifier);
  const coordinates = element('groupId', jar.groupId) + element('artifactId', jar.artifactId);
  const exclusions = element('exclusions', element('exclusion', everything));
  return element('dependency', coordinates + element('version', jar.version) + classifier + exclusions);
}

function pom(artifactId: string, content: string): string {
  const identity = element('groupId', 'io.brokerage') + element('artifactId', artifactId) + element('version', '1');
  const head = element('modelVersion', '4.0.0') + identity + element('packaging', 'pom');
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">${head}\n${content}\n</project>\n`;
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

async function runMaven(executable: string, args: readonly string[], onLine: (line: string) => void): Promise<void> {
  const maven = spawn(executable, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const failures: string[] = [];
  for (const stream of [maven.stdout, maven.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      onLine(line);
      if (line.includes('[ERROR]') || stream === maven.stderr) failures.push(line);
    });
  }
  const exit = await new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    maven.on('error', (error: NodeJS.ErrnoException) => reject(cannotStart(executable, error)));
    maven.on('close', (code, signal) => resolve(code ?? signal));
  });
  if (exit === 0) return;
  // eslint-disable-next-line no-control-regex -- Maven colours its messages even in batch mode
  const first = (failures[0] ?? `it ended with ${String(exit)}`).replace(/\u001b\[[0-9;]*m|\[ERROR\]/g, '');
  throw new SetupError(`Maven could not fetch the Kafka jars (${first.trim().slice(0, 300)})`, NETWORK_REMEDY);
}

function cannotStart(executable: string, error: NodeJS.ErrnoException): SetupError {
  const problem =
    error.code === 'ENOENT'
      ? `Maven (${executable}) was not found`
      : `Maven (${executable}) could not be started (${error.message})`;
  const remedy =
    'install it (Debian: apt-get install maven) or set BROKERAGE_MAVEN_URL to the base URL of a Maven repository';
  return new SetupError(problem, remedy, { cause: error });
}
