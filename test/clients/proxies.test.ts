import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyAction } from '../../src/api/define-action.ts';
import { startApi, type ApiUnderTest } from '../../src/api/testing/api-under-test.ts';
import { SECRET_ID, SECRET_KEY } from '../../src/api/testing/memory-storage.ts';
import { manualClock, systemClock } from '../../src/lib/clock.ts';
import { systemRandom } from '../../src/lib/random.ts';
import { authorityFile, certifiedNames, ensureServerCertificate } from '../../src/server-certificate.ts';
import { missingTool, outcome, pythonWithClients, titled } from './toolchains.ts';

/* Clients as they are, which call the cloud's own host, with nothing of ours but a proxy in their environment. Go's is in tls.test.ts. */

const ROOT = resolve(import.meta.dirname, '../..');
const ACTION: AnyAction<undefined> = {
  ...{ product: 'ckafka', version: '2019-08-19', name: 'DescribeTaskStatus', changes: false, regional: true },
  run: () => Promise.resolve({ Result: { Status: 0, Output: 'served as a proxy' } }),
};
const KEY_PAIR = { SECRET_ID, SECRET_KEY, NO_PROXY: '', no_proxy: '' };

let home: string;
let plain: ApiUnderTest;
let encrypted: ApiUnderTest;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'brokerage-proxy-'));
  const tls = await ensureServerCertificate(home, certifiedNames('127.0.0.1', []), {
    clock: systemClock,
    random: systemRandom,
  });
  const clock = manualClock(new Date());
  [plain, encrypted] = await Promise.all([startApi([ACTION], { clock }), startApi([ACTION], { clock, tls })]);
});
afterAll(async () => {
  await Promise.all([plain.server.close(), encrypted.server.close()]);
  rmSync(home, { recursive: true });
});

/** In every way of signing, one call after the other. */
const NODE = `
const { ckafka } = require('tencentcloud-sdk-nodejs');
const { SECRET_ID: secretId, SECRET_KEY: secretKey } = process.env;
(async () => {
  for (const signMethod of ['TC3-HMAC-SHA256', 'HmacSHA1', 'HmacSHA256']) {
    const profile = { signMethod, httpProfile: { protocol: 'http://' } };
    const client = new ckafka.v20190819.Client({ credential: { secretId, secretKey }, region: 'ap-guangzhou', profile });
    console.log((await client.DescribeTaskStatus({ FlowId: 1 })).Result.Output);
  }
})();`;

const PYTHON = `
import os
from tencentcloud.common import credential
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
key = credential.Credential(os.environ["SECRET_ID"], os.environ["SECRET_KEY"])
for method in ["TC3-HMAC-SHA256", "HmacSHA1", "HmacSHA256"]:
    profile = ClientProfile(signMethod=method, httpProfile=HttpProfile(protocol="http"))
    answer = CommonClient("ckafka", "2019-08-19", key, "ap-guangzhou", profile).call_json("DescribeTaskStatus", {"FlowId": 1})
    print(answer["Response"]["Result"]["Output"])`;

const SERVED = { code: 0, out: 'served as a proxy\n'.repeat(3) };

describe('a server that is the proxy of', () => {
  it('the Node SDK, which asks it for a tunnel', async () => {
    const ended = await outcome(process.execPath, ['-e', NODE], {
      cwd: ROOT,
      env: { ...KEY_PAIR, http_proxy: plain.url },
    });
    expect(ended, ended.err).toMatchObject(SERVED);
  });

  const noPython = missingTool('python3', '--version');
  it.skipIf(noPython !== null)(titled('the Python SDK', noPython), { timeout: 300_000 }, async () => {
    const python = join(await pythonWithClients(), 'bin', 'python');
    const ended = await outcome(python, ['-c', PYTHON], {
      env: { ...KEY_PAIR, HTTP_PROXY: plain.url, http_proxy: plain.url },
    });
    expect(ended, ended.err).toMatchObject(SERVED);
  });
});

it.for(['HTTP', 'HTTPS'])('leads a tunnel over %s to nobody else, and lives when one breaks', async (scheme) => {
  const api = scheme === 'HTTP' ? plain : encrypted;
  const place = { host: '127.0.0.1', port: api.port };
  const asked = scheme === 'HTTP' ? connect(place) : connectTls({ ...place, ca: readFileSync(authorityFile(home)) });
  asked.write(`CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n`);
  let text = '';
  asked.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  await expect.poll(() => text).toContain('{"status":"ok"}');
  expect(text).toMatch(/^HTTP\/1.1 200 Connection established\r\n\r\nHTTP\/1.1 200 OK\r\n/);
  asked.destroy();
  expect((await plain.call('DescribeTaskStatus', { FlowId: 1 }))['Result']).toMatchObject({ Status: 0 });
});

it('a tunnel within a tunnel ends the connection', async () => {
  const asked = connect({ host: '127.0.0.1', port: plain.port });
  const within = 'CONNECT somewhere:80 HTTP/1.1\r\nHost: somewhere:80\r\n\r\n';
  asked.write(within + within);
  let text = '';
  asked.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  await once(asked, 'close');
  expect(text).toBe('HTTP/1.1 200 Connection established\r\n\r\n');
});
