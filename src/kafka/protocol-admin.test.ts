import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';

import type { Endpoint } from '../domain/network.ts';
import { openKafkaAdmin } from './protocol-admin.ts';
import { boolean, bytes, int16, int32, string } from './wire.ts';

const API = {
  metadata: 3,
  findCoordinator: 10,
  saslHandshake: 17,
  describeConfigs: 32,
  saslAuthenticate: 36,
  incrementalAlterConfigs: 44,
};
const OK = int16(0);
const NONE = int32(0);

const target = { instanceId: 'ckafka-test0001', brokers: [], adminPassword: 'pässword' };
const admin = openKafkaAdmin();
const servers: Server[] = [];

/** A broker that answers each call with `answers[apiKey]`, cut into pieces of `pieceBytes`. */
async function fakeBroker(
  answers: Record<number, (body: Buffer) => Buffer>,
  pieceBytes = Infinity,
): Promise<{ where: Endpoint; asked: number[] }> {
  const asked: number[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (request) => {
      const apiKey = request.readInt16BE(4);
      asked.push(apiKey);
      const correlationId = request.subarray(8, 12);
      const body = request.subarray(14 + request.readInt16BE(12));
      const answer = answers[apiKey]?.(body);
      if (answer === undefined) return;
      const frame = bytes(Buffer.concat([correlationId, answer]));
      for (let at = 0; at < frame.length; at += pieceBytes) socket.write(frame.subarray(at, at + pieceBytes));
    });
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const { address, port } = server.address() as AddressInfo;
  return { where: { address, port }, asked };
}

const letIn = {
  [API.saslHandshake]: () => Buffer.concat([OK, int32(1), string('PLAIN')]),
  [API.saslAuthenticate]: () => Buffer.concat([OK, int16(-1), NONE]),
};

function ids(...some: number[]): Buffer {
  return Buffer.concat([int32(some.length), ...some.map(int32)]);
}
function partition(leader: number, replicas: number[], inSync: number[]): Buffer {
  return Buffer.concat([int16(0), int32(0), int32(leader), ids(...replicas), ids(...inSync), ids()]);
}
function topic(name: string, isInternal: boolean, ...partitions: Buffer[]): Buffer {
  return Buffer.concat([int16(0), string(name), boolean(isInternal), int32(partitions.length), ...partitions]);
}
function metadata(...topics: Buffer[]): Buffer {
  const broker = Buffer.concat([int32(2), string('127.16.0.7'), int32(9093), string('100003')]);
  return Buffer.concat([NONE, int32(1), broker, string('a-cluster'), int32(2), int32(topics.length), ...topics]);
}

describe('asking whether groups are served', () => {
  it.each([
    ['yes once there is a coordinator', 0, true],
    ['not yet while the offsets are being made', 15, false],
  ])('says %s', async (_, errorCode, served) => {
    const answer = Buffer.concat([int16(errorCode), int32(2), string('127.16.0.7'), int32(9093)]);
    const { where } = await fakeBroker({ ...letIn, [API.findCoordinator]: () => answer });
    expect(await admin.servesGroups(target, where, 5_000)).toBe(served);
  });

  it('rejects an answer that waiting does not mend', async () => {
    const refused = Buffer.concat([int16(30), int32(-1), string(''), int32(-1)]);
    const { where } = await fakeBroker({ ...letIn, [API.findCoordinator]: () => refused });
    await expect(admin.servesGroups(target, where, 5_000)).rejects.toThrow('Kafka error 30');
  });
});

