import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyAction } from '../../src/api/define-action.ts';
import { startApi, type ApiUnderTest } from '../../src/api/testing/api-under-test.ts';
import { SECRET_ID, SECRET_KEY } from '../../src/api/testing/memory-storage.ts';
import { manualClock, systemClock } from '../../src/lib/clock.ts';
import { systemRandom } from '../../src/lib/random.ts';
import { authorityFile, certifiedNames, ensureServerCertificate } from '../../src/server-certificate.ts';
import { environmentOf } from '../../src/snippets/environment.ts';
import { LANGUAGES } from '../../src/snippets/snippet.ts';
import { RUNNERS } from './snippet-runners.ts';
import {
  GO_FILES,
  javaClasspath,
  missingTool,
  outcome,
  pythonWithClients,
  run,
  titled,
  type RunOptions,
} from './toolchains.ts';

/* Clients as they are, told to trust the authority in the way that `brokerage up --tls` prints. */

const ROOT = resolve(import.meta.dirname, '../..');
const ACTION: AnyAction<undefined> = {
  ...{ product: 'ckafka', version: '2019-08-19', name: 'DescribeTaskStatus', changes: false, regional: true },
  run: () => Promise.resolve({ Result: { Status: 0, Output: 'served over TLS' } }),
};

let home: string;
let api: ApiUnderTest;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'brokerage-https-'));
  const tools = { clock: systemClock, random: systemRandom };
  const tls = await ensureServerCertificate(home, certifiedNames('127.0.0.1', []), tools);
  api = await startApi([ACTION], { tls, clock: manualClock(new Date()) });
});
afterAll(async () => {
  await api.server.close();
  rmSync(home, { recursive: true });
});

const NODE = `
const { ckafka } = require('tencentcloud-sdk-nodejs');
const { SECRET_ID: secretId, SECRET_KEY: secretKey, ENDPOINT: endpoint } = process.env;
const profile = { httpProfile: { protocol: 'https://', endpoint } };
new ckafka.v20190819.Client({ credential: { secretId, secretKey }, region: 'ap-guangzhou', profile })
  .DescribeTaskStatus({ FlowId: 1 }).then(({ Result }) => console.log(Result.Output), (e) => { console.error(e); process.exit(1); });`;

const PYTHON = `
import os
from tencentcloud.ckafka.v20190819.ckafka_client import CkafkaClient
from tencentcloud.common import credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
http = HttpProfile(endpoint=os.environ["ENDPOINT"], certification=os.environ.get("CA"))
key = credential.Credential(os.environ["SECRET_ID"], os.environ["SECRET_KEY"])
answer = CkafkaClient(key, "ap-guangzhou", ClientProfile(httpProfile=http)).call_json("DescribeTaskStatus", {"FlowId": 1})
print(answer["Response"]["Result"]["Output"])`;

const GO = `package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common"
	tchttp "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/http"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/profile"
)

func main() {
	wishes := profile.NewClientProfile()
	wishes.HttpProfile.Endpoint = os.Getenv("ENDPOINT")
	if scheme := os.Getenv("TENCENTCLOUD_PROTOCOL"); scheme != "" {
		wishes.HttpProfile.Scheme = scheme
	}
	key := common.NewCredential(os.Getenv("SECRET_ID"), os.Getenv("SECRET_KEY"))
	request := tchttp.NewCommonRequest("ckafka", "2019-08-19", "DescribeTaskStatus")
	if err := request.SetActionParameters(map[string]any{"FlowId": 1}); err != nil {
		panic(err)
	}
	response := tchttp.NewCommonResponse()
	if err := common.NewCommonClient(key, "ap-guangzhou", wishes).Send(request, response); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var answer struct{ Response struct{ Result struct{ Output string } } }
	if err := json.Unmarshal(response.GetBody(), &answer); err != nil {
		panic(err)
	}
	fmt.Println(answer.Response.Result.Output)
}
`;

const JAVA = `
import com.tencentcloudapi.ckafka.v20190819.CkafkaClient;
import com.tencentcloudapi.ckafka.v20190819.models.DescribeTaskStatusRequest;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.profile.*;

public class Trust {
    public static void main(String[] arguments) throws Exception {
        HttpProfile http = new HttpProfile();
        http.setEndpoint(System.getenv("ENDPOINT"));
        ClientProfile profile = new ClientProfile();
        profile.setHttpProfile(http);
        Credential key = new Credential(System.getenv("SECRET_ID"), System.getenv("SECRET_KEY"));
        DescribeTaskStatusRequest task = new DescribeTaskStatusRequest();
        task.setFlowId(1L);
        System.out.println(new CkafkaClient(key, "ap-guangzhou", profile).DescribeTaskStatus(task).getResult().getOutput());
    }
}
`;

const CURL = ['--silent', '--show-error', '--max-time', '10'];

function withEnv(more: Record<string, string>, endpoint = `127.0.0.1:${api.port}`): RunOptions {
  return { cwd: ROOT, env: { SECRET_ID, SECRET_KEY, ENDPOINT: endpoint, ...more } };
}

