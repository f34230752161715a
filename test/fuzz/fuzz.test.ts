import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiModel, type ModelAction } from '../../src/api/model.ts';
import { createApiServer } from '../../src/api/server.ts';
import { signRequest } from '../../src/api/sign-request.ts';
import { v1SignedText, v1Signature } from '../../src/api/signature-v1.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { systemRandom } from '../../src/lib/random.ts';
import { allActions } from '../../src/products/all-actions.ts';
import { openActionCaller } from '../support/action-caller.ts';
import { buy, place } from '../support/buying.ts';
import { bodyOf, flattened, parametersOf, type Plausible } from './inputs.ts';
import { openStateDigest, type StateDigest } from './state-digest.ts';

/*
 * Every action with inputs made from the API model, by JSON, form and GET: none ends in an InternalError, another status than 200 or no
 * answer, and one that is refused changes nothing. A short run with a fixed seed in `npm test`; `npm run fuzz` runs long with a new one.
 */

const isLong = process.env['FUZZ'] === 'long';
const SEED = Number(process.env['FUZZ_SEED'] ?? (isLong ? Date.now() % 2 ** 31 : 20_261_124));
const RUNS = Number(process.env['FUZZ_RUNS'] ?? (isLong ? 2_000 : 5));
const SECRET = { id: 'AKIDfuzz', key: 'fuzz-secret-key' };
const ANSWERS_WITHIN_MS = 20_000;

let url: string;
let host: string;
let plausible: Plausible;
let digest: StateDigest;
const logged: string[] = [];
const undo: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const caller = await openActionCaller();
  undo.unshift(() => caller.remove());
  const { storage, services, account } = caller;
  const pair = { secretId: SECRET.id, appId: account.appId, name: 'fuzz', access: 'full' as const };
  await storage.rows.keyPairs.insert({ ...pair, createdAt: new Date(), disabledAt: null }, SECRET.key);
  // An instance that is being made, as all are here, where nothing runs.
  const [instanceId = ''] = await buy(caller, { InstanceName: 'there' });
  const { VpcId, SubnetId } = await place(caller);
  plausible = {
    ...{ InstanceId: [instanceId, 'ckafka-aaaaaaaa'], VpcId: [VpcId], SubnetId: [SubnetId], VpcIds: [VpcId] },
    ...{ SubnetIds: [SubnetId], InstanceIds: [instanceId], InstanceIdList: [instanceId], KafkaVersion: ['2.8.1'] },
    ...{ TopicName: ['orders'], Topic: ['orders'], Name: ['vpc-id', 'zone', 'alice'], Product: ['ckafka'] },
    ...{
      ResourceList: [`qcs::ckafka:ap-changsha:uin/:ckafkaId/${instanceId}`],
      CidrBlock: ['10.0.0.0/16', '10.0.1.0/24'],
    },
    ...{ Zone: ['ap-changsha-ec-1'], TagKey: ['team'], ServiceType: ['ckafka'], ResourcePrefix: ['ckafkaId'] },
    ...{
      ResourceIds: [instanceId],
      Resource: [`qcs::ckafka:ap-changsha:uin/:ckafkaId/${instanceId}`],
      ResourceRegion: ['ap-changsha'],
      TagValue: ['blue'],
    },
    ...{ TagKeys: ['team'], Category: ['Custom'] },
    ...{ SpecificationsType: ['profession'], DiskType: ['CLOUD_BASIC'], Region: ['ap-changsha'] },
  };
  const server = createApiServer({
    actions: allActions,
    services,
    storage,
    clock: systemClock,
    random: systemRandom,
    log: pino({ level: 'error' }, { write: (line: string) => void logged.push(line) }),
    metrics: new Registry(),
    servedRegion: (spelling) => services.catalogue.region(spelling)?.regionCode ?? null,
    throttleRequestsPerSecond: 1_000_000,
    signatureHints: true,
    verifyAnswers: true,
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  undo.unshift(() => server.close());
  host = `127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  url = `http://${host}/`;
  digest = await openStateDigest(caller.databaseUrl);
  undo.unshift(() => digest.close());
  console.log(`fuzz: seed ${SEED}, ${RUNS} inputs for each action (FUZZ_SEED and FUZZ_RUNS say others)`);
});
afterAll(async () => {
  for (const step of undo) await step();
});

interface Sent {
  readonly way: 'json' | 'form' | 'query';
  readonly body: string;
  readonly parameters: unknown;
}

const sentArbitrary = (action: ModelAction): fc.Arbitrary<Sent> =>
  parametersOf(action.input, plausible).chain((parameters) =>
    fc.record({
      way: fc.constantFrom('json', 'json', 'form', 'query' as const),
      body: bodyOf(parameters),
      parameters: fc.constant(parameters),
    }),
  );

/** The code of the answer, `OK` for a served call. */
async function codeOf({ product, version, name }: ModelAction, sent: Sent): Promise<string> {
  const timestamp = Math.floor(Date.now() / 1000);
  const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS);
  let response: Response;
  if (sent.way === 'json') {
    const signed = signRequest({
      ...{ secretId: SECRET.id, secretKey: SECRET.key, host, product, version, action: name },
      ...{ region: 'ap-changsha', body: Buffer.from(sent.body).toString(), timestamp },
    });
    response = await fetch(url, { method: 'POST', body: Buffer.from(sent.body), headers: signed, signal });
  } else {
    const method = sent.way === 'form' ? 'POST' : 'GET';
    const common = { Action: name, Version: version, Region: 'ap-changsha', Timestamp: String(timestamp), Nonce: '7' };
    const all = { ...Object.fromEntries(flattened(sent.parameters)), ...common, SecretId: SECRET.id };
    const wellFormed = Object.entries(all).map(
      ([key, value]) => [key.toWellFormed(), value.toWellFormed()] as [string, string],
    );
    const Signature = v1Signature(SECRET.key, 'HmacSHA1', v1SignedText(method, host, '/', wellFormed));
    const form = new URLSearchParams([
      ...wellFormed.map(([key, value]): [string, string] => [key, value]),
      ['Signature', Signature],
    ]);
    response =
      method === 'POST'
        ? await fetch(url, { method, body: form, signal })
        : await fetch(`${url}?${form.toString().slice(0, 30_000)}`, { signal });
  }
  expect(response.status).toBe(200);
  const { Response: answer } = (await response.json()) as { Response: { Error?: { Code: string }; RequestId: string } };
  expect(answer.RequestId).toMatch(/^[0-9a-f-]{36}$/);
  return answer.Error?.Code ?? 'OK';
}

const ACTIONS = allActions.map((it) => ({
  changes: it.changes,
  described: apiModel().action(it.product, it.name) as ModelAction,
}));

test.each(ACTIONS.map((it) => [`${it.described.product} ${it.described.name}`, it] as const))(
  '%s',
  { timeout: isLong ? 3_600_000 : 60_000 },
  async (_name, { changes, described }) => {
    let before = changes ? await digest.take() : '';
    const property = fc.asyncProperty(sentArbitrary(described), async (sent) => {
      logged.length = 0;
      const code = await codeOf(described, sent);
      expect(code, logged.join('')).not.toBe('InternalError');
      if (!changes) return;
      const after = await digest.take();
      if (code !== 'OK') expect(after, `${code} changed something`).toBe(before);
      before = after;
    });
    await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
  },
);
