import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnyAction } from './define-action.ts';
import { apiModel, type Members } from './model.ts';
import { answerOf, startApi } from './testing/api-under-test.ts';

const ACTION: AnyAction<undefined> = {
  ...{ product: 'ckafka', version: '2019-08-19', name: 'CreatePostPaidInstance', changes: false, regional: true },
  run: () =>
    Promise.resolve({
      Result: {
        ReturnCode: '0',
        ReturnMessage: 'ok[apply ok]',
        Data: { FlowId: 0, DealNames: [], InstanceId: 'ckafka-1', DealNameInstanceIdMapping: [] },
      },
    }),
};

/** Values for the members of the model: mostly of their type, sometimes anything. */
function values(members: Members): fc.Arbitrary<unknown> {
  const one = (scalar: string | null, inner: Members): fc.Arbitrary<unknown> => {
    if (scalar === null) return values(inner);
    if (scalar === 'bool') return fc.boolean();
    return scalar === 'string'
      ? fc.string({ unit: 'binary', maxLength: 8 })
      : fc.oneof({ arbitrary: fc.integer(), weight: 9 }, { arbitrary: fc.double(), weight: 1 });
  };
  const shape = [...members.values()].map((it) => {
    const typed = one(it.scalar, it.members);
    const fitting = it.list ? fc.array(typed, { maxLength: 2 }) : typed;
    return [it.name, fc.oneof({ arbitrary: fitting, weight: 9 }, { arbitrary: fc.jsonValue(), weight: 1 })] as const;
  });
  return fc.record(Object.fromEntries(shape), {
    requiredKeys: ['VpcId', 'SubnetId', 'TagKey', 'TagValue'].filter((it) => members.has(it)),
  });
}

const input = apiModel().action('ckafka', 'CreatePostPaidInstance')?.input ?? new Map<string, never>();
const BODIES = fc.oneof(
  values(input).map((value) => JSON.stringify(value)),
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.json().chain((json) => fc.nat(json.length).map((end) => json.slice(0, end))),
);

test('no body, whatever is in it, ends in an InternalError or another status than 200', async () => {
  const api = await startApi([ACTION]);
  const codes = new Set<string>();
  try {
    const property = fc.asyncProperty(BODIES, async (text) => {
      const body = Buffer.from(text);
      const headers = api.sign('CreatePostPaidInstance', body.toString('utf8'));
      const answer = await answerOf(await fetch(api.url, { method: 'POST', body, headers }));
      codes.add(answer.Error?.Code ?? 'OK');
      expect(answer.Error?.Code ?? 'OK').not.toMatch(/^(InternalError|AuthFailure.*)$/);
    });
    await fc.assert(property, { seed: 20261123, numRuns: 300, endOnFailure: true });
    // The bodies are worth something: some are served, and others fail for every reason there is.
    expect([...codes].sort()).toEqual(
      expect.arrayContaining(['InvalidParameter', 'MissingParameter', 'OK', 'UnknownParameter']),
    );
  } finally {
    await api.server.close();
  }
});
