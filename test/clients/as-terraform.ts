import { expect } from 'vitest';
import type * as api from '../../spec/types/api.ts';
import type * as cam from '../../spec/types/cam.ts';
import type * as ckafka from '../../spec/types/ckafka.ts';
import type * as cvm from '../../spec/types/cvm.ts';
import type * as sts from '../../spec/types/sts.ts';
import type * as tag from '../../spec/types/tag.ts';
import type * as vpc from '../../spec/types/vpc.ts';
import { checkAnswer } from '../../src/api/check-answer.ts';
import { signRequest } from '../../src/api/sign-request.ts';
import { exchange } from '../../src/api/testing/raw-http.ts';
import type { TestServer } from '../support/server.ts';

const REGION = 'ap-guangzhou';
const VERSIONS = {
  ...{ ckafka: '2019-08-19', vpc: '2017-03-12', tag: '2018-08-13', api: '2020-11-06' },
  ...{ cvm: '2017-03-12', cam: '2019-01-16', sts: '2018-08-13' },
} as const;
type Product = keyof Actions & keyof typeof VERSIONS;

/** The actions of the products that the provider calls. */
interface Actions {
  ckafka: ckafka.Actions;
  vpc: vpc.Actions;
  tag: tag.Actions;
  api: api.Actions;
  cvm: cvm.Actions;
  cam: cam.Actions;
  sts: sts.Actions;
}
type AnswerOf<P extends Product, A extends keyof Actions[P]> = Actions[P][A] extends { response: infer Answer }
  ? Answer
  : never;

export type Caller = <P extends Product, A extends keyof Actions[P] & string>(
  product: P,
  action: A,
  parameters: object,
) => Promise<AnswerOf<P, A>>;

/** Whom the provider signs as; with a token where its assume_role asked for one. */
export interface Identity {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}

interface Answered {
  readonly RequestId: string;
  readonly Error?: { readonly Code: string; readonly Message: string };
}

/**
 * Calls as the Terraform provider makes them behind HTTP_PROXY: the cloud's own host in an absolute-form target, POST with JSON, English,
 * the provider's RequestClient. Each answer is checked against the API model by type. Rejects with the code of a refusal.
 */
export function asTerraform(server: Pick<TestServer, 'port'> & Identity, identity: Identity = server): Caller {
  return async (product, action, parameters) => {
    const { secretId, secretKey, token } = identity;
    const body = JSON.stringify(parameters);
    const host = `${product}.tencentcloudapi.com`;
    const signed = signRequest({
      ...{ secretId, secretKey, host, product, action, body, region: REGION },
      ...{ version: VERSIONS[product], language: 'en-US', timestamp: Math.floor(Date.now() / 1000) },
    });
    const own = { 'X-TC-RequestClient': 'Terraform-latest', ...(token !== undefined && { 'X-TC-Token': token }) };
    const headers = { ...signed, ...own, Host: host, 'Accept-Encoding': 'gzip' };
    const lines = Object.entries({ ...headers, 'Content-Length': String(Buffer.byteLength(body)) });
    const head = [`POST http://${host}/ HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)];
    const answer = await exchange(server.port, `${head.join('\r\n')}\r\n\r\n${body}`);
    const { Response } = JSON.parse(answer.body) as { Response: Answered };
    const { RequestId, Error: refused, ...rest } = Response;
    if (refused !== undefined) throw new Error(`${action}: ${refused.Code}: ${refused.Message}`);
    expect(RequestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(checkAnswer(product, action, rest)).toEqual([]);
    // As checked in the line above.
    return rest as never;
  };
}

/** Fails unless each path of names leads to a value that is not null: the provider would crash, or plan a change. */
export function expectPresent(answer: unknown, paths: readonly string[]): void {
  for (const path of paths) {
    const value = path.split('.').reduce<unknown>((it, name) => (it as Record<string, unknown> | null)?.[name], answer);
    expect(value ?? 'missing', path).not.toBe('missing');
  }
}
