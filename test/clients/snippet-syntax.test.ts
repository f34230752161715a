import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KAFKA_LANGUAGES, producerConsumerSnippet, type KafkaUser } from '../../src/snippets/kafka-clients.ts';
import { LANGUAGES, type Language } from '../../src/snippets/snippet.ts';
import { RESOURCES } from '../../src/snippets/terraform-resources.ts';
import { PARAMETERS } from '../../src/snippets/testing/any-parameters.ts';
import { CALLS, TRICKY } from './snippet-calls.ts';
import { readerOf } from './snippet-grammars.ts';

/*
 * Every language is read by its grammar, whatever the parameters are. PHP, .NET, C++, Ruby and Terraform are known by this alone: their
 * toolchains or their SDKs cannot be had from a registry that every machine with Node has.
 */

const CALL = { product: 'ckafka', version: '2019-08-19', region: 'ap-guangzhou', endpoint: 'http://127.0.0.1:8597' };

function codeOf(language: Language, parameters: Readonly<Record<string, unknown>>): string {
  // Terraform has words for parameters that the resource knows.
  const named = language.id === 'terraform' ? { TopicName: parameters, InstanceId: TRICKY } : parameters;
  return language.write({ ...CALL, action: 'CreateTopic', parameters: named }) ?? '';
}

describe.each(LANGUAGES.map((it) => [it.label, it] as const))('the grammar of %s', (_, language) => {
  it('reads the code of ten calls, and of calls over HTTPS', async () => {
    const unread = await readerOf(language.highlight);
    for (const endpoint of [CALL.endpoint, 'https://kafka.test:8443']) {
      for (const call of CALLS) expect(unread(language.write({ ...call, endpoint }) ?? ''), call.action).toEqual([]);
    }
    expect(unread(`${codeOf(language, {})} ) }`).length, 'it can fail').toBeGreaterThan(0);
  });

  it('reads it whatever the parameters are', async () => {
    const unread = await readerOf(language.highlight);
    fc.assert(
      fc.property(PARAMETERS, (parameters) => {
        expect(unread(codeOf(language, parameters))).toEqual([]);
      }),
      // The same ones each time: what a grammar does not know is not this code's fault.
      { seed: 20261126 },
    );
  });
});

it('the grammar of Terraform reads every resource', async () => {
  const unread = await readerOf('hcl');
  const terraform = LANGUAGES.find((it) => it.id === 'terraform');
  for (const [name, resource] of Object.entries(RESOURCES)) {
    const [product = '', action = ''] = name.split('.');
    const parameters = Object.fromEntries(Object.keys(resource.arguments).map((it) => [it, [{ TagKey: TRICKY }]]));
    const code = terraform?.write({ ...CALL, product, action, parameters }) ?? '';
    expect(unread(code), code).toEqual([]);
  }
});

it.each(KAFKA_LANGUAGES.map((it) => [it.label, it] as const))(
  'the grammar of %s reads producers and consumers',
  async (_, language) => {
    const unread = await readerOf(language.highlight);
    const users: (KafkaUser | undefined)[] = [undefined];
    for (const mechanism of ['PLAIN', 'SCRAM-SHA-256'] as const) {
      users.push({ name: TRICKY, mechanism, tls: false }, { name: TRICKY, mechanism, tls: true });
    }
    for (const user of users) {
      expect(unread(producerConsumerSnippet(language.id, '127.0.0.1:9092', 'orders', user))).toEqual([]);
    }
  },
);
