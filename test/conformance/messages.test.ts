import { describe, expect, it } from 'vitest';
import { STATUS, type KafkaVersion } from '../../src/domain/instance.ts';
import { customer } from '../contract/witness.ts';
import { cloudOf } from '../support/cloud.ts';
import { kafkaTool } from '../support/kafka-tools.ts';
import { serverForTests } from '../support/server.ts';

const server = serverForTests('[throttle]\nrequests_per_second = 100\n');
const cloud = cloudOf(server);

const VERSIONS: readonly KafkaVersion[] = ['2.4.1', '2.8.1', '3.2.3'];
const CODECS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'];
/** Long and repetitive enough that every codec writes copies, and too long for one block of Java's Snappy. */
const LINES = Array.from(
  { length: 2_000 },
  (_, index) => `line ${index}: ${'中文 text '.repeat(index % 9)}${index * 7919}`,
);
/** Bytes that are no UTF-8. */
const BINARY = Buffer.from([0x00, 0xff, 0xfe, 0x80, 0x41]);

async function code(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'was not refused',
    (error: unknown) => (error as { code: string }).code,
  );
}

/** What Kafka's own producer compressed is read back, the first, a middle and the last of it. */
async function readsEveryCodec(InstanceId: string, version: KafkaVersion, bootstrap: string): Promise<void> {
  const producing = CODECS.map((codec) =>
    kafkaTool(
      version,
      'kafka.tools.ConsoleProducer',
      [
        ...['--broker-list', bootstrap, '--topic', `by-${codec}`, '--compression-codec', codec],
        ...['--batch-size', '500000', '--request-required-acks', 'all'],
        ...['--producer-property', 'linger.ms=500'],
      ],
      LINES.map((it) => `${it}\n`).join(''),
    ),
  );
  await Promise.all(producing);
  for (const codec of CODECS) {
    const where = { InstanceId, Topic: `by-${codec}`, Partition: 0 };
    for (const Offset of [0, 1_234, LINES.length - 1]) {
      const { Result } = await cloud.ckafka.FetchMessageByOffset({ ...where, Offset });
      expect(Result).toMatchObject({ Offset, Key: null, Value: LINES[Offset] });
    }
    const { Result } = await cloud.ckafka.FetchMessageListByOffset({ ...where, Offset: 1_990 });
    expect(Result?.map((it) => it.Offset)).toEqual([1990, 1991, 1992, 1993, 1994, 1995, 1996, 1997, 1998, 1999]);
    expect(Result?.[0]).toMatchObject({ Key: null, Value: null });
  }
}

async function tellsEveryByte(InstanceId: string, kafka: ReturnType<typeof customer>): Promise<void> {
  const producer = kafka.producer();
  await producer.connect();
  const headers = { trace: 'abc', raw: BINARY };
  await producer.send({
    topic: 'bytes',
    messages: [
      { partition: 0, key: BINARY, value: BINARY, headers, timestamp: '1700000000000' },
      { partition: 0, key: 'key', value: null, timestamp: '1700000001000' },
      { partition: 1, value: 'data:;base64,AAAA', timestamp: '1700000002000' },
    ],
  });
  await producer.disconnect();
  const message = async (Partition: number, Offset: number) =>
    (await cloud.ckafka.FetchMessageByOffset({ InstanceId, Topic: 'bytes', Partition, Offset })).Result;
  const binary = `data:;base64,${BINARY.toString('base64')}`;
  const first = await message(0, 0);
  expect(first).toMatchObject({ Key: binary, Value: binary, Timestamp: 1_700_000_000_000 });
  expect(JSON.parse(first?.Headers ?? '')).toEqual([
    { Key: 'trace', Value: 'abc' },
    { Key: 'raw', Value: binary },
  ]);
  expect(await message(0, 1)).toMatchObject({ Key: 'key', Value: null, Headers: null });
  const written = Buffer.from('data:;base64,AAAA').toString('base64');
  expect(await message(1, 0)).toMatchObject({ Key: null, Value: `data:;base64,${written}` });
  const since = async (StartTime: number) =>
    (await cloud.ckafka.FetchMessageListByTimestamp({ InstanceId, Topic: 'bytes', StartTime })).Result?.map(
      (it) => `${it.Partition}-${it.Offset}`,
    );
  expect(await since(0)).toEqual(['0-0', '0-1', '1-0']);
  expect(await since(1_700_000_000_001)).toEqual(['0-1', '1-0']);
  expect(await since(1_800_000_000_000)).toEqual([]);
}

