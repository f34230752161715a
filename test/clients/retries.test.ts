import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callAction } from '../../src/api/call-action.ts';
import { startApiWithoutBrokers, type ApiWithoutBrokers } from '../support/api-without-brokers.ts';
import { startLosingProxy, type LosingProxy } from './losing-proxy.ts';
import { GO_FILES, javaClasspath, missingTool, outcome, pythonWithClients, titled } from './toolchains.ts';

/*
 * The SDKs' own ways to try again. Each program calls DescribeRegion when another has just used up what a second allows, then
 * buys while the answer is lost on its way. It prints the regions' count and the instance that it was told of.
 */

const ROOT = resolve(import.meta.dirname, '../..');
const REGION = 'ap-guangzhou';
const CALLS_A_SECOND = 3;

let api: ApiWithoutBrokers;
let proxy: LosingProxy;
let folder: string;
beforeAll(async () => {
  api = await startApiWithoutBrokers(CALLS_A_SECOND);
  proxy = await startLosingProxy(api.url);
  // Inside the clone for Node, which looks for packages above the file.
  folder = mkdtempSync(join(ROOT, 'node_modules', '.retries-'));
});
afterAll(async () => {
  await proxy.close();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A call beside the clients. */
function ask(action: string, product: string, parameters: object = {}) {
  const call = { url: api.url, ...api.keyPair, region: REGION, at: new Date() };
  return callAction({ ...call, product, action, parameters: JSON.stringify(parameters) });
}

/** A purchase in the zone's default subnet; the key makes it safe to send again. */
async function order(name: string): Promise<string> {
  const Filters = [{ Name: 'zone', Values: ['ap-guangzhou-3'] }];
  const { SubnetSet } = (await ask('DescribeSubnets', 'vpc', { Filters })) as {
    SubnetSet: { VpcId: string; SubnetId: string }[];
  };
  const [{ VpcId, SubnetId } = { VpcId: '', SubnetId: '' }] = SubnetSet;
  const Tags = [{ TagKey: 'brokerage:idempotency-key', TagValue: name }];
  return JSON.stringify({ VpcId, SubnetId, ZoneId: 100003, InstanceName: name, Tags });
}

interface Trial {
  readonly name: string;
  readonly file: string;
  readonly source: string;
  readonly missing: string | null;
  /** How often the purchase reaches the server: once more for each answer that is lost. */
  readonly lost: number;
  /** Whether the SDK has something that waits when it was told to slow down. */
  readonly slowsDown: boolean;
  readonly command: () => Promise<readonly [program: string, ...args: string[]]>;
}

const PYTHON = `
import json, os, time
from tencentcloud.ckafka.v20190819 import ckafka_client, models
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.common.retry import StandardRetryer


class Retryer(StandardRetryer):
    # The SDK's own goes on after a success, and then raises the first error.
    def send_request(self, fn):
        for attempt in range(self._max_attempts):
            try:
                return fn()
            except TencentCloudSDKException as error:
                if attempt + 1 == self._max_attempts or not self.should_retry(None, error):
                    raise
                time.sleep(self.backoff(attempt))


def wait(attempt):
    return 0.5


own = StandardRetryer(max_attempts=4, backoff_fn=wait) if "AS_IT_COMES" in os.environ else Retryer(max_attempts=4)
profile = ClientProfile(httpProfile=HttpProfile(endpoint=os.environ["BROKERAGE_URL"]), retryer=own)
key = Credential(os.environ["TENCENTCLOUD_SECRET_ID"], os.environ["TENCENTCLOUD_SECRET_KEY"])
kafka = ckafka_client.CkafkaClient(key, "ap-guangzhou", profile)
print("regions", len(kafka.DescribeRegion(models.DescribeRegionRequest()).Result))
order = models.CreatePostPaidInstanceRequest()
order.from_json_string(os.environ["ORDER"])
print("bought", kafka.CreatePostPaidInstance(order).Result.Data.InstanceId)
`;

const GO = `package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common"
	tchttp "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/http"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/profile"
)

func main() {
	wishes := profile.NewClientProfile()
	wishes.HttpProfile.Scheme = "HTTP"
	wishes.HttpProfile.Endpoint = strings.TrimPrefix(os.Getenv("BROKERAGE_URL"), "http://")
	wishes.RateLimitExceededMaxRetries = 3
	wishes.UnsafeRetryOnConnectionFailure = true
	key := common.NewCredential(os.Getenv("TENCENTCLOUD_SECRET_ID"), os.Getenv("TENCENTCLOUD_SECRET_KEY"))
	client := common.NewCommonClient(key, "ap-guangzhou", wishes)
	call := func(action, parameters string, answer any) {
		request := tchttp.NewCommonRequest("ckafka", "2019-08-19", action)
		if err := request.SetActionParameters(parameters); err != nil {
			panic(err)
		}
		response := tchttp.NewCommonResponse()
		if err := client.Send(request, response); err != nil {
			panic(err)
		}
		if err := json.Unmarshal(response.GetBody(), &struct{ Response any }{answer}); err != nil {
			panic(err)
		}
	}
	var regions struct{ Result []any }
	call("DescribeRegion", "{}", &regions)
	fmt.Println("regions", len(regions.Result))
	var bought struct{ Result struct{ Data struct{ InstanceId string } } }
	call("CreatePostPaidInstance", os.Getenv("ORDER"), &bought)
	fmt.Println("bought", bought.Result.Data.InstanceId)
}
`;

const NODE = `
import { ckafka } from 'tencentcloud-sdk-nodejs';
const { TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey, BROKERAGE_URL, ORDER } = process.env;
const profile = { httpProfile: { protocol: 'http://', endpoint: new URL(BROKERAGE_URL).host } };
const kafka = new ckafka.v20190819.Client({ credential: { secretId, secretKey }, region: 'ap-guangzhou', profile });
console.log('regions', (await kafka.DescribeRegion({})).Result.length);
const buy = () => kafka.CreatePostPaidInstance(JSON.parse(ORDER));
const bought = await buy().catch(buy);
console.log('bought', bought.Result.Data.InstanceId);
`;

const JAVA = `
import com.tencentcloudapi.ckafka.v20190819.CkafkaClient;
import com.tencentcloudapi.ckafka.v20190819.models.*;
import com.tencentcloudapi.common.AbstractModel;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.*;
import java.net.URI;

public class Retries {
    public static void main(String[] arguments) throws Exception {
        HttpProfile http = new HttpProfile();
        http.setProtocol("http://");
        http.setEndpoint(URI.create(System.getenv("BROKERAGE_URL")).getAuthority());
        ClientProfile profile = new ClientProfile();
        profile.setHttpProfile(http);
        Credential key = new Credential(System.getenv("TENCENTCLOUD_SECRET_ID"), System.getenv("TENCENTCLOUD_SECRET_KEY"));
        CkafkaClient kafka = new CkafkaClient(key, "ap-guangzhou", profile);
        System.out.println("regions " + kafka.DescribeRegion(new DescribeRegionRequest()).getResult().length);
        CreatePostPaidInstanceRequest order =
                AbstractModel.fromJsonString(System.getenv("ORDER"), CreatePostPaidInstanceRequest.class);
        CreateInstancePostResp bought;
        try {
            bought = kafka.CreatePostPaidInstance(order).getResult();
        } catch (TencentCloudSDKException lost) {
            bought = kafka.CreatePostPaidInstance(order).getResult();
        }
        System.out.println("bought " + bought.getData().getInstanceId());
    }
}
`;

const TRIALS: readonly Trial[] = [
  {
    ...{
      name: "the rules of the Python SDK's StandardRetryer",
      file: 'retries.py',
      source: PYTHON,
      lost: 2,
      slowsDown: true,
    },
    missing: missingTool('python3', '--version'),
    command: async () => [join(await pythonWithClients(), 'bin', 'python'), join(folder, 'retries.py')],
  },
  {
    ...{ name: "the Go SDK's retries of its profile", file: 'main.go', source: GO, lost: 1, slowsDown: true },
    missing: missingTool('go', 'version'),
    command: () => {
      for (const [name, text] of Object.entries(GO_FILES)) writeFileSync(join(folder, name), text);
      return Promise.resolve(['go', 'run', '.']);
    },
  },
  {
    ...{
      name: 'the Node SDK, which has none, called again',
      file: 'retries.mjs',
      source: NODE,
      lost: 1,
      slowsDown: false,
    },
    missing: null,
    command: () => Promise.resolve([process.execPath, join(folder, 'retries.mjs')]),
  },
  {
    ...{
      name: 'the Java SDK, which has none, called again',
      file: 'Retries.java',
      source: JAVA,
      lost: 1,
      slowsDown: false,
    },
    missing: missingTool('java', '-version') ?? missingTool('mvn', '--version'),
    command: async () => ['java', '-cp', await javaClasspath(), join(folder, 'Retries.java')],
  },
];

async function named(InstanceName: string): Promise<string[]> {
  const { Result } = (await ask('DescribeInstances', 'ckafka', { SearchWord: InstanceName })) as {
    Result: { InstanceList: { InstanceId: string }[] };
  };
  return Result.InstanceList.map((it) => it.InstanceId);
}

async function environment(InstanceName: string): Promise<Record<string, string>> {
  return {
    BROKERAGE_URL: proxy.url,
    TENCENTCLOUD_SECRET_ID: api.keyPair.secretId,
    TENCENTCLOUD_SECRET_KEY: api.keyPair.secretKey,
    ORDER: await order(InstanceName),
  };
}

it.for(TRIALS.map((it) => [titled(it.name, it.missing), it] as const))(
  '%s: a limit is waited for where the SDK can, and a purchase whose answer was lost is made once',
  { timeout: 120_000 },
  async ([, trial], { skip }) => {
    if (trial.missing !== null) skip(trial.missing);
    writeFileSync(join(folder, trial.file), trial.source);
    const [program, ...args] = await trial.command();
    const InstanceName = `retried-${trial.file.split('.').at(-1) ?? ''}`;
    const before = { limits: proxy.seen('DescribeRegion'), purchases: proxy.seen('CreatePostPaidInstance') };
    const useUp = (): Promise<unknown> =>
      Promise.all(Array.from({ length: CALLS_A_SECOND }, () => ask('DescribeRegion', 'ckafka')));
    if (trial.slowsDown) proxy.before('DescribeRegion', useUp);
    proxy.loseAnswers('CreatePostPaidInstance', trial.lost);
    const ended = await outcome(program, args, { cwd: folder, env: await environment(InstanceName) });
    expect(ended, ended.err).toMatchObject({ code: 0 });
    const ids = await named(InstanceName);
    expect(ids).toHaveLength(1);
    expect(ended.out).toMatch(new RegExp(`^regions \\d+\\nbought ${ids[0] ?? ''}\\n$`));
    expect(proxy.seen('CreatePostPaidInstance') - before.purchases).toBe(1 + trial.lost);
    expect(proxy.seen('DescribeRegion') - before.limits).toBe(trial.slowsDown ? 2 : 1);
  },
);

const noPython = missingTool('python3', '--version');
it.skipIf(noPython !== null)(
  titled('the StandardRetryer as it comes asks again although it was answered, and still buys once', noPython),
  { timeout: 120_000 },
  async () => {
    writeFileSync(join(folder, 'retries.py'), PYTHON);
    const before = proxy.seen('CreatePostPaidInstance');
    proxy.loseAnswers('CreatePostPaidInstance', 1);
    const python = join(await pythonWithClients(), 'bin', 'python');
    const env = { ...(await environment('asked-again')), AS_IT_COMES: 'yes' };
    const ended = await outcome(python, [join(folder, 'retries.py')], { cwd: folder, env });
    expect(ended.err).toContain('ClientNetworkError');
    expect(proxy.seen('CreatePostPaidInstance') - before).toBe(4);
    expect(await named('asked-again')).toHaveLength(1);
  },
);
