import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JavaSearch } from './java-candidates.ts';
import { chooseJava, requireJava } from './java.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brokerage-java-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Fake {
  readonly build: string;
  /** false: a runtime without javac. */
  readonly jdk?: boolean;
  /** false: its version is known only by running it. */
  readonly releaseFile?: boolean;
  /** false: it cannot be run, like one for another processor. */
  readonly runs?: boolean;
}

async function fakeJava(place: string, { build, jdk = true, releaseFile = true, runs = true }: Fake): Promise<string> {
  const home = join(folder, place);
  await mkdir(join(home, 'bin'), { recursive: true });
  if (releaseFile) await writeFile(join(home, 'release'), `IMPLEMENTOR="Test"\nJAVA_RUNTIME_VERSION="${build}"\n`);
  const answer = `    java.home = ${home}\n    java.runtime.version = ${build}\n`;
  await script(join(home, 'bin', 'java'), runs ? `printf '${answer}' >&2` : 'exit 126');
  if (jdk) await script(join(home, 'bin', 'javac'), 'exit 0');
  return home;
}

async function script(file: string, body: string): Promise<void> {
  await writeFile(file, `#!/bin/sh\n${body}\n`);
  await chmod(file, 0o755);
}

function search(environment: Readonly<Record<string, string>> = {}): JavaSearch {
  return { environment, homeFolder: join(folder, 'home/someone'), rootFolder: folder };
}

test('17 is taken before 21, 21 before 11, and 11 before releases without long-term support', async () => {
  await fakeJava('usr/lib/jvm/java-19', { build: '19.0.2+7' });
  expect((await chooseJava(search())).java?.version).toBe(19);
  await fakeJava('usr/lib/jvm/java-11', { build: '11.0.22+7' });
  expect((await chooseJava(search())).java?.version).toBe(11);
  await fakeJava('home/someone/.sdkman/candidates/java/21.0.2-tem', { build: '21.0.2+13-LTS' });
  expect((await chooseJava(search())).java?.version).toBe(21);
  await fakeJava('Library/Java/JavaVirtualMachines/temurin-17.jdk/Contents/Home', { build: '17.0.10+7' });
  const { java, passedOver } = await chooseJava(search());
  expect(java).toMatchObject({ version: 17, build: '17.0.10+7', hasCompiler: true });
  expect(passedOver).toHaveLength(3);
  expect(passedOver[0]?.reason).toContain('Java 17');
});

test('among equals JAVA_HOME comes before the PATH and the PATH before the usual folders', async () => {
  const usual = await fakeJava('usr/lib/jvm/java-17', { build: '17.0.1+1' });
  const onPath = await fakeJava('elsewhere/path-17', { build: '17.0.2+1' });
  const named = await fakeJava('elsewhere/named-17', { build: '17.0.3+1' });
  expect((await chooseJava(search())).java?.javaHome).toBe(usual);
  const path = { PATH: `/nowhere:${onPath}/bin` };
  expect((await chooseJava(search(path))).java?.source).toBe('PATH');
  expect((await chooseJava(search({ ...path, JAVA_HOME: named }))).java?.javaHome).toBe(named);
});

test('a java on the PATH that is a link belongs to the folder it points to, and is listed once', async () => {
  const home = await fakeJava('usr/lib/jvm/java-17', { build: '17.0.1+1' });
  await mkdir(join(folder, 'bin'));
  await symlink(join(home, 'bin', 'java'), join(folder, 'bin', 'java'));
  const { java, passedOver } = await chooseJava(search({ PATH: join(folder, 'bin') }));
  expect(java).toMatchObject({ javaHome: home, source: 'PATH' });
  expect(passedOver).toEqual([]);
});

test('a Java without a release file is asked by running it', async () => {
  await fakeJava('opt/java/openjdk', { build: '17.0.9+9-Vendor', releaseFile: false });
  expect((await chooseJava(search())).java).toMatchObject({ version: 17, build: '17.0.9+9-Vendor' });
});

test('a Java that cannot be run is passed over, whatever its release file says', async () => {
  await fakeJava('usr/lib/jvm/java-17', { build: '17.0.1+1', runs: false });
  await fakeJava('usr/lib/jvm/java-21', { build: '21.0.1+1' });
  const { java, passedOver } = await chooseJava(search());
  expect(java?.version).toBe(21);
  expect(passedOver.map((entry) => entry.reason)).toEqual(['it could not be run']);
});

test('a JDK is taken before a runtime that cannot compile', async () => {
  await fakeJava('usr/lib/jvm/jre-17', { build: '17.0.1+1', jdk: false });
  await fakeJava('usr/lib/jvm/java-11', { build: '11.0.1+1' });
  expect((await chooseJava(search())).java?.version).toBe(11);
});

test('too old, too new and a wrong JAVA_HOME are each named, with what to do', async () => {
  await fakeJava('usr/lib/jvm/java-8', { build: '1.8.0_412-b08' });
  await fakeJava('usr/lib/jvm/java-25', { build: '25.0.3+9-LTS' });
  const choice = await chooseJava(search({ JAVA_HOME: join(folder, 'gone') }));
  const failure = (): unknown => requireJava(choice);
  expect(failure).toThrow(/^No Java from 11 to 21 was found \(.*\): install a JDK 17 \(Debian: .*JAVA_HOME$/);
  expect(failure).toThrow(/gone\/bin\/java: there is no bin\/java that can be run/);
  expect(failure).toThrow(/java-8\/bin\/java: Java 8 is older than 11/);
  expect(failure).toThrow(/java-25\/bin\/java: Java 25 is newer than 21/);
});

test('a runtime alone is not enough, and the message says so', async () => {
  const home = await fakeJava('usr/lib/jvm/jre-17', { build: '17.0.1+1', jdk: false });
  const choice = await chooseJava(search());
  expect(() => requireJava(choice)).toThrow(`Java 17 in ${home} has no compiler: install a JDK 17`);
});
