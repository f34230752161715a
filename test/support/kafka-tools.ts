import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { openDistribution } from '../../src/data-plane/local/distribution/distribution.ts';
import type { KafkaVersion } from '../../src/domain/instance.ts';

const ENDS_WITHIN_MS = 60_000;

/** Runs one of Kafka's own command-line tools (`kafka.tools.ConsoleProducer`) from the jars of a version; answers what it printed. */
export async function kafkaTool(
  version: KafkaVersion,
  mainClass: string,
  args: readonly string[],
  input = '',
): Promise<string> {
  const cacheFolder = process.env['BROKERAGE_CACHE'] ?? join(homedir(), '.cache', 'brokerage');
  const distribution = await openDistribution({ cacheFolder, onProgress: () => undefined });
  const jvm = ['-Xmx128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', distribution.classPath(version)];
  const child = spawn(distribution.java.executable, [...jvm, mainClass, ...args], { timeout: ENDS_WITHIN_MS });
  let [out, words] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  child.stdin.end(input);
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`${mainClass} ended with ${child.exitCode}: ${out}${words}`);
  return out;
}
