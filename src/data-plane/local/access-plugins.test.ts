import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scramCredentialsOf } from '../../domain/scram.ts';
import { tokenHashOf, type UserAccess } from '../../domain/user.ts';
import type { KafkaVersion } from '../../domain/instance.ts';
import { systemRandom } from '../../lib/random.ts';
import { openDistribution, type Distribution } from './distribution/distribution.ts';
import { usersFileOf, writeUsers } from './users-file.ts';

const VERSIONS = ['2.4.1', '2.8.1', '3.2.3'] as const;
const FIRST_LIMIT_MS = 300_000;
/** Four looks of the plug-in. */
const SEEN_BY_THEN_MS = 1_000;

let distribution: Distribution;
beforeAll(async () => {
  const cacheFolder = process.env['BROKERAGE_CACHE'] ?? join(homedir(), '.cache', 'brokerage');
  const mavenUrl = process.env['BROKERAGE_MAVEN_URL'];
  distribution = await openDistribution({ cacheFolder, mavenUrl, onProgress: () => undefined });
}, FIRST_LIMIT_MS);

let jvm: ChildProcess | null = null;
afterEach(async () => {
  if (jvm === null) return;
  const gone = once(jvm, 'exit');
  jvm.kill('SIGKILL');
  await gone;
  jvm = null;
});

