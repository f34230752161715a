import { jsonText } from './json-text.ts';
import { AUTHORITY_FILE, sdkNames, SECRET_ID, SECRET_KEY } from './sdk-names.ts';
import { shellWord } from './shell-word.ts';
import type { CallToWrite, Language } from './snippet.ts';

/** With the signature made in the script: openssl is all it needs. */
export const CURL: Language = {
  id: 'curl',
  label: 'curl',
  highlight: 'bash',
  install: 'apt-get install curl openssl',
  fileName: 'call.sh',
  checked: 'run',
  write,
};

function write(call: CallToWrite): string {
  const { scheme, host } = sdkNames(call);
  const { product, version, action, region } = call;
  const regionHeader = region === '' ? '' : `  -H ${shellWord(`X-TC-Region: ${region}`)} \\\n`;
  const trusted = scheme === 'https' ? ` \${${AUTHORITY_FILE}:+--cacert "$${AUTHORITY_FILE}"}` : '';
  return `#!/usr/bin/env bash
set -euo pipefail

host='${host}' service='${product}' action='${action}' version='${version}'
payload=${shellWord(jsonText(call.parameters))}

sha256() { printf '%s' "$1" | openssl dgst -sha256 | sed 's/^.*= *//'; }
hmac() { printf '%s' "$2" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$1" | sed 's/^.*= *//'; }

# 1. The canonical request.
canonical="POST
/

content-type:application/json
host:$host

content-type;host
$(sha256 "$payload")"

# 2. The string to sign.
read -r timestamp date <<< "$(date -u '+%s %Y-%m-%d')"
scope="$date/$service/tc3_request"
to_sign="TC3-HMAC-SHA256
$timestamp
$scope
$(sha256 "$canonical")"

# 3. The key of the day and the service, and the signature.
key=$(printf 'TC3%s' "$${SECRET_KEY}" | od -An -v -tx1 | tr -d ' \\n')
for part in "$date" "$service" tc3_request; do key=$(hmac "$key" "$part"); done
signature=$(hmac "$key" "$to_sign")

# 4. The call.
answer=$(curl -sS '${scheme}://'"$host/"${trusted} \\
  -H "Authorization: TC3-HMAC-SHA256 Credential=$${SECRET_ID}/$scope, SignedHeaders=content-type;host, Signature=$signature" \\
  -H 'Content-Type: application/json' \\
  -H "X-TC-Action: $action" \\
  -H "X-TC-Version: $version" \\
  -H "X-TC-Timestamp: $timestamp" \\
${regionHeader}  --data-binary "$payload")
printf '%s\\n' "$answer"
case $answer in '{"Response":{"Error":'*) exit 1 ;; esac
`;
}
