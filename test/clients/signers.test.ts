import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { CommonClient } from 'tencentcloud-sdk-nodejs/tencentcloud/common/common_client.js';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { schemeOf } from '../../src/api/authenticate.ts';
import type { HttpRequest } from '../../src/api/http-request.ts';
import { apiModel } from '../../src/api/model.ts';
import { readerFor } from '../../src/api/read-parameters.ts';
import { secretIdNotFound } from '../../src/api/refusals.ts';
import { validateParameters } from '../../src/api/validate.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { startRecorder, type Recorder } from './recorder.ts';
import { GO, JAVA } from './signing-programs.ts';
import { GO_FILES, javaClasspath, missingTool, pythonWithClients, run, titled } from './toolchains.ts';

/*
 * Requests with parameters by chance, signed by the SDKs' own code, are taken and read as what was asked; with one byte changed
 * in what is signed they are refused.
 */

const SECRET_ID = 'AKIDsigner';
const SECRET_KEY = 'signer-secret-key';
const ACTION = 'CreatePostPaidInstance';
const SEED = 20261124;
const INPUT = apiModel().action('ckafka', ACTION)?.input ?? new Map<string, never>();

let recorder: Recorder;
beforeAll(async () => {
  delete process.env['http_proxy'];
  recorder = await startRecorder();
});
afterAll(() => recorder.close());

const texts = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text.isWellFormed() && !text.includes('\0'));
const PARAMETERS = fc.record(
  {
    VpcId: texts,
    SubnetId: texts,
    InstanceName: texts,
    BandWidth: fc.maxSafeInteger(),
    MultiZoneFlag: fc.boolean(),
    ZoneIds: fc.array(fc.integer(), { minLength: 1, maxLength: 3 }),
    Tags: fc.array(fc.record({ TagKey: texts, TagValue: texts }, { noNullPrototype: true }), {
      minLength: 1,
      maxLength: 2,
    }),
  },
  { requiredKeys: ['VpcId', 'SubnetId'], noNullPrototype: true },
);
/** What the SDKs can put into a multipart body: texts. */
const MULTIPART = fc.record({ VpcId: texts, SubnetId: texts, InstanceName: texts }, { noNullPrototype: true });
type Parameters = Record<string, unknown>;

interface Way {
  readonly signMethod: 'TC3-HMAC-SHA256' | 'HmacSHA1' | 'HmacSHA256';
  readonly method: 'GET' | 'POST';
  readonly multipart?: boolean;
  readonly unsignedPayload?: boolean;
}
const WAYS: readonly Way[] = (['TC3-HMAC-SHA256', 'HmacSHA1', 'HmacSHA256'] as const).flatMap((signMethod) =>
  (['GET', 'POST'] as const).map((method) => ({ signMethod, method })),
);
const nameOf = ({ signMethod, method, multipart, unsignedPayload }: Way): string =>
  `${signMethod} by ${method}${multipart ? ' multipart' : ''}${unsignedPayload ? ' with an unsigned payload' : ''}`;

/** Takes the request as the server does, up to the action. Throws a refusal. */
function take(request: HttpRequest): Parameters {
  const scheme = schemeOf(request);
  const reader = readerFor(request, scheme);
  const signed = scheme.read(request);
  // TC3 signs it by its secret alone.
  if (signed.secretId !== SECRET_ID) throw secretIdNotFound();
  signed.check(SECRET_KEY);
  expect(signed).toMatchObject({ action: ACTION, version: '2019-08-19', region: 'ap-changsha' });
  return validateParameters(INPUT, reader.read(request, INPUT));
}

