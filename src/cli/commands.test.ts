import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HEALTH, STATUS, type Instance } from '../domain/instance.ts';
import { SetupError } from '../lib/setup-error.ts';
import type { Composition } from './composition.ts';
import { prepareHome } from './home.ts';
import { isLock, tryHomeLock, type HomeLock } from './home-lock.ts';
import { fakeCli, fakeDatabase } from './testing/fake-context.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'brokerage-cli-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function asServer(url: string): HomeLock {
  const lock = tryHomeLock(home, 'up');
  if (!isLock(lock)) throw new Error('taken');
  lock.announce(url);
  return lock;
}

describe('the command line', () => {
  it.each([
    [['frobnicate']],
    [['status', '--colour']],
    [['logs']],
    [['logs', 'ckafka-1', '-n', 'ten']],
    [['credentials', 'x']],
  ])('ends with 2 at %j', async (args) => {
    const cli = fakeCli(home);
    expect(await cli.run(...args)).toBe(2);
    expect(cli.written.err).toMatch(/^error: /);
  });

  it.each(['up', 'down', 'status', 'instances', 'logs', 'doctor'])('offers %s with --json', async (name) => {
    const cli = fakeCli(home);
    expect(await cli.run(name, '--help')).toBe(0);
    expect(cli.written.out).toContain('--json');
  });

  it('ends with 1 and one line at a configuration that cannot be read', async () => {
    const cli = fakeCli(home, {}, { BROKERAGE_LISTEN: 'nowhere' });
    expect(await cli.run('status')).toBe(1);
    expect(cli.written.err).toMatch(/^brokerage: BROKERAGE_LISTEN cannot be "nowhere": .*\n$/);
    expect(await cli.run('--help')).toBe(0);
  });
});