describe('the settings of brokers', () => {
  const broker = Buffer.concat([Buffer.from([4]), string('2')]);
  const flags = Buffer.alloc(3);

  it('are read from the broker itself; one without a value is missing', async () => {
    let asked: Buffer = Buffer.alloc(0);
    const entries = [string('log.retention.ms'), string('3600000'), flags, string('log.dir'), int16(-1), flags];
    const answer = Buffer.concat([NONE, int32(1), OK, int16(-1), broker, int32(2), ...entries]);
    const { where } = await fakeBroker({
      ...letIn,
      [API.describeConfigs]: (body) => {
        asked = body;
        return answer;
      },
    });
    const names = ['log.retention.ms', 'log.dir'];
    const settings = await admin.settingsOf(target, { brokerId: 2, ...where }, names, 5_000);
    expect([...settings]).toEqual([['log.retention.ms', '3600000']]);
    expect(asked).toEqual(Buffer.concat([int32(1), broker, int32(2), ...names.map(string)]));
  });

  it('are set for all brokers at once, and only those that are named', async () => {
    let asked: Buffer = Buffer.alloc(0);
    const everyBroker = Buffer.concat([Buffer.from([4]), string('')]);
    const { where } = await fakeBroker({
      ...letIn,
      [API.incrementalAlterConfigs]: (body) => {
        asked = body;
        return Buffer.concat([NONE, int32(1), OK, int16(-1), everyBroker]);
      },
    });
    await admin.setForAllBrokers(target, where, { 'message.max.bytes': '2000' }, 5_000);
    const setting = Buffer.concat([string('message.max.bytes'), Buffer.from([0]), string('2000')]);
    expect(asked).toEqual(Buffer.concat([int32(1), everyBroker, int32(1), setting, boolean(false)]));
  });

  it('that Kafka does not take are rejected with its words', async () => {
    const refused = Buffer.concat([NONE, int32(1), int16(40), string('too small'), broker]);
    const { where } = await fakeBroker({ ...letIn, [API.incrementalAlterConfigs]: () => refused });
    const asking = admin.setForAllBrokers(target, where, { 'message.max.bytes': '-1' }, 5_000);
    await expect(asking).rejects.toThrow('Kafka error 40: too small');
  });
});

describe('the view from one broker', () => {
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  it.each([Infinity, 1])('counts partitions, internal topics apart (pieces of %s bytes)', async (pieceBytes) => {
    const answer = metadata(
      topic('orders', false, partition(2, [1, 2], [1, 2]), partition(-1, [1], [])),
      topic('__consumer_offsets', true, partition(2, [1, 2], [2])),
    );
    const { where, asked } = await fakeBroker({ ...letIn, [API.metadata]: () => answer }, pieceBytes);
    expect(await admin.viewFrom(target, where, 5_000)).toEqual({
      clusterId: 'a-cluster',
      brokers: [{ brokerId: 2, address: '127.16.0.7', port: 9093 }],
      offlinePartitionCount: 1,
      underReplicatedPartitionCount: 2,
      topicCount: 1,
      partitionReplicaCount: 3,
    });
    expect(asked).toEqual([API.saslHandshake, API.saslAuthenticate, API.metadata]);
  });

  it('signs in as admin with the instance’s password', async () => {
    let token = '';
    const { where } = await fakeBroker({
      ...letIn,
      [API.saslAuthenticate]: (body) => {
        token = body.subarray(4).toString('utf8');
        return Buffer.concat([OK, int16(-1), NONE]);
      },
      [API.metadata]: () => metadata(),
    });
    await admin.viewFrom(target, where, 5_000);
    expect(token).toBe('\0admin\0pässword');
  });

  it('rejects with the broker’s reason when the password is refused', async () => {
    const { where } = await fakeBroker({
      ...letIn,
      [API.saslAuthenticate]: () => Buffer.concat([int16(58), string('Invalid username or password'), NONE]),
    });
    await expect(admin.viewFrom(target, where, 5_000)).rejects.toThrow(
      'refused the password: Invalid username or password',
    );
  });

  it('rejects in time when the broker does not answer', async () => {
    const { where } = await fakeBroker({});
    await expect(admin.viewFrom(target, where, 50)).rejects.toThrow('did not answer within 50 ms');
  });

  it('rejects when nobody listens', async () => {
    const { where } = await fakeBroker({});
    servers[0]?.close();
    await expect(admin.viewFrom(target, where, 5_000)).rejects.toThrow('ECONNREFUSED');
  });

  it('rejects when the answer is cut short', async () => {
    const { where } = await fakeBroker({ ...letIn, [API.metadata]: () => metadata().subarray(0, 20) });
    await expect(admin.viewFrom(target, where, 5_000)).rejects.toThrow('ended before its last field');
  });

  it('rejects what does not speak Kafka’s protocol', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    const { address, port } = server.address() as AddressInfo;
    await expect(admin.viewFrom(target, { address, port }, 5_000)).rejects.toThrow('does not speak Kafka');
  });
});
