/*
 * Programs that send each request that stands on standard input, one JSON a line, with the cloud's own SDK, as sign-with-python.py does:
 * {endpoint, secretId, secretKey, signMethod, method, unsignedPayload, parameters}.
 */

/** Go's has no package of ckafka that can be had everywhere: a request as its generated ones are. */
export const GO = `package main

import (
	"bufio"
	"encoding/json"
	"os"

	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common"
	tchttp "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/http"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/profile"
)

type Tag struct {
	TagKey   *string \`json:"TagKey,omitempty" name:"TagKey"\`
	TagValue *string \`json:"TagValue,omitempty" name:"TagValue"\`
}

type Order struct {
	*tchttp.BaseRequest
	VpcId         *string  \`json:"VpcId,omitempty" name:"VpcId"\`
	SubnetId      *string  \`json:"SubnetId,omitempty" name:"SubnetId"\`
	InstanceName  *string  \`json:"InstanceName,omitempty" name:"InstanceName"\`
	BandWidth     *int64   \`json:"BandWidth,omitempty" name:"BandWidth"\`
	MultiZoneFlag *bool    \`json:"MultiZoneFlag,omitempty" name:"MultiZoneFlag"\`
	ZoneIds       []*int64 \`json:"ZoneIds,omitempty" name:"ZoneIds"\`
	Tags          []*Tag   \`json:"Tags,omitempty" name:"Tags"\`
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var asked struct {
			Endpoint, SecretId, SecretKey, SignMethod, Method string
			UnsignedPayload                                   bool
			Parameters                                        Order
		}
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			panic(err)
		}
		wishes := profile.NewClientProfile()
		wishes.SignMethod, wishes.Language, wishes.UnsignedPayload = asked.SignMethod, "zh-CN", asked.UnsignedPayload
		wishes.HttpProfile.Scheme, wishes.HttpProfile.Endpoint = "HTTP", asked.Endpoint
		wishes.HttpProfile.ReqMethod = asked.Method
		client := common.NewCommonClient(common.NewCredential(asked.SecretId, asked.SecretKey), "ap-changsha", wishes)
		order := &asked.Parameters
		order.BaseRequest = &tchttp.BaseRequest{}
		order.Init().WithApiInfo("ckafka", "2019-08-19", "CreatePostPaidInstance")
		if err := client.Send(order, &tchttp.BaseResponse{}); err != nil {
			panic(err)
		}
	}
}
`;

export const JAVA = `
import com.google.gson.*;
import com.tencentcloudapi.ckafka.v20190819.CkafkaClient;
import com.tencentcloudapi.ckafka.v20190819.models.CreatePostPaidInstanceRequest;
import com.tencentcloudapi.common.AbstractModel;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.profile.*;
import java.io.*;

public class Sign {
    public static void main(String[] arguments) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonObject asked = JsonParser.parseString(line).getAsJsonObject();
            HttpProfile http = new HttpProfile();
            http.setProtocol("http://");
            http.setEndpoint(asked.get("endpoint").getAsString());
            http.setReqMethod(asked.get("method").getAsString());
            ClientProfile profile = new ClientProfile(asked.get("signMethod").getAsString(), http);
            profile.setLanguage(Language.ZH_CN);
            profile.setUnsignedPayload(asked.get("unsignedPayload").getAsBoolean());
            Credential key = new Credential(asked.get("secretId").getAsString(), asked.get("secretKey").getAsString());
            CreatePostPaidInstanceRequest order =
                    AbstractModel.fromJsonString(asked.get("parameters").toString(), CreatePostPaidInstanceRequest.class);
            new CkafkaClient(key, "ap-changsha", profile).CreatePostPaidInstance(order);
        }
    }
}
`;