describe('over HTTPS', () => {
  it('Node trusts the authority by NODE_EXTRA_CA_CERTS, and nobody without it', async () => {
    const trusting = await outcome(
      process.execPath,
      ['-e', NODE],
      withEnv({ NODE_EXTRA_CA_CERTS: authorityFile(home) }),
    );
    expect(trusting).toMatchObject({ code: 0, out: 'served over TLS\n' });
    const wary = await outcome(process.execPath, ['-e', NODE], withEnv({}));
    expect(wary.code).not.toBe(0);
    expect(wary.err).toMatch(/self-signed certificate|unable to verify/);
  });

  const noPython = missingTool('python3', '--version');
  it.skipIf(noPython !== null)(
    titled('the Python SDK trusts it by HttpProfile(certification)', noPython),
    { timeout: 300_000 },
    async () => {
      const python = join(await pythonWithClients(), 'bin', 'python');
      const trusting = await outcome(python, ['-c', PYTHON], withEnv({ CA: authorityFile(home) }));
      expect(trusting).toMatchObject({ code: 0, out: 'served over TLS\n' });
      const wary = await outcome(python, ['-c', PYTHON], withEnv({}));
      expect(wary.err).toContain('CERTIFICATE_VERIFY_FAILED');
    },
  );

  const noGo = missingTool('go', 'version');
  it.skipIf(noGo !== null)(
    titled('Go trusts it by SSL_CERT_FILE, also as the proxy of the Terraform provider', noGo),
    { timeout: 300_000 },
    async () => {
      const folder = mkdtempSync(join(home, 'go-'));
      for (const [name, text] of Object.entries({ ...GO_FILES, 'main.go': GO }))
        writeFileSync(join(folder, name), text);
      await run('go', ['build', '-o', 'trust', '.'], { cwd: folder });
      const program = join(folder, 'trust');
      const trusting = await outcome(program, [], withEnv({ SSL_CERT_FILE: authorityFile(home) }));
      expect(trusting, trusting.err).toMatchObject({ code: 0, out: 'served over TLS\n' });
      expect((await outcome(program, [], withEnv({}))).err).toContain('certificate signed by unknown authority');
      // The Terraform provider calls through this SDK, at the cloud's own host.
      const place = { url: api.url.replace(/\/$/, ''), region: 'ap-guangzhou', authorityFile: authorityFile(home) };
      const printed = environmentOf('terraform', { ...place, keyPair: { secretId: SECRET_ID, secretKey: SECRET_KEY } });
      const env = { ...printed, no_proxy: '' };
      const proxied = await outcome(program, [], withEnv(env, 'ckafka.tencentcloudapi.com'));
      expect(proxied, proxied.err).toMatchObject({ code: 0, out: 'served over TLS\n' });
    },
  );

  const noJava = missingTool('javac', '-version') ?? missingTool('keytool', '-help') ?? missingTool('mvn', '--version');
  it.skipIf(noJava !== null)(
    titled('Java trusts it in a store that keytool makes', noJava),
    { timeout: 300_000 },
    async () => {
      const folder = mkdtempSync(join(home, 'java-'));
      const [program, store] = [join(folder, 'Trust.java'), join(folder, 'trust.p12')];
      writeFileSync(program, JAVA);
      const entry = ['-alias', 'brokerage', '-file', authorityFile(home), '-keystore', store, '-storepass', 'changeit'];
      await run('keytool', ['-importcert', '-noprompt', ...entry]);
      const classpath = await javaClasspath();
      await run('javac', ['-cp', classpath, '-d', folder, program]);
      const java = (...more: string[]): ReturnType<typeof outcome> =>
        outcome('java', [...more, '-cp', `${classpath}${delimiter}${folder}`, 'Trust'], withEnv({}));
      const trusting = await java(`-Djavax.net.ssl.trustStore=${store}`, '-Djavax.net.ssl.trustStorePassword=changeit');
      expect(trusting, trusting.err).toMatchObject({ code: 0, out: 'served over TLS\n' });
      expect((await java()).err).toContain('unable to find valid certification path');
    },
  );

  const noCurl = missingTool('curl', '--version');
  it.skipIf(noCurl !== null)(titled('curl trusts it by --cacert', noCurl), async () => {
    const asked = [...CURL, '--cacert', authorityFile(home), `${api.url}healthz`];
    expect(await outcome('curl', asked, withEnv({}))).toMatchObject({ code: 0, out: '{"status":"ok"}' });
    expect((await outcome('curl', [...CURL, `${api.url}healthz`], withEnv({}))).code).toBe(60);
  });

  it.for([
    ['node', 'node', null],
    ['python', 'python', noPython],
    ['curl', 'python', missingTool('openssl', 'version') ?? noCurl],
  ] as const)(
    'the code of a call in %s trusts it by what `brokerage env` prints',
    { timeout: 300_000 },
    async ([id, client, missing], { skip }) => {
      if (missing !== null) skip(missing);
      const place = { url: api.url.replace(/\/$/, ''), region: 'ap-guangzhou', authorityFile: authorityFile(home) };
      const env = environmentOf(client, { ...place, keyPair: { secretId: SECRET_ID, secretKey: SECRET_KEY } });
      const named = { product: ACTION.product, version: ACTION.version, action: ACTION.name, region: place.region };
      const code = LANGUAGES.find((it) => it.id === id)?.write({
        ...named,
        endpoint: place.url,
        parameters: { FlowId: 1 },
      });
      const folder = mkdtempSync(join(tmpdir(), 'brokerage-snippet-'));
      const ended = await RUNNERS[id]?.([code ?? ''], folder, { env }).finally(() =>
        rmSync(folder, { recursive: true }),
      );
      expect(ended).toEqual([{ code: 0, printed: expect.stringContaining('served over TLS') as string }]);
    },
  );
});
