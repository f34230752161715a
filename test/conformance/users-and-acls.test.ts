import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kafka, SASLOptions } from 'kafkajs';
import type { Route } from 'tencentcloud-sdk-nodejs/tencentcloud/services/ckafka/v20190819/ckafka_models.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { foldersOf } from '../../src/data-plane/local/folders.ts';
import { findMarked } from '../../src/data-plane/local/process-table.ts';
import { usersFileOf } from '../../src/data-plane/local/users-file.ts';
import { STATUS } from '../../src/domain/instance.ts';
import { cloudOf } from '../support/cloud.ts';
import { kafkaTool } from '../support/kafka-tools.ts';
import { clientOf, routeCalls } from '../support/routes.ts';
import { serverForTests } from '../support/server.ts';

const server = serverForTests();
const cloud = cloudOf(server);

const VERSIONS = ['2.4.1', '2.8.1', '3.2.3'] as const;
type Version = (typeof VERSIONS)[number];
type Mechanism = 'plain' | 'scram-sha-256' | 'scram-sha-512';
const ACCESS_TYPES: readonly (readonly [Mechanism, number])[] = [
  ['plain', 1],
  ['scram-sha-256', 4],
  ['scram-sha-512', 5],
];
/** Users, passwords and ACLs take effect within this. */
const WITHIN_MS = 1_000;
const PASSWORDS = ['First-pw.1', 'Second-pw!2', 'Bobs-pw#3'] as const;
const [FIRST, SECOND, BOBS] = PASSWORDS;

interface Place {
  readonly instanceId: string;
  readonly plaintext: Route;
  readonly routes: Record<Mechanism, Route>;
}
const ids: string[] = [];
const places = new Map<Version, Place>();
const placeOf = (version: Version): Place => {
  const place = places.get(version);
  if (place === undefined) throw new Error(`there is no Kafka ${version}`);
  return place;
};

beforeAll(async () => {
  for (const KafkaVersion of VERSIONS) ids.push(...(await cloud.buy({ KafkaVersion })));
  const details = await cloud.settled(ids, STATUS.running);
  for (const [index, version] of VERSIONS.entries()) {
    const InstanceId = ids[index] ?? '';
    const vip = details.find((it) => it.InstanceId === InstanceId)?.Vip ?? '';
    const routes = {} as Record<Mechanism, Route>;
    for (const [mechanism, AccessType] of ACCESS_TYPES)
      routes[mechanism] = await routeCalls(cloud).make(InstanceId, { ...(await cloud.network()), AccessType });
    places.set(version, { instanceId: InstanceId, plaintext: { VipList: [{ Vip: vip, Vport: '9092' }] }, routes });
  }
}, 240_000);
afterAll(() => cloud.remove(...ids), 60_000);

const as = (version: Version, username: string, password: string, mechanism: Mechanism = 'plain'): Kafka =>
  clientOf(placeOf(version).routes[mechanism], { sasl: { mechanism, username, password } as SASLOptions, retries: 0 });
const nobody = (version: Version, from?: string): Kafka =>
  clientOf(placeOf(version).plaintext, { retries: 0, ...(from !== undefined && { from }) });

/** `in`, or how the broker turned the client away. */
async function comingIn(kafka: Kafka): Promise<string> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    await admin.listTopics();
    return 'in';
  } catch (error) {
    return String(error);
  } finally {
    await admin.disconnect();
  }
}

/** `written`, or how the broker refused the record. */
async function writing(kafka: Kafka, topic: string): Promise<string> {
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  try {
    await producer.connect();
    await producer.send({ topic, messages: [{ value: 'x' }] });
    return 'written';
  } catch (error) {
    return String(error);
  } finally {
    await producer.disconnect();
  }
}

/** How many partitions the client is told of, or how the broker refused. */
async function offsets(kafka: Kafka, topic: string): Promise<string> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    return `${(await admin.fetchTopicOffsets(topic)).length} partition`;
  } catch (error) {
    return String(error);
  } finally {
    await admin.disconnect();
  }
}

const bootstrapOf = (version: Version): string => {
  const [vip] = placeOf(version).plaintext.VipList ?? [];
  return `${vip?.Vip}:${vip?.Vport}`;
};
const poll = (ask: () => Promise<string>) => expect.poll(ask, { timeout: WITHIN_MS, interval: 20 });
const makeTopic = (version: Version, TopicName: string, more = {}) =>
  cloud.ckafka.CreateTopic({
    InstanceId: placeOf(version).instanceId,
    TopicName,
    PartitionNum: 1,
    ReplicaNum: 1,
    ...more,
  });