/** The places of a request that a signature covers, each with one byte changed. */
function* altered(
  request: HttpRequest,
  { method, signMethod, unsignedPayload }: Way,
): Generator<[where: string, HttpRequest]> {
  const change = (text: string, at: number): string => {
    const next = text.charCodeAt(at) === 0x37 ? '8' : '7';
    return text.slice(0, at) + next + text.slice(at + 1);
  };
  const places = (length: number): number[] => Array.from({ length }, (_, at) => at);
  if (method === 'GET')
    for (const at of places(request.query.length))
      yield [`query ${at}`, { ...request, query: change(request.query, at) }];
  if (method === 'POST' && unsignedPayload !== true) {
    for (const at of places(request.body.length)) {
      const body = Buffer.from(request.body);
      body[at] = (body[at] ?? 0) ^ 1;
      yield [`body ${at}`, { ...request, body }];
    }
  }
  const headers = ['authorization', 'x-tc-timestamp', 'host'] as const;
  // Version 1 signs no headers but the host.
  const ofScheme = signMethod === 'TC3-HMAC-SHA256' ? (['content-type'] as const) : [];
  for (const name of [...headers, ...ofScheme]) {
    const value = request.headers[name];
    if (typeof value !== 'string') continue;
    // Node's SDKs do not sign the port.
    const signed = name === 'host' ? '127.0.0.1'.length : value.length;
    for (const at of places(signed))
      yield [`${name} ${at}`, { ...request, headers: { ...request.headers, [name]: change(value, at) } }];
  }
}

function expectRefused(request: HttpRequest, where: string): void {
  try {
    take(request);
  } catch (error) {
    if (error instanceof Refusal) return;
    throw error;
  }
  throw new Error(
    `taken with another byte in ${where}: ${request.query} ${request.body.toString()} ${JSON.stringify(request.headers)}`,
  );
}

function expectTakenAndNoOther(request: HttpRequest | undefined, parameters: Parameters, way: Way): void {
  if (request === undefined) throw new Error('nothing was sent');
  expect(take(request)).toEqual(parameters);
  for (const [where, changed] of altered(request, way)) expectRefused(changed, where);
}

const require = createRequire(import.meta.url);
interface InternationalSdk {
  common: {
    Credential: new (secretId: string, secretKey: string) => object;
    HttpProfile: new (protocol: string, endpoint: string, method: string, seconds: number) => object;
    ClientProfile: new (signMethod: string | null, httpProfile: object) => object;
  };
  ckafka: {
    v20190819: {
      Client: new (
        key: object,
        region: string,
        profile: object,
      ) => {
        CreatePostPaidInstance(request: object, done: (error: Error | null) => void): void;
      };
      Models: { CreatePostPaidInstanceRequest: new () => { from_json_string(json: string): void } };
    };
  };
}

/** One call with the mainland's SDK. */
async function sendWithNode(way: Way, parameters: Parameters): Promise<void> {
  const client = new CommonClient('', '2019-08-19', {
    credential: { secretId: SECRET_ID, secretKey: SECRET_KEY },
    region: 'ap-changsha',
    profile: {
      signMethod: way.signMethod,
      language: 'zh-CN',
      httpProfile: { protocol: 'http://', endpoint: `127.0.0.1:${recorder.port}`, reqMethod: way.method },
    },
  });
  await client.request(ACTION, parameters, { multipart: way.multipart === true });
}

/** One call with the international SDK; `signMethod` null leaves its own default. */
async function sendWithNodeIntl(way: Way, parameters: Parameters, signMethod: string | null): Promise<void> {
  const { common, ckafka } = {
    common: require('tencentcloud-sdk-nodejs-intl-en/tencentcloud/common') as InternationalSdk['common'],
    ckafka: require('tencentcloud-sdk-nodejs-intl-en/tencentcloud/ckafka') as InternationalSdk['ckafka'],
  };
  const { Client, Models } = ckafka.v20190819;
  const httpProfile = new common.HttpProfile('http://', `127.0.0.1:${recorder.port}`, way.method, 10);
  const key = new common.Credential(SECRET_ID, SECRET_KEY);
  const client = new Client(key, 'ap-changsha', new common.ClientProfile(signMethod, httpProfile));
  const request = new Models.CreatePostPaidInstanceRequest();
  request.from_json_string(JSON.stringify(parameters));
  await new Promise<void>((resolve, reject) =>
    client.CreatePostPaidInstance(request, (error) => (error ? reject(error) : resolve())),
  );
}

