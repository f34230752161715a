import { literal, type Notation } from './notation.ts';
import { AUTHORITY_FILE, sdkNames, SECRET_ID, SECRET_KEY } from './sdk-names.ts';
import type { CallToWrite, Language } from './snippet.ts';
import { pythonTextLiteral } from './text-literal.ts';

export const PYTHON: Language = {
  id: 'python',
  label: 'Python',
  highlight: 'python',
  install: 'pip install tencentcloud-sdk-python',
  fileName: 'call.py',
  checked: 'run',
  write,
};

const NOTATION: Notation = {
  text: pythonTextLiteral,
  whole: (digits) => digits,
  key: (name) => `${pythonTextLiteral(name)}: `,
  words: { null: 'None', true: 'True', false: 'False' },
  list: ['[', ']'],
  object: ['{', '}', ''],
  between: ',',
  last: ',',
  step: '    ',
};

function write(call: CallToWrite): string {
  const { versionFolder, capitalProduct, scheme, host } = sdkNames(call);
  const { product, action } = call;
  const trusted = scheme === 'https' ? `, certification=os.environ.get("${AUTHORITY_FILE}")` : '';
  return `import json
import os

from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.${product}.${versionFolder} import ${product}_client, models

key = Credential(os.environ["${SECRET_ID}"], os.environ["${SECRET_KEY}"])
http = HttpProfile(protocol="${scheme}", endpoint="${host}"${trusted})
client = ${product}_client.${capitalProduct}Client(key, ${pythonTextLiteral(call.region)}, ClientProfile(httpProfile=http))

request = models.${action}Request()
request.from_json_string(json.dumps(${literal(call.parameters, NOTATION)}))
try:
    print(client.${action}(request).to_json_string(indent=2))
except TencentCloudSDKException as error:
    raise SystemExit(str(error))
`;
}
