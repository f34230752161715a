/**
 * A server that kills itself, as kill -9 at a bad moment would: `node dying-server.ts "after start-broker"`. The moment is
 * `before <step>` or `after <step>` of the engine, or `answer`, when a purchase is committed and its answer about to be written.
 */
import { ServerResponse } from 'node:http';
import { openLog } from '../../src/cli/open-log.ts';
import { loadConfig } from '../../src/config.ts';
import { startBrokerage } from '../../src/main.ts';

const [, , dieAt] = process.argv;
const die = (): void => void process.kill(process.pid, 'SIGKILL');

if (dieAt === 'answer') {
  const writeHead = Reflect.get(ServerResponse.prototype, 'writeHead') as (...args: unknown[]) => ServerResponse;
  ServerResponse.prototype.writeHead = function (this: ServerResponse, ...args: unknown[]): ServerResponse {
    if (this.req.headers['x-tc-action'] === 'CreatePostPaidInstance') die();
    return writeHead.apply(this, args);
  };
}

const config = loadConfig(process.env, process.cwd());
await startBrokerage(config, {
  log: openLog(config),
  onProgress: () => undefined,
  onStep: (name, when) => {
    if (`${when} ${name}` === dieAt) die();
  },
});
