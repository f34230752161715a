import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isListening } from '../clients/is-listening.ts';
import { untilAnswered } from '../clients/paced-calls.ts';
import type { Bench } from '../machine/bench.ts';
import { startChild, type Child } from '../machine/child.ts';
import { pythonWith } from '../../test/clients/toolchains.ts';

/** Pinned, so that a run tomorrow meets what a run today did. */
const PACKAGES = ['moto[server]==5.2.5'];
const REGION = 'us-east-1';
const PROGRAM = fileURLToPath(new URL('./moto-server.py', import.meta.url));

export interface Moto {
  readonly url: string;
  /** A call that lists all clusters with all that is known of each. The signature is not looked at: moto checks none. */
  readonly listClusters: Buffer;
  readonly child: Child;
}

/** moto's server with so many clusters in its Kafka service. */
export async function startMoto(bench: Bench, clusters: number): Promise<Moto> {
  bench.say(`moto with ${clusters} clusters`);
  const python = join(await pythonWith(PACKAGES), 'bin', 'python');
  const logFile = join(await bench.folder('moto'), 'moto.log');
  const child = startChild({ executable: python, args: [PROGRAM, String(clusters), REGION], logFile });
  bench.atEnd(() => child.stop(5_000));
  const { url } = (await child.answer(120_000)) as { url: string };
  await untilAnswered(() => isListening(url), { what: 'moto', everyMs: 100, withinMs: 30_000 });
  const head = [
    'GET /api/v2/clusters HTTP/1.1',
    `Host: ${new URL(url).host}`,
    `Authorization: AWS4-HMAC-SHA256 Credential=bench/20260101/${REGION}/kafka/aws4_request, SignedHeaders=host, Signature=0`,
  ];
  return { url, listClusters: Buffer.from(`${head.join('\r\n')}\r\n\r\n`), child };
}
