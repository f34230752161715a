import { literal, type Notation } from './notation.ts';
import { sdkNames, SECRET_ID, SECRET_KEY } from './sdk-names.ts';
import type { CallToWrite, Language } from './snippet.ts';
import { jsonTextLiteral } from './text-literal.ts';

export const NODE: Language = {
  id: 'node',
  label: 'Node.js (TypeScript)',
  highlight: 'typescript',
  install: 'npm install tencentcloud-sdk-nodejs',
  fileName: 'call.mts',
  checked: 'run',
  write,
};

const NOTATION: Notation = {
  text: jsonTextLiteral,
  // The SDK writes a bigint as the number that it is.
  whole: (digits, value) => (Number.isSafeInteger(Number(value)) ? digits : `${digits}n`),
  key: (name) => `${memberName(name)}: `,
  words: { null: 'null', true: 'true', false: 'false' },
  list: ['[', ']'],
  object: ['{', '}', ' '],
  between: ',',
  last: ',',
  step: '  ',
};

function memberName(name: string): string {
  // Written as it is, or in quotes, it would not be a member but the object's prototype.
  if (name === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : jsonTextLiteral(name);
}

function write(call: CallToWrite): string {
  const { versionFolder, scheme, host } = sdkNames(call);
  const { product, action } = call;
  const trusted =
    scheme === 'https' ? '// NODE_EXTRA_CA_CERTS names the file with the certificate authority to trust.\n' : '';
  return `${trusted}import { ${product} } from "tencentcloud-sdk-nodejs";

const client = new ${product}.${versionFolder}.Client({
  credential: { secretId: process.env.${SECRET_ID}, secretKey: process.env.${SECRET_KEY} },
  region: ${jsonTextLiteral(call.region)},
  profile: { httpProfile: { protocol: "${scheme}://", endpoint: "${host}" } },
});

const response = await client.${action}(${literal(call.parameters, NOTATION)});
console.log(JSON.stringify(response, null, 2));
`;
}