describe('the Node SDK', () => {
  test.each(
    [...WAYS, { signMethod: 'TC3-HMAC-SHA256', method: 'POST', multipart: true } as const].map(
      (way) => [nameOf(way), way] as const,
    ),
  )('signs %s', async (_name, way) => {
    const arbitrary: fc.Arbitrary<Parameters> = 'multipart' in way ? MULTIPART : PARAMETERS;
    await fc.assert(
      fc.asyncProperty(arbitrary, async (parameters) => {
        await sendWithNode(way, parameters);
        expectTakenAndNoOther(recorder.taken()[0], parameters, way);
      }),
      { seed: SEED, numRuns: 8 },
    );
  });
});

describe('the international Node SDK', () => {
  test.each(WAYS.map((way) => [nameOf(way), way, way.signMethod] as const))(
    'signs %s',
    async (_name, way, signMethod) => {
      await fc.assert(
        fc.asyncProperty(PARAMETERS, async (parameters) => {
          await sendWithNodeIntl(way, parameters, signMethod);
          expectTakenAndNoOther(recorder.taken()[0], parameters, way);
        }),
        { seed: SEED, numRuns: 8 },
      );
    },
  );

  test('signs with HmacSHA256 when nothing else is asked', async () => {
    const way: Way = { signMethod: 'HmacSHA256', method: 'POST' };
    const parameters = { VpcId: 'vpc-1', SubnetId: 'subnet-1' };
    await sendWithNodeIntl(way, parameters, null);
    const [request] = recorder.taken();
    expect(request?.body.toString()).toContain('SignatureMethod=HmacSHA256');
    expectTakenAndNoOther(request, parameters, way);
  });
});

/** SDKs of other languages: one program sends all requests. `multipart`: whether the SDK has it. */
const OTHERS: readonly {
  readonly name: string;
  readonly missing: string | null;
  readonly multipart: boolean;
  readonly command: (folder: string) => Promise<readonly [program: string, ...args: string[]]>;
}[] = [
  {
    ...{ name: 'the Python SDK', missing: missingTool('python3', '--version'), multipart: true },
    command: async () => [
      join(await pythonWithClients(), 'bin', 'python'),
      join(import.meta.dirname, 'sign-with-python.py'),
    ],
  },
  {
    ...{ name: 'the Go SDK', missing: missingTool('go', 'version'), multipart: false },
    command: async (folder) => {
      for (const [name, text] of Object.entries({ ...GO_FILES, 'main.go': GO }))
        writeFileSync(join(folder, name), text);
      await run('go', ['build', '-o', 'sign', '.'], { cwd: folder });
      return [join(folder, 'sign')];
    },
  },
  {
    ...{ name: 'the Java SDK', multipart: false },
    missing: missingTool('java', '-version') ?? missingTool('mvn', '--version'),
    command: async (folder) => {
      writeFileSync(join(folder, 'Sign.java'), JAVA);
      return ['java', '-cp', await javaClasspath(), join(folder, 'Sign.java')];
    },
  },
];

it.for(OTHERS.map((it) => [titled(it.name, it.missing), it] as const))(
  '%s signs in every way that it has',
  { timeout: 300_000 },
  async ([, { missing, multipart, command }], { skip }) => {
    if (missing !== null) skip(missing);
    const post = { signMethod: 'TC3-HMAC-SHA256', method: 'POST' } as const;
    const ways: Way[] = [...WAYS, { ...post, unsignedPayload: true }, ...(multipart ? [{ ...post, multipart }] : [])];
    const asked = ways.flatMap((way) =>
      fc
        .sample<Parameters>(way.multipart === true ? MULTIPART : PARAMETERS, { seed: SEED, numRuns: 4 })
        .map((parameters) => ({ way, parameters })),
    );
    const lines = asked.map(({ way, parameters }) =>
      JSON.stringify({
        ...{ endpoint: `127.0.0.1:${recorder.port}`, secretId: SECRET_ID, secretKey: SECRET_KEY, parameters },
        ...{ multipart: false, unsignedPayload: false, ...way },
      }),
    );
    const folder = mkdtempSync(join(tmpdir(), 'brokerage-signers-'));
    try {
      const [program, ...args] = await command(folder);
      await run(program, args, { input: lines.join('\n') });
    } finally {
      rmSync(folder, { recursive: true });
    }
    const taken = recorder.taken();
    expect(taken.length).toBe(asked.length);
    for (const [index, { way, parameters }] of asked.entries()) expectTakenAndNoOther(taken[index], parameters, way);
  },
);