describe.each(VERSIONS)('users of a Kafka %s', { timeout: 60_000 }, (version) => {
  const InstanceId = (): string => placeOf(version).instanceId;

  it('sign in by every mechanism within a second of being made, and out when the password changes or they are deleted', async () => {
    await cloud.ckafka.CreateUser({ InstanceId: InstanceId(), Name: 'alice', Password: FIRST });
    await poll(() => comingIn(as(version, `${InstanceId()}#alice`, FIRST))).toBe('in');
    for (const [mechanism] of ACCESS_TYPES) {
      expect(await comingIn(as(version, `${InstanceId()}#alice`, FIRST, mechanism))).toBe('in');
      expect(await comingIn(as(version, 'alice', FIRST, mechanism))).toBe('in');
      expect(await comingIn(as(version, 'alice', 'guessed', mechanism))).toMatch(/authentication/i);
      expect(await comingIn(as(version, 'mallory', FIRST, mechanism))).toMatch(/authentication/i);
      expect(await comingIn(as(version, 'ckafka-another#alice', FIRST, mechanism))).toMatch(/authentication/i);
    }
    expect(await comingIn(as(version, 'admin', 'admin'))).toMatch(/authentication/i);
    await makeTopic(version, 'kept-open');
    const open = await Promise.all(
      ACCESS_TYPES.map(async ([mechanism]) => {
        const producer = as(version, 'alice', FIRST, mechanism).producer();
        await producer.connect();
        const write = (): Promise<string> =>
          producer.send({ topic: 'kept-open', messages: [{ value: 'x' }] }).then(() => 'written', String);
        expect(await write()).toBe('written');
        return { producer, write };
      }),
    );
    await cloud.ckafka.ModifyPassword({
      InstanceId: InstanceId(),
      Name: 'alice',
      Password: FIRST,
      PasswordNew: SECOND,
    });
    await poll(() => comingIn(as(version, 'alice', FIRST))).toMatch(/authentication/i);
    // Kafka closes a connection whose user is none any more; the client comes again and is turned away.
    for (const { write } of open) expect(await write()).toMatch(/closed/i);
    for (const { write } of open) expect(await write()).not.toBe('written');
    expect(await comingIn(as(version, 'alice', FIRST, 'scram-sha-512'))).toMatch(/authentication/i);
    expect(await comingIn(as(version, 'alice', SECOND, 'scram-sha-256'))).toBe('in');
    const again = as(version, 'alice', SECOND).producer();
    await again.connect();
    await cloud.ckafka.DeleteUser({ InstanceId: InstanceId(), Name: 'alice' });
    await poll(() => comingIn(as(version, 'alice', SECOND))).toMatch(/authentication/i);
    await expect(again.send({ topic: 'kept-open', messages: [{ value: 'x' }] })).rejects.toThrow(/closed/i);
    for (const producer of [again, ...open.map((it) => it.producer)]) await producer.disconnect();
  });

  it('have tokens that let in while they are authorized', async () => {
    const [User, Password] = ['tokens', BOBS];
    await cloud.ckafka.CreateUser({ InstanceId: InstanceId(), Name: User, Password });
    const { Result: token = '' } = await cloud.ckafka.CreateToken({ InstanceId: InstanceId(), User });
    const asked = { InstanceId: InstanceId(), User, Tokens: token };
    expect(await comingIn(as(version, User, token))).toMatch(/authentication/i);
    await cloud.ckafka.AuthorizeToken(asked);
    await poll(() => comingIn(as(version, User, token))).toBe('in');
    await cloud.ckafka.CancelAuthorizationToken(asked);
    await poll(() => comingIn(as(version, User, token))).toMatch(/authentication/i);
    expect(await comingIn(as(version, User, Password))).toBe('in');
  });
});

