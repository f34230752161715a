import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SetupError } from '../../../lib/setup-error.ts';
import { isPresent, withTemporaryFolder } from './cache-folder.ts';
import { BUILD_TIME } from './jar-cache.ts';
import type { Progress } from './jar-source.ts';
import type { Java } from './java.ts';

/** The plug-ins that run inside the brokers, in Java. One jar for all Kafka versions. */
const SOURCE_FOLDER = fileURLToPath(new URL('../../../../broker-extension/src/main/java', import.meta.url));
/** The oldest Java that brokers are started with, whichever compiles. */
const COMPILER_FLAGS = ['--release', '11', '-encoding', 'UTF-8', '-proc:none', '-nowarn'];

interface Sources {
  readonly files: readonly string[];
  readonly hash: string;
}

/** Where the jar of the present sources is or would be: `<cache>/broker-extension/<hash of the sources>/broker-extension.jar`. */
export async function extensionJarPath(cacheFolder: string): Promise<string> {
  const { hash } = await readSources();
  return join(cacheFolder, 'broker-extension', hash, 'broker-extension.jar');
}

/**
 * Compiles the broker extension to `jar` unless it is there. Safe to repeat and in two processes at once; the same sources give
 * the same bytes. `compileClassPath` is the oldest Kafka version's: its client interfaces are the ones that all have.
 * @throws SetupError when the JDK cannot compile it.
 */
export async function buildExtension(
  cacheFolder: string,
  jar: string,
  java: Java,
  compileClassPath: string,
  onProgress: Progress,
): Promise<void> {
  if (await isPresent(jar)) return;
  onProgress('compiling the broker extension');
  const { files } = await readSources();
  await withTemporaryFolder(cacheFolder, async (folder) => {
    const classes = join(folder, 'classes');
    await run(java, 'javac', [...COMPILER_FLAGS, '-cp', compileClassPath, '-d', classes, ...files]);
    const built = join(folder, 'broker-extension.jar');
    await pack(java, classes, built);
    await mkdir(dirname(jar), { recursive: true });
    await rename(built, jar);
  });
}

async function readSources(): Promise<Sources> {
  const names = (await readdir(SOURCE_FOLDER, { recursive: true })).filter((name) => name.endsWith('.java')).sort();
  const hash = createHash('sha256').update(COMPILER_FLAGS.join(' '));
  for (const name of names) hash.update(`\n${name}\n`).update(await readFile(join(SOURCE_FOLDER, name)));
  return { files: names.map((name) => join(SOURCE_FOLDER, name)), hash: hash.digest('hex').slice(0, 16) };
}

/** Names in order, one fixed time for all, no manifest: nothing of the machine or the hour gets into the jar. */
async function pack(java: Java, classes: string, jar: string): Promise<void> {
  const names = (await readdir(classes, { recursive: true })).filter((name) => name.endsWith('.class')).sort();
  for (const name of names) await utimes(join(classes, name), BUILD_TIME, BUILD_TIME);
  const entries = names.flatMap((name) => ['-C', classes, name]);
  await run(java, 'jar', ['--create', '--file', jar, '--no-manifest', ...entries]);
  await utimes(jar, BUILD_TIME, BUILD_TIME);
}

async function run(java: Java, tool: 'javac' | 'jar', args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)(join(java.javaHome, 'bin', tool), args);
  } catch (error) {
    const firstLine = error instanceof Error ? (error.message.split('\n')[1] ?? error.message) : String(error);
    const problem = `The broker extension could not be built by ${tool} of ${java.javaHome} (${firstLine.trim()})`;
    throw new SetupError(problem, 'install a complete JDK 17 or set JAVA_HOME to one', { cause: error });
  }
}