describe('status', () => {
  it('says that nothing runs, with exit code 1', async () => {
    const cli = fakeCli(home);
    expect(await cli.run('status', '--json')).toBe(1);
    expect(cli.json()).toEqual({ running: false, serving: false, url: null, pid: null, startedAt: null, home });
    await cli.run('status');
    expect(cli.written.out).toContain('brokerage up');
  });

  it('asks the server whether it serves calls', async () => {
    let code = 200;
    const server = createServer((request, response) =>
      response.writeHead(request.url === '/healthz' ? code : 404).end(),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const lock = asServer(url);
    const cli = fakeCli(home);
    expect(await cli.run('status', '--json')).toBe(0);
    expect(cli.json()).toMatchObject({ running: true, serving: true, url, pid: process.pid, home });
    code = 503;
    expect(await cli.run('status')).toBe(1);
    expect(cli.written.out).toContain('calls are not served');
    lock.release();
    server.close();
    server.closeAllConnections();
  });
});

describe('down', () => {
  it('ends what a killed server left behind, holding the home meanwhile', async () => {
    prepareHome(home);
    const held: boolean[] = [];
    const stopLeftBehind = (): Promise<string[]> => {
      held.push(!isLock(tryHomeLock(home, 'up')));
      return Promise.resolve(['3 brokers', 'ZooKeeper']);
    };
    const cli = fakeCli(home, { stopLeftBehind });
    expect(await cli.run('down')).toBe(0);
    expect(cli.written.out).toBe('ended what was left behind: 3 brokers, ZooKeeper\n');
    expect(await cli.run('down', '--json')).toBe(0);
    expect(cli.json()).toEqual({ stopped: null, leftBehind: ['3 brokers', 'ZooKeeper'] });
    expect(held).toEqual([true, true]);
    expect(isLock(tryHomeLock(home, 'up'))).toBe(true);
  });

  it('leaves brokers of a killed server when it is asked to', async () => {
    prepareHome(home);
    const cli = fakeCli(home);
    expect(await cli.run('down', '--leave-brokers')).toBe(0);
    expect(cli.written.out).toContain('nothing of');
  });

  it('makes no home of a folder that is none', async () => {
    const cli = fakeCli(join(home, 'none'));
    expect(await cli.run('down', '--json')).toBe(0);
    expect(cli.json()).toEqual({ stopped: null, leftBehind: [] });
    expect(existsSync(join(home, 'none'))).toBe(false);
  });
});

describe('instances', () => {
  const instance: Partial<Instance> = {
    instanceId: 'ckafka-12345678',
    instanceName: '订单',
    appId: 1,
    region: 'ap-guangzhou',
    zoneIds: [100003, 100004],
    askedKafkaVersion: '2.4.2',
    status: STATUS.creating,
    health: HEALTH.healthy,
    healthMessage: '',
    failure: '',
    vip: '127.16.0.9',
    vport: 9092,
    bandwidthMBps: 20,
    diskSizeGB: 200,
    createdAt: new Date('2026-01-31T12:00:00Z'),
  };
  const listAll = (): Promise<Instance[]> => Promise.resolve([instance as Instance]);

  it('lists them, and lets the database go that it started for the moment', async () => {
    prepareHome(home);
    const closed: boolean[] = [];
    const cli = fakeCli(home, fakeDatabase({ instances: { listAll } }, closed));
    expect(await cli.run('instances')).toBe(0);
    expect(cli.written.out).toMatch(/ckafka-12345678 +订单 +2\.4\.2 +creating +healthy +127\.16\.0\.9:9092/);
    expect(closed).toEqual([true]);
    await cli.run('instances', '--json');
    expect(cli.json()).toMatchObject([
      { instanceId: 'ckafka-12345678', status: 'creating', health: 'healthy', bootstrap: '127.16.0.9:9092' },
    ]);
  });

  it("leaves a running server's database alone", async () => {
    prepareHome(home);
    const lock = asServer('http://127.0.0.1:1');
    const closed: boolean[] = [];
    const cli = fakeCli(home, fakeDatabase({ instances: { listAll } }, closed));
    expect(await cli.run('instances')).toBe(0);
    expect(closed).toEqual([false]);
    lock.release();
  });

  it('is an empty list, and makes no database, where Brokerage never ran', async () => {
    const cli = fakeCli(home);
    expect(await cli.run('instances', '--json')).toBe(0);
    expect(cli.json()).toEqual([]);
  });
});

describe('logs', () => {
  const twoBrokers: Composition['brokerLogs'] = () =>
    Promise.resolve([0, 1].map((brokerId) => ({ brokerId, file: join(home, `${brokerId}.log`) })));

  it('shows the last lines of each broker, or of one', async () => {
    writeFileSync(join(home, '0.log'), 'a\nb\nc\n');
    const cli = fakeCli(home, { brokerLogs: twoBrokers });
    expect(await cli.run('logs', 'ckafka-1', '--lines', '2')).toBe(0);
    expect(cli.written.out).toBe('broker 0 | b\nbroker 0 | c\n');
    await cli.run('logs', 'ckafka-1', '--broker', '0', '-n', '1');
    expect(cli.written.out).toBe('c\n');
    await cli.run('logs', 'ckafka-1', '--json');
    expect(cli.json()).toEqual([
      { brokerId: 0, lines: ['a', 'b', 'c'] },
      { brokerId: 1, lines: [] },
    ]);
  });

  it('goes on with new lines', async () => {
    writeFileSync(join(home, '1.log'), 'old\n');
    const cli = fakeCli(home, { brokerLogs: twoBrokers });
    void cli.run('logs', 'ckafka-1', '-b', '1', '-n', '0', '--follow');
    await new Promise((resolve) => setTimeout(resolve, 30));
    appendFileSync(join(home, '1.log'), 'new\n');
    await vi.waitFor(() => expect(cli.written.out).toBe('new\n'));
  });

  it('says which brokers there are', async () => {
    const cli = fakeCli(home, { brokerLogs: twoBrokers });
    expect(await cli.run('logs', 'ckafka-1', '-b', '7')).toBe(1);
    expect(cli.written.err).toBe('brokerage: ckafka-1 has no broker 7: its brokers are 0, 1\n');
    const none = fakeCli(home, { brokerLogs: () => Promise.resolve([]) });
    expect(await none.run('logs', 'ckafka-1')).toBe(1);
    expect(none.written.err).toContain('this machine has no brokers of ckafka-1');
  });
});

describe('doctor', () => {
  const healthy: Partial<Composition> = {
    chooseJava: () =>
      Promise.resolve({
        java: { javaHome: '/jdk', build: '17.0.1', hasCompiler: true, source: 'PATH' },
        passedOver: [],
      }),
    missingJarCount: () => Promise.resolve(0),
    checkEmbeddedPostgres: () => undefined,
    hasLoopbackRange: () => Promise.resolve(true),
  };
  interface Finding {
    name: string;
    state: string;
    remedy: string;
  }

  it('looks at everything, each with a state and, unless it is well, what to do', async () => {
    const cli = fakeCli(home, healthy);
    await cli.run('doctor', '--json');
    const findings = cli.json() as Finding[];
    expect(findings.map(({ name }) => name)).toEqual([
      'node',
      'java',
      'jars',
      'postgresql',
      'port',
      'addresses',
      'home',
      'cache',
      'memory',
      'processors',
    ]);
    expect(findings.filter(({ state, remedy }) => (state === 'ok') !== (remedy === ''))).toEqual([]);
  });

  it('ends with 1 when something will keep Brokerage from working, and says what to do', async () => {
    const cli = fakeCli(home, {
      ...healthy,
      chooseJava: () =>
        Promise.resolve({ java: null, passedOver: [{ executable: '/old/java', reason: 'Java 8 is older than 11' }] }),
      checkEmbeddedPostgres: () => {
        throw new SetupError('no PostgreSQL for this machine', 'name one in DATABASE_URL');
      },
    });
    expect(await cli.run('doctor')).toBe(1);
    expect(cli.written.out).toMatch(/✗ java .*\/old\/java: Java 8 is older than 11\n +→ install a JDK 17/);
    expect(cli.written.out).toMatch(/✗ postgresql .*\n +→ name one in DATABASE_URL/);
  });
});
