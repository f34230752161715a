import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installJars, jarPath, missingJars } from './jar-cache.ts';
import { JAR_LOCK, distinctJars, repositoryPath } from './jar-lock.ts';
import type { LockedJar } from './jar-lock.ts';
import { repositorySource } from './repository-source.ts';

const QUICK = { parallel: 3, tries: 3, stallMs: 200, pauseMs: 1 };
const quiet = (): void => undefined;

let cache: string;
let repository: Server;
let url: string;
let answer: RequestListener;
const content = new Map<string, Buffer>();
const jars = ['one', 'two', 'three', 'four'].map((name) => testJar(name));

function testJar(name: string): LockedJar {
  const bytes = Buffer.from(`the jar ${name}`.repeat(1000));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const jar = { groupId: 'org.example', artifactId: name, version: '1.0', sha256, bytes: bytes.length };
  content.set(`/base/${repositoryPath(jar)}`, bytes);
  return jar;
}

const serve: RequestListener = (request, response) => {
  const bytes = content.get(request.url ?? '');
  response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
};

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'brokerage-cache-'));
  answer = serve;
  repository = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
  await once(repository, 'listening');
  url = `http://127.0.0.1:${(repository.address() as AddressInfo).port}/base`;
});

afterEach(async () => {
  repository.closeAllConnections();
  repository.close();
  await rm(cache, { recursive: true, force: true });
});

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test('missing jars are fetched, checked and put in place, and progress counts them', async () => {
  const counts: (number | undefined)[] = [];
  await installJars(cache, jars, repositorySource(url, QUICK), (_text, done) => counts.push(done));
  expect(await missingJars(cache, jars)).toEqual([]);
  expect(counts).toEqual([0, 1, 2, 3, 4]);
  expect(await readdir(join(cache, 'tmp'))).toEqual([]);
});

test('nothing is fetched when all is there, and a damaged jar alone is fetched again', async () => {
  const requests: string[] = [];
  await installJars(cache, jars, repositorySource(url, QUICK), quiet);
  answer = (request, response) => {
    requests.push(request.url ?? '');
    serve(request, response);
  };
  await installJars(cache, jars, repositorySource(url, QUICK), quiet);
  expect(requests).toEqual([]);
  const [damaged] = jars as [LockedJar];
  await writeFile(jarPath(cache, damaged), 'half a download');
  await installJars(cache, jars, repositorySource(url, QUICK), quiet);
  expect(requests).toEqual([`/base/${repositoryPath(damaged)}`]);
  expect(await missingJars(cache, jars)).toEqual([]);
});

test('a jar with another hash is named with both hashes and its source, and nothing is left', async () => {
  answer = (request, response) => {
    if (request.url?.includes('three') === true) response.end('not the jar');
    else serve(request, response);
  };
  const found = createHash('sha256').update('not the jar').digest('hex');
  const failure = installJars(cache, jars, repositorySource(url, QUICK), quiet);
  const wanted = jars[2]?.sha256 ?? '';
  await expect(failure).rejects.toThrow(
    `org.example:three:1.0 from ${url}/ is not the pinned jar (SHA-256 wanted ${wanted}, found ${found})`,
  );
  await expect(failure).rejects.not.toThrow(/\n/);
  expect(await filesIn(cache)).toEqual([]);
});

test('two processes that fill one cache at once do not harm each other', async () => {
  const fill = (): Promise<void> => installJars(cache, jars, repositorySource(url, QUICK), quiet);
  await Promise.all([fill(), fill(), fill()]);
  expect(await missingJars(cache, jars)).toEqual([]);
  expect((await filesIn(cache)).sort()).toEqual(jars.map((jar) => `${jar.artifactId}-1.0.jar`).sort());
});

test('a repository that is busy for a moment is asked again', async () => {
  let refusals = 0;
  answer = (request, response) => {
    if (refusals < 2) {
      refusals += 1;
      response.writeHead(503).end();
    } else serve(request, response);
  };
  await installJars(cache, jars, repositorySource(url, QUICK), quiet);
  expect(await missingJars(cache, jars)).toEqual([]);
});

test('a cache that cannot be written to is named with what to do', async () => {
  const file = join(cache, 'a-file');
  await writeFile(file, '');
  const failure = installJars(file, jars, repositorySource(url, QUICK), quiet);
  await expect(failure).rejects.toThrow(
    /^The cache .*a-file cannot be written to .*: make room there, or set BROKERAGE_CACHE/,
  );
});

test('a jar that the repository lacks is named after one request, and nothing is left', async () => {
  let requests = 0;
  answer = (_request, response) => {
    requests += 1;
    response.writeHead(404).end();
  };
  const failure = installJars(cache, jars.slice(0, 1), repositorySource(url, QUICK), quiet);
  await expect(failure).rejects.toThrow(
    `org/example/one/1.0/one-1.0.jar could not be fetched from ${url}/ (the answer was HTTP 404): check the network`,
  );
  expect(requests).toBe(1);
  expect(await filesIn(cache)).toEqual([]);
});

test('a repository that stops sending is given up', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('the first bytes');
  };
  const failure = installJars(cache, jars.slice(0, 1), repositorySource(url, { ...QUICK, tries: 1 }), quiet);
  await expect(failure).rejects.toThrow('nothing came for 0.2 s');
});

test('without a network the message says so and what to check', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const { port } = closed.address() as AddressInfo;
  await once(closed.close(), 'close');
  const failure = installJars(cache, jars, repositorySource(`http://127.0.0.1:${port}/`, QUICK), quiet);
  await expect(failure).rejects.toThrow(/ECONNREFUSED.*: check the network and BROKERAGE_MAVEN_URL/);
});

test('a user name and password in the address are sent, and shown nowhere', async () => {
  const seen = new Set<string | undefined>();
  answer = (request, response) => {
    seen.add(request.headers.authorization);
    serve(request, response);
  };
  const source = repositorySource(url.replace('http://', 'http://reader:se%40cret@'), QUICK);
  await installJars(cache, jars, source, quiet);
  expect([...seen]).toEqual([`Basic ${Buffer.from('reader:se@cret').toString('base64')}`]);
  expect(source.name).toBe(`${url}/`);
});

test('a repository address that is no http address is refused before anything is fetched', () => {
  expect(() => repositorySource('ftp://example.invalid/maven2')).toThrow(/^BROKERAGE_MAVEN_URL is not a URL/);
  expect(() => repositorySource('maven2')).toThrow(/set it to the http or https base URL/);
});

test('the lock has each Kafka version with its own client library and one log back end', () => {
  for (const [version, list] of Object.entries(JAR_LOCK)) {
    const names = list.map((jar) => `${jar.artifactId}:${jar.version}`);
    expect(names).toContain(`kafka-clients:${version}`);
    expect(names).toContain('slf4j-reload4j:1.7.36');
    expect(names).toContain('reload4j:1.2.25');
    expect(names.filter((name) => /^(log4j|slf4j-log4j12|logback)/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  }
  expect(distinctJars(JAR_LOCK).every((jar) => /^[0-9a-f]{64}$/.test(jar.sha256) && jar.bytes > 0)).toBe(true);
});

test('a fetched jar has a fixed time, so that archives made with it stay good', async () => {
  await installJars(cache, jars, repositorySource(url, QUICK), quiet);
  const [first] = jars as [LockedJar];
  const { mtimeMs } = await stat(jarPath(cache, first));
  expect(mtimeMs).toBe(Date.UTC(2020, 0, 1));
  expect(await readFile(jarPath(cache, first))).toEqual(content.get(`/base/${repositoryPath(first)}`));
});
