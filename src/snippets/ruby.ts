import { jsonText } from './json-text.ts';
import { sdkNames, SECRET_ID, SECRET_KEY } from './sdk-names.ts';
import type { CallToWrite, Language } from './snippet.ts';
import { singleQuotedLiteral } from './text-literal.ts';

/**
 * With the SDK's client, but not with its typed requests, which leave out what is false. Its endpoint takes no port: over HTTP the
 * server is given as a proxy, which is sent the same call; over HTTPS only port 443 is reached.
 */
export const RUBY: Language = {
  id: 'ruby',
  label: 'Ruby',
  highlight: 'ruby',
  install: 'gem install tencentcloud-sdk-common tencentcloud-sdk-ckafka # or the gem of another product',
  fileName: 'call.rb',
  checked: 'syntax',
  write,
};

function write(call: CallToWrite): string {
  const { versionFolder, capitalProduct, scheme, host } = sdkNames(call);
  const { product, action } = call;
  const place =
    scheme === 'http'
      ? `# The SDK's endpoint takes no port, so the server is its proxy.
http = HttpProfile.new('http')
http.proxy = 'http://${host}'`
      : `# The SDK reaches port 443 only. SSL_CERT_FILE names the file with the certificate authority to trust.
http = HttpProfile.new('https', '${host.replace(/:\d+$/, '')}')`;
  // A heredoc in single quotes takes every character as it is.
  return `require 'json'
require 'tencentcloud-sdk-common'
require 'tencentcloud-sdk-${product}'

include TencentCloud::Common

key = Credential.new(ENV.fetch('${SECRET_ID}'), ENV.fetch('${SECRET_KEY}'))
${place}
profile = ClientProfile.new('TC3-HMAC-SHA256', http)
client = TencentCloud::${capitalProduct}::${versionFolder.toUpperCase()}::Client.new(key, ${singleQuotedLiteral(call.region)}, profile)

parameters = JSON.parse(<<~'PARAMETERS')
${jsonText(call.parameters).replace(/^/gm, '  ')}
PARAMETERS
response = JSON.parse(client.send_request('${action}', parameters))['Response']
puts JSON.pretty_generate(response)
exit(1) if response.key?('Error')
`;
}
