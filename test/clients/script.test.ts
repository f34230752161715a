import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { it } from 'vitest';
import { serverForTests } from '../support/server.ts';
import { GO, JAVA, NODE, NODE_INTL, PYTHON, TCCLI } from './client-drivers.ts';
import { runScript, VERSIONS, type CallThrough } from './shared-script.ts';
import { GO_FILES, javaClasspath, missingTool, pythonWithClients, titled } from './toolchains.ts';

/* One script of calls, the same through each client's own code: what the pages in docs/clients/ leave out to stay short is here. */

const ROOT = resolve(import.meta.dirname, '../..');
const server = serverForTests();

interface Client {
  readonly name: string;
  readonly missing: string | null;
  readonly file: string;
  readonly program: string;
  /** The command that runs the file in its folder. */
  readonly command: (folder: string) => Promise<readonly [program: string, ...args: string[]]>;
}

const python = missingTool('python3', '--version');
const CLIENTS: readonly Client[] = [
  { name: 'node', missing: null, file: 'driver.mjs', program: NODE, command: node },
  { name: 'node-intl', missing: null, file: 'driver.mjs', program: NODE_INTL, command: node },
  {
    ...{ name: 'python', missing: python, file: 'driver.py', program: PYTHON },
    command: async (folder) => [join(await pythonWithClients(), 'bin', 'python'), join(folder, 'driver.py')],
  },
  {
    ...{ name: 'tccli', missing: python, file: 'tccli-driver.py', program: TCCLI },
    command: async (folder) => [join(await pythonWithClients(), 'bin', 'python'), join(folder, 'tccli-driver.py')],
  },
  {
    ...{ name: 'go', missing: missingTool('go', 'version'), file: 'main.go', program: GO },
    command: (folder) => {
      for (const [name, text] of Object.entries(GO_FILES)) writeFileSync(join(folder, name), text);
      return Promise.resolve(['go', 'run', '.']);
    },
  },
  {
    ...{ name: 'java', missing: missingTool('java', '-version') ?? missingTool('mvn', '--version') },
    ...{ file: 'Driver.java', program: JAVA },
    command: async (folder) => ['java', '-cp', await javaClasspath(), join(folder, 'Driver.java')],
  },
];

function node(folder: string): Promise<readonly [string, string]> {
  return Promise.resolve([process.execPath, join(folder, 'driver.mjs')]);
}

it.for(CLIENTS.map((it) => [titled(it.name, it.missing), it] as const))(
  'buys, waits, makes a topic, a user, an ACL and a route, produces, describes, looks at what it pays, and deletes: %s',
  { timeout: 300_000 },
  async ([, client], { skip }) => {
    if (client.missing !== null) skip(client.missing);
    // Inside the clone for Node, which looks for packages above the file.
    const folder = mkdtempSync(join(ROOT, 'node_modules', '.script-'));
    const driver = await started(client, folder);
    try {
      await runScript(driver.call, `script-${client.name}`);
    } catch (problem) {
      throw new Error(`${client.name}: ${driver.words()}`, { cause: problem });
    } finally {
      await driver.end();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

interface Driver {
  readonly call: CallThrough;
  /** What it said beside its answers. */
  words(): string;
  end(): Promise<void>;
}

async function started({ name, file, program, command }: Client, folder: string): Promise<Driver> {
  writeFileSync(join(folder, file), program);
  const [executable, ...args] = await command(folder);
  const url = server.url.replace(/\/$/, '');
  const child = spawn(executable, args, {
    cwd: folder,
    env: {
      ...process.env,
      ...{ NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1', BROKERAGE_URL: url, TENCENTCLOUD_REGION: 'ap-guangzhou' },
      TENCENTCLOUD_SECRET_ID: server.secretId,
      TENCENTCLOUD_SECRET_KEY: server.secretKey,
      // tccli keeps its profile there.
      ...(name === 'tccli' && { HOME: folder }),
    },
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    call: async (product, action, parameters) => {
      const asked = { product, version: VERSIONS[product], action, parameters };
      child.stdin.write(`${JSON.stringify(asked)}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`it ended at ${product} ${action}`);
      return JSON.parse(value) as Awaited<ReturnType<CallThrough>>;
    },
    words: () => words,
    end: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
