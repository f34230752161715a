import { signRequest } from '../../src/api/sign-request.ts';
import { connected, exchange, postBytes } from '../../src/api/testing/raw-http.ts';
import { SMALLEST, type Cloud } from './cloud.ts';
import type { TestServer } from './server.ts';

/** A call below the SDK, where a test says every header and byte. */
export interface RawCall {
  readonly action: string;
  readonly product?: string;
  readonly version?: string;
  readonly region?: string;
  /** The body's exact text. */
  readonly body?: string;
  readonly secondsOff?: number;
  /** What is signed and sent as Host. */
  readonly host?: string;
  readonly secretId?: string;
  readonly secretKey?: string;
  /** Put over the signed ones; undefined leaves the header out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** The bytes of a signed POST. */
export function signedBytes(server: TestServer, call: RawCall): string {
  const { action, product = 'ckafka', version = '2019-08-19', region = 'ap-changsha', body = '{}' } = call;
  const host = call.host ?? `127.0.0.1:${server.port}`;
  const signed = signRequest({
    secretId: call.secretId ?? server.secretId,
    secretKey: call.secretKey ?? server.secretKey,
    language: 'en-US',
    timestamp: Math.floor(Date.now() / 1000) + (call.secondsOff ?? 0),
    ...{ host, product, action, version, region, body },
  });
  const headers: Record<string, string | undefined> = { Host: host, ...signed, ...call.headers };
  const sent = Object.entries(headers).filter((it): it is [string, string] => it[1] !== undefined);
  return postBytes(server.port, Object.fromEntries(sent), body);
}

/** A purchase of the smallest instance in the default network. */
export async function purchaseBytes(server: TestServer, cloud: Cloud): Promise<string> {
  const body = JSON.stringify({ ...(await cloud.network()), ZoneId: 450001, ...SMALLEST });
  return signedBytes(server, { action: 'CreatePostPaidInstance', body });
}

/** The body of the answer; rejects when the connection ends before it is whole. */
export async function sendAndRead(server: TestServer, bytes: string): Promise<string> {
  const { body } = await exchange(server.port, bytes);
  return body;
}

/** Sends every byte and closes the connection at once, before any answer. */
export async function sendAndLeave(server: TestServer, bytes: string): Promise<void> {
  const socket = await connected(server.port);
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
  socket.destroy();
}

/** What an answer says, whole. */
export interface WireAnswer {
  readonly status: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly response: { readonly RequestId?: string; readonly [member: string]: unknown };
  readonly error: { readonly Code: string; readonly Message: string } | undefined;
}

export async function callOverWire(server: TestServer, bytes: string): Promise<WireAnswer> {
  const { head, body } = await exchange(server.port, bytes);
  const [status = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => [line.split(':')[0]?.toLowerCase() ?? '', line.replace(/^[^:]*: /, '')] as const);
  const { Response } = JSON.parse(body) as { Response: WireAnswer['response'] };
  return { status, headers: new Map(headers), response: Response, error: Response['Error'] as WireAnswer['error'] };
}
