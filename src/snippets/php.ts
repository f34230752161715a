import { jsonText } from './json-text.ts';
import { sdkNames, SECRET_ID, SECRET_KEY } from './sdk-names.ts';
import type { CallToWrite, Language } from './snippet.ts';
import { singleQuotedLiteral } from './text-literal.ts';

export const PHP: Language = {
  id: 'php',
  label: 'PHP',
  highlight: 'php',
  install: 'composer require tencentcloud/tencentcloud-sdk-php',
  fileName: 'call.php',
  checked: 'syntax',
  write,
};

function write(call: CallToWrite): string {
  const { versionFolder, capitalProduct, scheme, host } = sdkNames(call);
  const { action } = call;
  const namespace = `TencentCloud\\${capitalProduct}\\${versionFolder.toUpperCase()}`;
  // A nowdoc takes every character as it is, and no line of JSON begins with its closing word.
  return `<?php
require_once __DIR__ . '/vendor/autoload.php';

use ${namespace}\\${capitalProduct}Client;
use ${namespace}\\Models\\${action}Request;
use TencentCloud\\Common\\Credential;
use TencentCloud\\Common\\Exception\\TencentCloudSDKException;
use TencentCloud\\Common\\Profile\\ClientProfile;
use TencentCloud\\Common\\Profile\\HttpProfile;

$key = new Credential(getenv('${SECRET_ID}'), getenv('${SECRET_KEY}'));
$profile = new ClientProfile(null, new HttpProfile('${scheme}://', '${host}'));
$client = new ${capitalProduct}Client($key, ${singleQuotedLiteral(call.region)}, $profile);

$request = new ${action}Request();
$request->fromJsonString(<<<'JSON'
${jsonText(call.parameters)}
JSON
);
try {
    echo $client->${action}($request)->toJsonString(), "\\n";
} catch (TencentCloudSDKException $error) {
    fwrite(STDERR, $error->getErrorCode() . ': ' . $error->getMessage() . "\\n");
    exit(1);
}
`;
}