describe.each(VERSIONS)('access to a Kafka %s', { timeout: 60_000 }, (version) => {
  const InstanceId = (): string => placeOf(version).instanceId;
  const onTopic = (ResourceName: string, more = {}) => ({
    ...{ InstanceId: InstanceId(), ResourceType: 2, ResourceName, Operation: 2, PermissionType: 3 },
    ...more,
  });
  const aclTool = (...args: string[]): Promise<string> =>
    kafkaTool(version, 'kafka.admin.AclCommand', ['--bootstrap-server', bootstrapOf(version), ...args]);

  beforeAll(async () => {
    for (const [Name, Password] of [
      ['carol', FIRST],
      ['dave', BOBS],
    ] as const)
      await cloud.ckafka.CreateUser({ InstanceId: InstanceId(), Name, Password });
    const dave = as(version, 'dave', BOBS);
    await vi.waitUntil(async () => (await comingIn(dave)) === 'in', { timeout: WITHIN_MS, interval: 20 });
  });

  it('is everybody’s without ACLs, only theirs who are allowed, and what Kafka’s own tool says it is', async () => {
    await makeTopic(version, 'guarded');
    for (const client of [as(version, 'carol', FIRST), as(version, 'dave', BOBS), nobody(version)])
      expect(await writing(client, 'guarded')).toBe('written');
    await cloud.ckafka.CreateAcl(onTopic('guarded', { Principal: 'User:carol', Operation: 4 }));
    await poll(() => writing(as(version, 'dave', BOBS), 'guarded')).toMatch(/authoriz/i);
    expect(await writing(nobody(version), 'guarded')).toMatch(/authoriz/i);
    expect(await writing(as(version, 'carol', FIRST, 'scram-sha-512'), 'guarded')).toBe('written');
    // Who may write may describe, as Kafka has it, and may not read.
    expect(await offsets(as(version, 'carol', FIRST), 'guarded')).toBe('1 partition');
    expect(await offsets(as(version, 'dave', BOBS), 'guarded')).not.toBe('1 partition');
    expect(await aclTool('--list', '--topic', 'guarded')).toMatch(/User:carol.*WRITE.*ALLOW/s);
    // Whoever may change ACLs may do anything, so that is closed to clients until the API opens it.
    await expect(aclTool('--add', '--allow-principal', 'User:dave', '--topic', 'guarded')).rejects.toThrow(/authoriz/i);
    const cluster = { ResourceType: 4, ResourceName: '', Operation: 7 };
    await cloud.ckafka.CreateAcl(onTopic('', cluster));
    const add = ['--add', '--allow-principal', 'User:dave', '--operation', 'Write', '--topic', 'guarded'];
    await expect.poll(() => aclTool(...add).catch(String), { timeout: 20_000 }).toContain('User:dave');
    await poll(() => writing(as(version, 'dave', BOBS), 'guarded')).toBe('written');
    await cloud.ckafka.DeleteAcl(onTopic('', cluster));
    const { Result } = await cloud.ckafka.DescribeACL({
      InstanceId: InstanceId(),
      ResourceType: 2,
      ResourceName: 'guarded',
    });
    expect(Result?.AclList?.map((it) => [it.Principal, it.Host, it.Operation, it.PermissionType])).toEqual([
      ['User:carol', '*', 4, 3],
      ['User:dave', '*', 4, 3],
    ]);
    for (const name of ['carol', 'dave'])
      await cloud.ckafka.DeleteAcl(onTopic('guarded', { Principal: `User:${name}`, Operation: 4 }));
    await poll(() => writing(nobody(version), 'guarded')).toBe('written');
  });

  it('is closed to whom a DENY names, and open to the others, by user, address and block', async () => {
    await makeTopic(version, 'denied');
    await cloud.ckafka.CreateAcl(onTopic('denied', { PermissionType: 2, Host: '127.77.0.0/16;127.78.0.9' }));
    await poll(() => writing(nobody(version, '127.77.3.4'), 'denied')).toMatch(/authoriz/i);
    expect(await writing(nobody(version, '127.78.0.9'), 'denied')).toMatch(/authoriz/i);
    expect(await writing(nobody(version, '127.78.0.8'), 'denied')).toBe('written');
    await cloud.ckafka.CreateAcl(onTopic('denied', { PermissionType: 2, Principal: 'User:dave' }));
    await poll(() => writing(as(version, 'dave', BOBS), 'denied')).toMatch(/authoriz/i);
    expect(await writing(as(version, 'carol', FIRST), 'denied')).toBe('written');
  });

  it('follows rules for a prefix, and presets that later topics get', async () => {
    const RuleList = [{ Operation: 'All', PermissionType: 'Allow', Host: '*', Principal: 'User:carol' }];
    const rule = { InstanceId: InstanceId(), ResourceType: 'Topic', RuleList };
    await makeTopic(version, 'team-a');
    await cloud.ckafka.CreateAclRule({ ...rule, PatternType: 'PREFIXED', RuleName: 'team', Pattern: 'team-' });
    await poll(() => writing(as(version, 'dave', BOBS), 'team-a')).toMatch(/authoriz/i);
    await makeTopic(version, 'team-b');
    expect(await writing(nobody(version), 'team-b')).toMatch(/authoriz/i);
    expect(await writing(as(version, 'carol', FIRST), 'team-b')).toBe('written');
    await cloud.ckafka.CreateAclRule({ ...rule, PatternType: 'PRESET', RuleName: 'preset', Comment: 'later topics' });
    await makeTopic(version, 'free');
    await makeTopic(version, 'named', { EnableAclRule: 1, AclRuleName: 'preset' });
    await cloud.ckafka.ModifyAclRule({ InstanceId: InstanceId(), RuleName: 'preset', IsApplied: 1 });
    await makeTopic(version, 'later');
    expect(await writing(as(version, 'dave', BOBS), 'free')).toBe('written');
    for (const topic of ['named', 'later']) {
      expect(await writing(as(version, 'dave', BOBS), topic)).toMatch(/authoriz/i);
      expect(await writing(as(version, 'carol', FIRST), topic)).toBe('written');
    }
    const { Result } = await cloud.ckafka.DescribeAclRule({ InstanceId: InstanceId() });
    expect(Result?.AclRuleList?.map((it) => [it.RuleName, it.PatternType, it.TopicCount, it.IsApplied])).toEqual([
      ['preset', 'PRESET', 2, 1],
      ['team', 'PREFIXED', 2, 0],
    ]);
    for (const RuleName of ['team', 'preset']) await cloud.ckafka.DeleteAclRule({ InstanceId: InstanceId(), RuleName });
    await poll(() => writing(nobody(version), 'team-a')).toBe('written');
    expect(await writing(nobody(version), 'later')).toMatch(/authoriz/i);
  });

  it('is only for the addresses of a topic’s white list', async () => {
    await makeTopic(version, 'listed', { EnableWhiteList: 1, IpWhiteList: ['127.77.0.1'] });
    const write = (from: string) => writing(nobody(version, from), 'listed');
    expect(await write('127.77.0.1')).toBe('written');
    expect(await write('127.77.0.2')).toMatch(/authoriz/i);
    const asked = { InstanceId: InstanceId(), TopicName: 'listed' };
    await cloud.ckafka.CreateTopicIpWhiteList({ ...asked, IpWhiteList: ['127.77.0.2', '127.77.0.1'] });
    await poll(() => write('127.77.0.2')).toBe('written');
    const shown = (await cloud.ckafka.DescribeTopicAttributes(asked)).Result;
    expect([shown?.EnableWhiteList, shown?.IpWhiteList]).toEqual([1, ['127.77.0.1', '127.77.0.2']]);
    await cloud.ckafka.ModifyTopicAttributes({ ...asked, EnableWhiteList: 1, IpWhiteList: ['127.77.0.3'] });
    await poll(() => write('127.77.0.3')).toBe('written');
    expect(await write('127.77.0.1')).toMatch(/authoriz/i);
    await cloud.ckafka.ModifyTopicAttributes({ ...asked, EnableWhiteList: 0 });
    await poll(() => write('127.77.0.9')).toBe('written');
  });

  it('stays closed when the only user who may leaves, and loses the other ACLs with the user', async () => {
    for (const topic of ['carols', 'shared']) {
      await makeTopic(version, topic);
      await cloud.ckafka.CreateAcl(onTopic(topic, { Principal: 'User:carol' }));
    }
    await cloud.ckafka.CreateAcl(onTopic('shared', { Principal: 'User:dave' }));
    await cloud.ckafka.DeleteUser({ InstanceId: InstanceId(), Name: 'carol' });
    const { Result } = await cloud.ckafka.DescribeACL({
      InstanceId: InstanceId(),
      ResourceType: 2,
    });
    const left = Result?.AclList?.filter((it) => it.Principal === 'User:carol').map((it) => it.ResourceName);
    expect(left).toContain('carols');
    expect(left).not.toContain('shared');
    expect(await writing(nobody(version), 'carols')).toMatch(/authoriz/i);
    expect(await writing(as(version, 'dave', BOBS), 'shared')).toBe('written');
  });
});

