import { jsonText } from './json-text.ts';
import { AUTHORITY_FILE, sdkNames, SECRET_ID, SECRET_KEY } from './sdk-names.ts';
import type { CallToWrite, Language } from './snippet.ts';
import { jsonTextLiteral } from './text-literal.ts';

export const JAVA: Language = {
  id: 'java',
  label: 'Java',
  highlight: 'java',
  install: 'mvn dependency:get -Dartifact=com.tencentcloudapi:tencentcloud-sdk-java:3.1.1436',
  fileName: 'Call.java',
  checked: 'run',
  write,
};

function write(call: CallToWrite): string {
  const { versionFolder, capitalProduct, scheme, host } = sdkNames(call);
  const { product, action } = call;
  const base = `com.tencentcloudapi.${product}.${versionFolder}`;
  const trusted =
    scheme === 'https'
      ? `// Over HTTPS: keytool -importcert -noprompt -cacerts -storepass changeit -alias brokerage -file "$${AUTHORITY_FILE}"\n`
      : '';
  return `// Java 15 or newer.
${trusted}import ${base}.${capitalProduct}Client;
import ${base}.models.${action}Request;
import com.tencentcloudapi.common.AbstractModel;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;

public class Call {
    private static final String PARAMETERS = """
${textBlock(jsonText(call.parameters))}""";

    public static void main(String[] arguments) throws TencentCloudSDKException {
        HttpProfile http = new HttpProfile();
        http.setProtocol("${scheme}://");
        http.setEndpoint("${host}");
        ClientProfile profile = new ClientProfile();
        profile.setHttpProfile(http);
        Credential key = new Credential(System.getenv("${SECRET_ID}"), System.getenv("${SECRET_KEY}"));
        ${capitalProduct}Client client = new ${capitalProduct}Client(key, ${jsonTextLiteral(call.region)}, profile);

        ${action}Request request = AbstractModel.fromJsonString(PARAMETERS, ${action}Request.class);
        System.out.println(AbstractModel.toJsonString(client.${action}(request)));
    }
}
`;
}

/** JSON has no three quotes in a row and no spaces at the end of a line, so only its backslashes mean something to a text block. */
function textBlock(json: string): string {
  return json.replaceAll('\\', '\\\\').replace(/^/gm, '        ');
}