/** The plug-ins in a JVM of their own, without a broker: says a line, answers with a line. */
function host(version: KafkaVersion, name: string, args: readonly string[]) {
  const source = fileURLToPath(new URL(`../../../broker-extension/src/test/java/${name}.java`, import.meta.url));
  const flags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx64m', '-cp', distribution.classPath(version)];
  const child = spawn(distribution.java.executable, [...flags, source, ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
  jvm = child;
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const tell = (line: string): void => void child.stdin.write(`${line}\n`);
  const ask = async (line: string): Promise<string> => {
    tell(line);
    return ((await answers.next()) as IteratorYieldResult<string>).value;
  };
  return { tell, ask };
}

describe('signing in', { timeout: 60_000 }, () => {
  let folder: string;
  const userOf = async (userName: string, password: string, ...tokens: string[]): Promise<UserAccess> => ({
    userName,
    credentials: await scramCredentialsOf(password, systemRandom),
    tokenHashes: tokens.map(tokenHashOf),
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'brokerage-sign-in-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each(VERSIONS)(
    'with Kafka %s works by every mechanism, and ends with the password or the token',
    async (version) => {
      await writeUsers(folder, [await userOf('alice', 'first', 'token-1'), await userOf('admin', 'mine')]);
      const { ask } = host(version, 'SignInHost', [usersFileOf(folder), 'ckafka-a']);
      for (const mechanism of ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512']) {
        expect(await ask(`${mechanism} ckafka-a#alice first`)).toBe('User:alice');
        expect(await ask(`${mechanism} alice second`)).toBe('refused');
        expect(await ask(`${mechanism} ckafka-b#alice first`)).toBe('refused');
        expect(await ask(`${mechanism} mallory first`)).toBe('refused');
      }
      expect(await ask('PLAIN alice token-1')).toBe('User:alice');
      expect(await ask('PLAIN alice token-2')).toBe('refused');
      await writeFile(usersFileOf(folder), 'alice.SCRAM-SHA-256=nonsense\n');
      await sleep(SEEN_BY_THEN_MS);
      expect(await ask('again 0')).toBe('User:alice');
      await writeUsers(folder, [await userOf('alice', 'second', 'token-1')]);
      await sleep(SEEN_BY_THEN_MS);
      for (const connection of [0, 1, 2]) expect(await ask(`again ${connection}`)).toBe('closed');
      expect(await ask('again 3')).toBe('User:alice');
      expect(await ask('PLAIN alice first')).toBe('refused');
      expect(await ask('SCRAM-SHA-512 alice second')).toBe('User:alice');
      await writeUsers(folder, [await userOf('alice', 'second')]);
      await sleep(SEEN_BY_THEN_MS);
      expect(await ask('again 3')).toBe('closed');
    },
  );
});

describe('what ACLs say', { timeout: 60_000 }, () => {
  it('is the cloud’s: nothing closes nothing, DENY only whom it names, any ALLOW all others', async () => {
    const { tell, ask } = host('2.4.1', 'AclHost', []);
    const may = (user: string, operation: string, topic = 'orders', from = '10.1.2.3') =>
      ask(`may TOPIC ${topic} ${user} ${from} ${operation}`);
    expect(await may('bob', 'WRITE')).toBe('yes');
    tell('acl TOPIC orders LITERAL User:bob 10.1.0.0/16 WRITE DENY');
    expect(await may('bob', 'WRITE')).toBe('no');
    expect(await may('bob', 'WRITE', 'orders', '10.2.0.1')).toBe('yes');
    expect(await may('bob', 'DESCRIBE')).toBe('yes');
    expect(await may('alice', 'WRITE')).toBe('yes');
    tell('acl TOPIC orders LITERAL User:alice * READ ALLOW');
    expect(await may('alice', 'READ')).toBe('yes');
    expect(await may('alice', 'DESCRIBE')).toBe('yes');
    expect(await may('alice', 'WRITE')).toBe('no');
    expect(await may('ANONYMOUS', 'READ')).toBe('no');
    tell('acl TOPIC orders LITERAL User:* * ALL ALLOW');
    expect(await may('ANONYMOUS', 'ALTER')).toBe('yes');
    expect(await may('bob', 'WRITE')).toBe('no');
    expect(await may('bob', 'READ')).toBe('yes');
  });

  it('counts prefixes and the names of all, hosts bit by bit, and never looks a name up', async () => {
    const { tell, ask } = host('2.4.1', 'AclHost', []);
    const may = (topic: string, from = '10.0.0.1') => ask(`may TOPIC ${topic} bob ${from} READ`);
    tell('acl TOPIC team- PREFIXED User:alice * ALL ALLOW');
    expect([await may('team-a'), await may('team'), await may('a-team-')]).toEqual(['no', 'yes', 'yes']);
    tell('acl TOPIC * LITERAL User:bob 10.0.0.128/25 READ DENY');
    expect([await may('x', '10.0.0.127'), await may('x', '10.0.0.128'), await may('x', '10.0.0.255')]).toEqual([
      ...['yes', 'no', 'no'],
    ]);
    tell('clear');
    tell('acl TOPIC x LITERAL User:bob localhost READ DENY');
    tell('acl TOPIC y LITERAL User:bob fd00::/9 READ DENY');
    expect(await may('x', '127.0.0.1')).toBe('yes');
    expect([await may('y', 'fd7f::1'), await may('y', 'fd80::1'), await may('y', '253.0.0.1')]).toEqual([
      'no',
      'yes',
      'yes',
    ]);
  });

  it('of the cluster closes one operation alone, and grants what is closed without it', async () => {
    const { tell, ask } = host('2.4.1', 'AclHost', []);
    const may = (operation: string) => ask(`may CLUSTER kafka-cluster bob 10.0.0.1 ${operation}`);
    expect(await ask('granted bob 10.0.0.1 ALTER')).toBe('no');
    tell('acl CLUSTER kafka-cluster LITERAL User:alice * ALTER ALLOW');
    expect([await may('CREATE'), await may('ALTER')]).toEqual(['yes', 'no']);
    expect(await ask('granted alice 10.0.0.1 ALTER')).toBe('yes');
    expect(await ask('granted bob 10.0.0.1 ALTER')).toBe('no');
    expect(await ask('granted alice 10.0.0.1 CLUSTER_ACTION')).toBe('no');
    tell('acl CLUSTER kafka-cluster LITERAL User:alice 10.0.0.0/8 ALL DENY');
    expect(await ask('granted alice 10.0.0.1 ALTER')).toBe('no');
  });

  it('lets a producer without duplicates begin where it could write to some topic', async () => {
    const { tell, ask } = host('2.4.1', 'AclHost', []);
    const any = () => ask('any TOPIC bob 10.0.0.1 WRITE');
    expect(await any()).toBe('yes');
    tell('acl TOPIC * LITERAL User:alice * WRITE ALLOW');
    expect(await any()).toBe('no');
    tell('acl TOPIC orders LITERAL User:bob * WRITE ALLOW');
    expect(await any()).toBe('yes');
  });
});
