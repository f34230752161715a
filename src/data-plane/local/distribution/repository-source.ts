import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from '../../../lib/setup-error.ts';
import { isStorageError } from './cache-folder.ts';
import type { LockedJar } from './jar-lock.ts';
import { repositoryPath } from './jar-lock.ts';
import type { JarSource } from './jar-source.ts';

export interface RepositoryLimits {
  readonly parallel: number;
  readonly tries: number;
  /** Longest time without a byte before a try is given up. */
  readonly stallMs: number;
  /** Before the second try; doubles with each. */
  readonly pauseMs: number;
}

const LIMITS: RepositoryLimits = { parallel: 6, tries: 4, stallMs: 30_000, pauseMs: 500 };

/** Answers that another try may change; all others (404, 401…) are final. */
const PASSING_STATUS = new Set([408, 425, 429, 500, 502, 503, 504]);

class FinalAnswer extends Error {}

interface Repository {
  readonly base: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: RepositoryLimits;
}

/**
 * Fetches by plain GET from a Maven repository's base URL, several jars at a time. A user name and password in the URL are
 * sent as Basic credentials and never shown.
 * @throws SetupError when `baseUrl` is no http or https URL.
 */
export function repositorySource(baseUrl: string, limits: RepositoryLimits = LIMITS): JarSource {
  const repository = openRepository(baseUrl, limits);
  return {
    name: repository.base.href,
    async fetch(jars, folder, onProgress) {
      const waiting = [...jars];
      let done = 0;
      const worker = async (): Promise<void> => {
        for (let jar = waiting.shift(); jar !== undefined; jar = waiting.shift()) {
          await fetchJar(repository, jar, join(folder, repositoryPath(jar)));
          done += 1;
          onProgress('downloading', done, jars.length);
        }
      };
      try {
        await Promise.all(Array.from({ length: Math.min(limits.parallel, jars.length) }, worker));
      } finally {
        waiting.length = 0;
      }
    },
  };
}

function openRepository(baseUrl: string, limits: RepositoryLimits): Repository {
  const base = URL.parse(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  if (base === null || !/^https?:$/.test(base.protocol)) {
    const remedy = 'set it to the http or https base URL of a Maven repository';
    throw new SetupError('BROKERAGE_MAVEN_URL is not a URL that can be fetched from', remedy);
  }
  const credentials = `${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`;
  const headers = base.username === '' ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
  base.username = '';
  base.password = '';
  return { base, headers, limits };
}

async function fetchJar(repository: Repository, jar: LockedJar, file: string): Promise<void> {
  const { base, limits } = repository;
  const path = repositoryPath(jar);
  await mkdir(dirname(file), { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    try {
      await tryOnce(repository, new URL(path, base), file);
      return;
    } catch (error) {
      if (isStorageError(error)) throw error;
      if (error instanceof FinalAnswer || attempt >= limits.tries) throw cannotFetch(base, path, error);
      await sleep(limits.pauseMs * 2 ** (attempt - 1));
    }
  }
}

async function tryOnce({ headers, limits }: Repository, url: URL, file: string): Promise<void> {
  const stalled = new AbortController();
  const stall = (): void => stalled.abort(new Error(`nothing came for ${limits.stallMs / 1000} s`));
  const timer = setTimeout(stall, limits.stallMs);
  try {
    const response = await fetch(url, { headers, signal: stalled.signal });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      const answer = `the answer was HTTP ${response.status}`;
      throw PASSING_STATUS.has(response.status) ? new Error(answer) : new FinalAnswer(answer);
    }
    const body = Readable.from(response.body).on('data', () => timer.refresh());
    await pipeline(body, createWriteStream(file), { signal: stalled.signal });
  } finally {
    clearTimeout(timer);
  }
}

function cannotFetch(base: URL, path: string, error: unknown): SetupError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const remedy = 'check the network and BROKERAGE_MAVEN_URL, or unset it to fetch through mvn';
  return new SetupError(`${path} could not be fetched from ${base.href} (${reason})`, remedy, { cause: error });
}
