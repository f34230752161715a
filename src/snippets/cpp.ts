import { jsonText } from './json-text.ts';
import { sdkNames, SECRET_ID, SECRET_KEY } from './sdk-names.ts';
import type { CallToWrite, Language } from './snippet.ts';
import { jsonTextLiteral } from './text-literal.ts';

/** With the SDK's common client, which takes the parameters in JSON: its typed requests only know setters. */
export const CPP: Language = {
  id: 'cpp',
  label: 'C++',
  highlight: 'cpp',
  install: 'git clone --depth 1 https://github.com/TencentCloud/tencentcloud-sdk-cpp # then cmake, make, make install',
  fileName: 'call.cpp',
  checked: 'syntax',
  write,
};

/** What would end the raw literal. */
const END_OF_LITERAL = /\)(?=json")/g;

function write(call: CallToWrite): string {
  const { scheme, host } = sdkNames(call);
  const { product, version, action } = call;
  // The SDK takes no host without a dot.
  const dotted = host.replace(/^localhost(?=:|$)/, '127.0.0.1');
  return `// g++ -std=c++11 call.cpp -ltencentcloud-sdk-cpp-core
#include <cstdlib>
#include <iostream>
#include <string>
#include <tencentcloud/core/CommonClient.h>
#include <tencentcloud/core/Credential.h>
#include <tencentcloud/core/TencentCloud.h>
#include <tencentcloud/core/profile/ClientProfile.h>
#include <tencentcloud/core/profile/HttpProfile.h>

using namespace TencentCloud;

static std::string variable(const char *name)
{
    const char *value = std::getenv(name);
    return value == nullptr ? "" : value;
}

static int call()
{
    Credential key(variable("${SECRET_ID}"), variable("${SECRET_KEY}"));
    HttpProfile http;
    http.SetProtocol(HttpProfile::Scheme::${scheme.toUpperCase()});
    http.SetEndpoint("${dotted}");
    CommonClient client("${product}", "${version}", key, ${jsonTextLiteral(call.region)}, ClientProfile(http));

    const std::string parameters = R"json(${jsonText(call.parameters, END_OF_LITERAL)})json";
    auto outcome = client.MakeRequestJson("${action}", parameters);
    if (!outcome.IsSuccess())
    {
        std::cerr << outcome.GetError().PrintAll() << std::endl;
        return 1;
    }
    // A refusal comes in the same form, with an Error in its Response.
    const std::string answer(outcome.GetResult().Body(), outcome.GetResult().BodySize());
    std::cout << answer << std::endl;
    return answer.compare(0, 21, "{\\"Response\\":{\\"Error\\":") == 0 ? 1 : 0;
}

int main()
{
    InitAPI();
    const int code = call();
    ShutdownAPI();
    return code;
}
`;
}
