import { fileURLToPath } from 'node:url';
import type { Distribution } from '../../src/data-plane/local/distribution/distribution.ts';
import type { KafkaVersion } from '../../src/domain/instance.ts';
import type { Endpoint } from '../../src/domain/network.ts';
import { startChild } from '../machine/child.ts';

const SOURCE = fileURLToPath(new URL('./KafkaLoad.java', import.meta.url));
const STOP_GRACE_MS = 5_000;

export interface Load {
  readonly distribution: Distribution;
  readonly version: KafkaVersion;
  readonly endpoint: Endpoint;
  readonly topic: string;
  readonly direction: 'produce' | 'consume';
  /** Not measured: what Kafka lets through at once after a pause, and what a JVM needs to be quick. */
  readonly warmUpSeconds: number;
  readonly seconds: number;
  readonly logFile: string;
}

/** Runs Kafka's own client of that version in a process of its own, as fast as it is let; answers MB/s. */
export async function measuredMBps(load: Load): Promise<number> {
  const { distribution, version, endpoint, topic, direction, warmUpSeconds, seconds, logFile } = load;
  const where = `${endpoint.address}:${endpoint.port}`;
  const args = ['-Xmx256m', '-cp', distribution.classPath(version), SOURCE, where, topic, direction];
  const child = startChild({
    executable: distribution.java.executable,
    args: [...args, String(warmUpSeconds), String(seconds)],
    logFile,
  });
  try {
    const { MBps } = (await child.answer((warmUpSeconds + seconds + 30) * 1000)) as { MBps: number };
    return MBps;
  } finally {
    await child.stop(STOP_GRACE_MS);
  }
}
