import { describe, expect, it } from 'vitest';
import { KAFKA_LANGUAGES, producerConsumerSnippet, type KafkaUser } from './kafka-clients.ts';

const SERVERS = '127.16.2.205:9092,127.16.2.206:9092';
const ALICE: KafkaUser = { name: 'ckafka-12345678#alice', mechanism: 'SCRAM-SHA-512', tls: true };

describe.each(KAFKA_LANGUAGES.map((it) => it.id))('a producer and a consumer in %s', (id) => {
  it('name every server and the topic, and nothing of signing in where nobody does', () => {
    const code = producerConsumerSnippet(id, SERVERS, 'orders');
    for (const word of ['127.16.2.205:9092', '127.16.2.206:9092', 'orders', 'hello']) expect(code).toContain(word);
    expect(code).not.toMatch(/sasl|ssl|password|undefined/i);
  });

  it.each([
    ['PLAIN', /plain/i],
    ['SCRAM-SHA-256', /sha-?256/i],
    ['SCRAM-SHA-512', /sha-?512/i],
  ] as const)('sign in with %s, the password from the environment', (mechanism, words) => {
    const code = producerConsumerSnippet(id, SERVERS, 'orders', { ...ALICE, mechanism, tls: false });
    expect(code).toMatch(words);
    for (const word of ['ckafka-12345678#alice', 'KAFKA_PASSWORD']) expect(code).toContain(word);
    expect(code).not.toMatch(/KAFKA_CA|SASL_SSL|x509|\bssl\b/);
  });

  it('trust the authority on an encrypted route', () => {
    expect(producerConsumerSnippet(id, SERVERS, 'orders', ALICE)).toContain('KAFKA_CA');
  });
});

it('refuses a language that there is not', () => {
  expect(() => producerConsumerSnippet('fortran', SERVERS, 'orders')).toThrow('no code in fortran');
});

it('is as short as this', () => {
  expect(producerConsumerSnippet('console', '127.0.0.1:9092', 'orders')).toBe(
    `echo hello | kafka-console-producer.sh --bootstrap-server 127.0.0.1:9092 --topic orders
kafka-console-consumer.sh --bootstrap-server 127.0.0.1:9092 --topic orders --from-beginning --max-messages 1
`,
  );
});
