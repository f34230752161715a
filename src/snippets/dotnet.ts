import { jsonText } from './json-text.ts';
import { sdkNames, SECRET_ID, SECRET_KEY } from './sdk-names.ts';
import type { CallToWrite, Language } from './snippet.ts';
import { jsonTextLiteral } from './text-literal.ts';

export const DOTNET: Language = {
  id: 'dotnet',
  label: '.NET (C#)',
  highlight: 'csharp',
  install: 'dotnet add package TencentCloudSDK',
  fileName: 'Program.cs',
  checked: 'syntax',
  write,
};

function write(call: CallToWrite): string {
  const { versionFolder, capitalProduct, scheme, host } = sdkNames(call);
  const { action } = call;
  const namespace = `TencentCloud.${capitalProduct}.${versionFolder.toUpperCase()}`;
  // JSON has no three quotes in a row, so a raw literal takes every character of it as it is.
  return `// .NET 7 or newer.
using System;
using TencentCloud.Common;
using TencentCloud.Common.Profile;
using ${namespace};
using ${namespace}.Models;

var key = new Credential
{
    SecretId = Environment.GetEnvironmentVariable("${SECRET_ID}"),
    SecretKey = Environment.GetEnvironmentVariable("${SECRET_KEY}"),
};
var profile = new ClientProfile
{
    SignMethod = ClientProfile.SIGN_TC3SHA256,
    HttpProfile = new HttpProfile { Protocol = "${scheme}://", Endpoint = "${host}" },
};
var client = new ${capitalProduct}Client(key, ${jsonTextLiteral(call.region)}, profile);

var request = AbstractModel.FromJsonString<${action}Request>("""
${jsonText(call.parameters).replace(/^/gm, '    ')}
    """);
try
{
    Console.WriteLine(AbstractModel.ToJsonString(await client.${action}(request)));
    return 0;
}
catch (TencentCloudSDKException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
`;
}
