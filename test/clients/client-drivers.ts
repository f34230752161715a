/*
 * A program in each client's language that reads calls, one JSON text a line ({product, version, action, parameters}), makes each through
 * the client's own code, and prints {"answer": …} or {"refused": code}, one line each.
 */

export const NODE = `
import { createInterface } from 'node:readline';
import * as sdk from 'tencentcloud-sdk-nodejs';
const { TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey, BROKERAGE_URL } = process.env;
const profile = { httpProfile: { protocol: 'http://', endpoint: new URL(BROKERAGE_URL).host } };
const options = { credential: { secretId, secretKey }, region: 'ap-guangzhou', profile };
for await (const line of createInterface({ input: process.stdin })) {
  const { product, version, action, parameters } = JSON.parse(line);
  const { Client } = sdk[product]['v' + version.replaceAll('-', '')];
  const said = await new Client(options)[action](parameters).then((answer) => ({ answer }), (error) => ({ refused: error.code ?? String(error) }));
  console.log(JSON.stringify(said));
}
`;

export const NODE_INTL = `
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import common from 'tencentcloud-sdk-nodejs-intl-en/tencentcloud/common/index.js';
const { TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY, BROKERAGE_URL } = process.env;
const profile = new common.ClientProfile(null, new common.HttpProfile('http://', new URL(BROKERAGE_URL).host, 'POST', 60));
const key = new common.Credential(TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY);
for await (const line of createInterface({ input: process.stdin })) {
  const { product, version, action, parameters } = JSON.parse(line);
  const { default: sdk } = await import('tencentcloud-sdk-nodejs-intl-en/tencentcloud/' + product + '/index.js');
  const { Client, Models } = sdk['v' + version.replaceAll('-', '')];
  const client = new Client(key, 'ap-guangzhou', profile);
  const request = new Models[action + 'Request']();
  request.from_json_string(JSON.stringify(parameters));
  const said = await promisify(client[action]).call(client, request).then((answer) => ({ answer }), (error) => ({ refused: error.code ?? String(error) }));
  console.log(JSON.stringify(said));
}
`;

export const PYTHON = `
import importlib, json, os, sys
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
key = Credential(os.environ["TENCENTCLOUD_SECRET_ID"], os.environ["TENCENTCLOUD_SECRET_KEY"])
profile = ClientProfile(httpProfile=HttpProfile(endpoint=os.environ["BROKERAGE_URL"]))
for line in sys.stdin:
    asked = json.loads(line)
    product, action = asked["product"], asked["action"]
    package = "tencentcloud.%s.v%s." % (product, asked["version"].replace("-", ""))
    models = importlib.import_module(package + "models")
    client = getattr(importlib.import_module(package + product + "_client"), product.capitalize() + "Client")
    request = getattr(models, action + "Request")()
    request.from_json_string(json.dumps(asked["parameters"]))
    try:
        said = {"answer": json.loads(getattr(client(key, "ap-guangzhou", profile), action)(request).to_json_string())}
    except TencentCloudSDKException as error:
        said = {"refused": error.get_code()}
    print(json.dumps(said), flush=True)
`;

export const GO = `package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/errors"
	tchttp "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/http"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/profile"
)

func main() {
	wishes := profile.NewClientProfile()
	wishes.HttpProfile.Scheme = "HTTP"
	wishes.HttpProfile.Endpoint = strings.TrimPrefix(os.Getenv("BROKERAGE_URL"), "http://")
	key := common.NewCredential(os.Getenv("TENCENTCLOUD_SECRET_ID"), os.Getenv("TENCENTCLOUD_SECRET_KEY"))
	client := common.NewCommonClient(key, "ap-guangzhou", wishes)
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		var asked struct {
			Product, Version, Action string
			Parameters               map[string]any
		}
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			panic(err)
		}
		request := tchttp.NewCommonRequest(asked.Product, asked.Version, asked.Action)
		if err := request.SetActionParameters(asked.Parameters); err != nil {
			panic(err)
		}
		response := tchttp.NewCommonResponse()
		said := map[string]any{}
		err := client.Send(request, response)
		if refused, ok := err.(*errors.TencentCloudSDKError); ok {
			said["refused"] = refused.Code
		} else {
			var answer struct{ Response any }
			if err := json.Unmarshal(response.GetBody(), &answer); err != nil {
				panic(err)
			}
			said["answer"] = answer.Response
		}
		text, _ := json.Marshal(said)
		fmt.Println(string(text))
	}
}
`;

export const JAVA = `
import com.google.gson.*;
import com.tencentcloudapi.common.AbstractModel;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.*;
import java.io.*;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;

public class Driver {
    public static void main(String[] arguments) throws Exception {
        HttpProfile http = new HttpProfile();
        http.setProtocol("http://");
        http.setEndpoint(URI.create(System.getenv("BROKERAGE_URL")).getAuthority());
        ClientProfile profile = new ClientProfile();
        profile.setHttpProfile(http);
        Credential key = new Credential(System.getenv("TENCENTCLOUD_SECRET_ID"), System.getenv("TENCENTCLOUD_SECRET_KEY"));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonObject asked = JsonParser.parseString(line).getAsJsonObject();
            String product = asked.get("product").getAsString();
            String action = asked.get("action").getAsString();
            String place = "com.tencentcloudapi." + product + ".v" + asked.get("version").getAsString().replace("-", "") + ".";
            Class<?> client = Class.forName(place + Character.toUpperCase(product.charAt(0)) + product.substring(1) + "Client");
            Class<?> model = Class.forName(place + "models." + action + "Request");
            Object request = AbstractModel.fromJsonString(asked.get("parameters").toString(), model);
            JsonObject said = new JsonObject();
            try {
                Object caller = client.getConstructor(Credential.class, String.class, ClientProfile.class).newInstance(key, "ap-guangzhou", profile);
                Object answer = client.getMethod(action, model).invoke(caller, request);
                said.add("answer", JsonParser.parseString(AbstractModel.toJsonString((AbstractModel) answer)));
            } catch (InvocationTargetException error) {
                said.addProperty("refused", ((TencentCloudSDKException) error.getCause()).getErrorCode());
            }
            System.out.println(said);
            System.out.flush();
        }
    }
}
`;

/** tccli's own main, which reads its services once for all calls; `configure set` keeps the endpoint. */
export const TCCLI = `
import contextlib, io, json, os, re, sys
from tccli.main import main


class Kept(io.BytesIO):
    # It closes what it has written to.
    def close(self):
        pass


def tccli(*words):
    sys.argv = ["tccli", *words]
    written, err = Kept(), io.StringIO()
    out = io.TextIOWrapper(written, "utf-8", write_through=True)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main()
        except SystemExit as ended:
            code = ended.code
    return code, written.getvalue().decode(), err.getvalue()


url = os.environ["BROKERAGE_URL"]
tccli("configure", "set", "ckafka.endpoint", url, "vpc.endpoint", url, "billing.endpoint", url)
for line in sys.stdin:
    asked = json.loads(line)
    with open("parameters.json", "w") as parameters:
        json.dump(asked["parameters"], parameters)
    code, out, err = tccli(asked["product"], asked["action"], "--cli-input-json", "file://parameters.json")
    refused = re.search(r"code:([A-Za-z.]+)", err)
    print(json.dumps({"refused": refused.group(1) if refused else err} if code else {"answer": json.loads(out)}), flush=True)
`;
