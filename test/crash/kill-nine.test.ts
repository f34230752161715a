import { describe, expect, it, vi } from 'vitest';
import { HEALTH, STATUS } from '../../src/domain/instance.ts';
import { consume, customer, highestMetadataVersion, makeTopic, produce } from '../contract/witness.ts';
import { cloudOf } from '../support/cloud.ts';
import { brokersOn, tracesOf, zooKeeperPids } from '../support/machine.ts';
import { serverForTests } from '../support/server.ts';
import { purchaseBytes, sendAndLeave, sendAndRead } from '../support/signed-bytes.ts';

const server = serverForTests();
const cloud = cloudOf(server);

async function whereIs(instanceId: string): Promise<{ address: string; port: number }> {
  const detail = await cloud.detail(instanceId);
  return { address: detail?.Vip ?? '', port: Number(detail?.Vport) };
}

/** Runs, with one broker, which serves; nothing was made twice and nothing else was made. */
async function expectOneWholeInstance(instanceId: string): Promise<void> {
  await cloud.settled([instanceId], STATUS.running);
  expect(await cloud.listedIds()).toEqual([instanceId]);
  expect(await brokersOn(server, instanceId)).toMatchObject([{ brokerId: 0 }]);
  expect(await highestMetadataVersion(await whereIs(instanceId))).toBe(12);
}

async function expectCleanSlate(instanceId: string, vip: string): Promise<void> {
  await cloud.settled([instanceId], STATUS.deleted);
  expect(await cloud.listedIds()).toEqual([]);
  const endpoints = [9092, 19093].map((port) => ({ address: vip, port }));
  expect(await tracesOf(server, instanceId, endpoints)).toEqual([]);
}

describe('a server that is killed', { timeout: 120_000 }, () => {
  it('leaves its brokers serving, and the next one finds them and makes nothing twice', async () => {
    const [instanceId = ''] = await cloud.buy({ KafkaVersion: '3.2.3' });
    await expectOneWholeInstance(instanceId);
    const where = await whereIs(instanceId);
    const [brokers, zookeepers] = [await brokersOn(server, instanceId), await zooKeeperPids(server)];
    const early = customer(where);
    await makeTopic(early, 'orders');
    const producer = early.producer();
    await producer.connect();
    await server.kill();
    await producer.send({ topic: 'orders', acks: -1, messages: [{ value: 'to a broker without a server' }] });
    await producer.disconnect();
    await produce(customer(where), 'orders', ['from a client that came later']);
    await server.start();
    await expectOneWholeInstance(instanceId);
    expect(await cloud.detail(instanceId)).toMatchObject({ Healthy: HEALTH.healthy, Vip: where.address });
    expect(await brokersOn(server, instanceId)).toEqual(brokers);
    expect(await zooKeeperPids(server)).toEqual(zookeepers);
    const texts = await consume(customer(where), 'orders', 2);
    expect(texts.sort()).toEqual(['from a client that came later', 'to a broker without a server']);
    await cloud.remove(instanceId);
    await expectCleanSlate(instanceId, where.address);
  });

  it.each([
    ['before prepare-instance', 'before remove-instance'],
    ['after prepare-instance', 'after remove-instance'],
    ['after start-broker', 'after release-endpoints'],
    ['after await-serving', 'after become-deleted'],
    ['after become-running', 'before become-deleted'],
  ])('%s of a creation, and %s of a deletion, is followed to the end by the next one', async (creating, deleting) => {
    await server.kill();
    await server.start({ dieAt: creating });
    // It may die before it has answered.
    await cloud.buy({ KafkaVersion: '3.2.3' }).catch(() => []);
    await server.death();
    await server.start();
    const [instanceId = ''] = await cloud.listedIds();
    await expectOneWholeInstance(instanceId);
    const { address } = await whereIs(instanceId);

    await server.kill();
    await server.start({ dieAt: deleting });
    await cloud.ckafka.DeleteInstancePost({ InstanceId: instanceId }).catch(() => null);
    await server.death();
    await server.start();
    await expectCleanSlate(instanceId, address);
  });
});

describe('a client that lost its connection', { timeout: 120_000 }, () => {
  const idIn = (body: string): string => /"InstanceId":"(ckafka-\w+)"/.exec(body)?.[1] ?? body;

  it('gets the answer that it missed when it sends the same bytes again, and has bought once', async () => {
    const bytes = await purchaseBytes(server, cloud);
    await sendAndLeave(server, bytes);
    const [instanceId = ''] = await vi.waitUntil(async () => {
      const ids = await cloud.listedIds();
      return ids.length > 0 ? ids : null;
    });
    expect(idIn(await sendAndRead(server, bytes))).toBe(instanceId);
    expect(await cloud.listedIds()).toEqual([instanceId]);
    await cloud.remove(instanceId);
  });

  it('gets it also from the next server when the first was killed between purchase and answer', async () => {
    await server.kill();
    await server.start({ dieAt: 'answer' });
    const bytes = await purchaseBytes(server, cloud);
    await expect(sendAndRead(server, bytes)).rejects.toThrow();
    await server.death();
    await server.start();
    const instanceId = idIn(await sendAndRead(server, bytes));
    expect(instanceId).toMatch(/^ckafka-/);
    expect(await cloud.listedIds()).toEqual([instanceId]);
    await cloud.remove(instanceId);
  });

  it('but two equal calls that were both answered are two purchases', async () => {
    const bytes = await purchaseBytes(server, cloud);
    const ids = [idIn(await sendAndRead(server, bytes)), idIn(await sendAndRead(server, bytes))];
    expect(ids[0]).not.toBe(ids[1]);
    expect((await cloud.listedIds()).sort()).toEqual(ids.sort());
    await cloud.remove(...ids);
  });
});