it(
  'lets the same users in when a broker was killed and has come back, and writes no password anywhere',
  { timeout: 60_000 },
  async () => {
    const version = '2.8.1';
    const { instanceId } = placeOf(version);
    const folder = foldersOf(server.home).broker(instanceId, 0);
    const [broker] = await findMarked(folder);
    process.kill(broker?.pid ?? 0, 'SIGKILL');
    await sleep(500);
    const back = (): Promise<string> => comingIn(as(version, 'dave', BOBS));
    await expect.poll(back, { timeout: 40_000 }).toBe('in');
    expect(await comingIn(as(version, 'carol', FIRST))).toMatch(/authentication/i);
    // A file that makes no sense changes nothing.
    await writeFile(`${usersFileOf(folder)}.new`, 'dave.SCRAM-SHA-256=nonsense\n');
    await rename(`${usersFileOf(folder)}.new`, usersFileOf(folder));
    await sleep(WITHIN_MS);
    expect(await back()).toBe('in');
    expect(await writing(nobody(version), 'carols')).toMatch(/authoriz/i);
    const found: string[] = [];
    for (const file of await readdir(server.home, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const bytes = await readFile(join(file.parentPath, file.name)).catch(() => Buffer.alloc(0));
      if (PASSWORDS.some((it) => bytes.includes(it))) found.push(join(file.parentPath, file.name));
    }
    expect(found).toEqual([]);
  },
);
