import { describe, expect, it } from 'vitest';

import type { InstanceSpec } from '../data-plane.ts';
import { brokerProperties } from './broker-properties.ts';

const place = {
  folder: '/home/b/broker-0',
  dataFolder: '/home/a person/data',
  zookeeper: { address: '127.0.0.1', port: 21810 },
  limitsFile: '/limits',
  metersPortFile: '/meters.port',
  connectionLimit: 50_000,
};

function specOf(brokerCount: number, adminPassword = 'secret'): InstanceSpec {
  return {
    instanceId: 'ckafka-abcd1234',
    kafkaVersion: '2.4.1',
    protocolVersion: '2.4.1',
    brokers: Array.from({ length: brokerCount }, (_, brokerId) => ({
      brokerId,
      rack: String(100_001 + brokerId),
      client: { address: `127.16.0.${5 + brokerId}`, port: 9092 },
      internal: { address: `127.16.0.${5 + brokerId}`, port: 9093 },
    })),
    bootstrap: { address: '127.16.0.4', port: 9092 },
    adminPassword,
    retentionMinutes: 60,
    bandwidthMBps: 20,
    elasticBandwidth: false,
    partitionLimit: 400,
    topicLimit: 200,
    routes: [],
    diskBytes: 200 * 2 ** 30,
    maxMessageBytes: 1_048_588,
    defaultReplicationFactor: 1,
    defaultPartitionCount: 3,
    retentionBytes: -1,
    uncleanLeaderElection: false,
    autoCreateTopics: false,
    transactionalIdExpirationMs: 604_800_000,
  };
}

function read(text: string): Map<string, string> {
  const lines = text.trim().split('\n');
  return new Map(
    lines.map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

describe('server.properties', () => {
  it('carries what was bought', () => {
    const properties = read(brokerProperties(specOf(1), 0, place));
    expect(Object.fromEntries(properties)).toMatchObject({
      'broker.id': '0',
      'broker.rack': '100001',
      'log.dirs': '/home/a person/data',
      'zookeeper.connect': '127.0.0.1:21810/brokerage/ckafka-abcd1234',
      listeners: 'CLIENT://127.16.0.5:9092,INTERNAL://127.16.0.5:9093',
      'log.retention.ms': '3600000',
      'message.max.bytes': '1048588',
      'offsets.topic.replication.factor': '1',
      'auto.create.topics.enable': 'false',
      'unclean.leader.election.enable': 'false',
    });
    expect(properties.get('metric.reporters')).toBe('io.brokerage.broker.MetersEndpoint,io.brokerage.broker.RouteVips');
    expect(properties.get('brokerage.meters.token')).not.toContain('secret');
  });

  it('lets several brokers share the VIP and replicate Kafka’s own topics up to three times', () => {
    const properties = read(brokerProperties(specOf(4), 2, place));
    expect(properties.get('brokerage.bootstrap.listen')).toBe('127.16.0.4:9092');
    expect(properties.get('brokerage.bootstrap.forward')).toBe('127.16.0.7:9092');
    expect(properties.get('offsets.topic.replication.factor')).toBe('3');
    expect(read(brokerProperties(specOf(2), 0, place)).get('transaction.state.log.replication.factor')).toBe('2');
  });

  it('quotes a password for JAAS and then for Java’s properties', () => {
    const jaas = read(brokerProperties(specOf(1, 'a"b\\cé'), 0, place)).get(
      'listener.name.internal.plain.sasl.jaas.config',
    );
    expect(jaas).toContain(String.raw`password="a\\"b\\\\c\u00e9"`);
  });

  it('keeps every property on its own line, whatever the values are', () => {
    const lineCount = (text: string): number => text.split('\n').length;
    const plain = brokerProperties(specOf(1), 0, place);
    const odd = brokerProperties(specOf(1, 'x\nbroker.id=9'), 0, { ...place, dataFolder: '/a\nb=c' });
    expect(lineCount(odd)).toBe(lineCount(plain));
  });

  it('is refused for a broker that is not in the spec', () => {
    expect(() => brokerProperties(specOf(1), 3, place)).toThrow('no broker 3');
  });
});