async function sends(InstanceId: string): Promise<void> {
  const DataHubId = `${InstanceId}/sent`;
  const Message = [{ Body: 'one', Key: 'k' }, { Body: '二' }, { Body: 'three', Key: 'k' }];
  const { MessageId = [] } = await cloud.ckafka.SendMessage({ DataHubId, Message });
  const places = MessageId.map((it) => Buffer.from(it, 'hex').toString('utf8'));
  expect(places).toHaveLength(3);
  for (const [index, place] of places.entries()) {
    const [id, Topic = '', partition, offset] = place.split(':');
    expect([id, Topic]).toEqual([DataHubId, 'sent']);
    const asked = { InstanceId, Topic, Partition: Number(partition), Offset: Number(offset) };
    const { Result } = await cloud.ckafka.FetchMessageByOffset(asked);
    expect(Result).toMatchObject({ Value: Message[index]?.Body, Key: Message[index]?.Key ?? null });
  }
}

async function refusesWhatIsWrong(InstanceId: string): Promise<void> {
  const { ckafka } = cloud;
  const at = { InstanceId, Topic: 'bytes', Partition: 0, Offset: 0 };
  const codes = [
    await code(ckafka.FetchMessageByOffset({ ...at, Topic: 'nothing' })),
    await code(ckafka.FetchMessageByOffset({ ...at, Partition: 7 })),
    await code(ckafka.FetchMessageByOffset({ ...at, Offset: -1 })),
    await code(ckafka.FetchMessageByOffset({ ...at, Offset: 3 })),
    await code(ckafka.FetchMessageByOffset({ ...at, Offset: 2 })),
    await code(ckafka.FetchMessageListByOffset({ ...at, SinglePartitionRecordNumber: 21 })),
    await code(ckafka.SendMessage({ DataHubId: 'datahub-12345678', Message: [{ Body: '1' }] })),
    await code(ckafka.SendMessage({ DataHubId: `${InstanceId}/nothing`, Message: [{ Body: '1' }] })),
  ];
  const value = 'InvalidParameterValue';
  const missing = 'ResourceNotFound';
  expect(codes).toEqual([missing, value, value, value, 'FailedOperation', value, missing, missing]);
  const end = await ckafka.FetchMessageListByOffset({ ...at, Offset: 2 });
  expect(end.Result).toEqual([]);
}

describe('messages', { timeout: 180_000 }, () => {
  it('are written and read on real brokers of each version, whatever they are compressed with', async () => {
    const ids = await Promise.all(VERSIONS.map(async (KafkaVersion) => (await cloud.buy({ KafkaVersion }))[0] ?? ''));
    for (const { InstanceId = '', Vip = '', Vport, Version } of await cloud.settled(ids, STATUS.running)) {
      const version = VERSIONS.find((it) => it === Version) ?? '2.4.1';
      const kafka = customer({ address: Vip, port: Number(Vport) });
      const admin = kafka.admin();
      await admin.connect();
      const single = CODECS.map((codec) => ({ topic: `by-${codec}`, numPartitions: 1, replicationFactor: 1 }));
      const several = ['bytes', 'sent'].map((topic) => ({ topic, numPartitions: 3, replicationFactor: 1 }));
      await admin.createTopics({ topics: [...single, ...several], waitForLeaders: true });
      await admin.disconnect();
      await readsEveryCodec(InstanceId, version, `${Vip}:${Vport}`);
      await tellsEveryByte(InstanceId, kafka);
      await sends(InstanceId);
      await refusesWhatIsWrong(InstanceId);
    }
  });
});
