import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LockedJar } from './jar-lock.ts';
import { mavenSource } from './maven-source.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brokerage-maven-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function fakeMaven(body: string): Promise<string> {
  const file = join(folder, 'mvn');
  await writeFile(file, `#!/bin/sh\n${body}\n`);
  await chmod(file, 0o755);
  return file;
}

function jar(artifactId: string, version: string): LockedJar {
  return { groupId: 'org.example', artifactId, version, sha256: '', bytes: 1 };
}

const quiet = (): void => undefined;

test('one run of Maven is asked for all jars, two versions of one artifact in two modules', async () => {
  const maven = await fakeMaven(`echo "$@" >> ${join(folder, 'runs')}`);
  await mavenSource(maven).fetch([jar('a', '1'), jar('b', '1'), jar('a', '2')], folder, quiet);
  const runs = (await readFile(join(folder, 'runs'), 'utf8')).trim().split('\n');
  expect(runs).toHaveLength(1);
  expect(runs[0]).toContain(`-DoutputDirectory=${folder} `);
  const project = join(folder, 'maven-project');
  const modules = (await readdir(project)).filter((name) => name.startsWith('jars-')).sort();
  const poms = await Promise.all(modules.map((name) => readFile(join(project, name, 'pom.xml'), 'utf8')));
  const versions = poms.map((pom) =>
    [...pom.matchAll(/<artifactId>(\w)<\/artifactId><version>(\d)/g)].map((match) => match.slice(1).join('')),
  );
  expect(versions).toEqual([['a1', 'b1'], ['a2']]);
});

test('progress follows the downloads that Maven reports', async () => {
  const line = 'Downloaded from mirror: http://127.0.0.1/a/1/a-1.jar (1 kB at 1 kB/s)';
  const maven = await fakeMaven(`echo 'Downloaded from mirror: http://127.0.0.1/a-1.pom (1 kB)'; echo '${line}'`);
  const counts: unknown[] = [];
  await mavenSource(maven).fetch([jar('a', '1'), jar('b', '1')], folder, (_text, done, total) =>
    counts.push([done, total]),
  );
  expect(counts).toEqual([[1, 2]]);
});

test('without Maven the message says what to install or set', async () => {
  const failure = mavenSource(join(folder, 'no-such-mvn')).fetch([jar('a', '1')], folder, quiet);
  await expect(failure).rejects.toThrow(
    /^Maven \(.*\) was not found: install it \(Debian: .*\) or set BROKERAGE_MAVEN_URL/,
  );
});

test("a failing Maven is told in one line with Maven's own first error", async () => {
  const maven = await fakeMaven("printf '\\033[1;31m[ERROR]\\033[m Unknown host\\n[ERROR] and much more\\n'; exit 1");
  const failure = mavenSource(maven).fetch([jar('a', '1')], folder, quiet);
  await expect(failure).rejects.toThrow(
    /^Maven could not fetch the Kafka jars \(Unknown host\): check the network, or/,
  );
});
