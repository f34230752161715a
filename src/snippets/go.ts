import { literal, type Notation } from './notation.ts';
import { sdkNames, SECRET_ID, SECRET_KEY } from './sdk-names.ts';
import type { CallToWrite, Language } from './snippet.ts';
import { goTextLiteral } from './text-literal.ts';

/** With the SDK's common client: it knows every action, and its package is small. */
export const GO: Language = {
  id: 'go',
  label: 'Go',
  highlight: 'go',
  install: 'go get github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common',
  fileName: 'main.go',
  checked: 'run',
  write,
};

/** Go's own values, for the SDK would read the numbers of a JSON text as floats and lose digits. */
const NOTATION: Notation = {
  text: goTextLiteral,
  whole,
  key: (name) => `${goTextLiteral(name)}: `,
  words: { null: 'nil', true: 'true', false: 'false' },
  list: ['[]any{', '}'],
  object: ['map[string]any{', '}', ''],
  between: ',',
  last: ',',
  step: '\t',
};

/** A number that an int has no room for is said to be what it fits into. */
function whole(digits: string): string {
  const value = BigInt(digits);
  if (BigInt.asIntN(64, value) === value) return BigInt.asIntN(32, value) === value ? digits : `int64(${digits})`;
  return BigInt.asUintN(64, value) === value ? `uint64(${digits})` : `float64(${digits})`;
}

function write(call: CallToWrite): string {
  const { scheme, host } = sdkNames(call);
  const { product, version, action } = call;
  const trusted =
    scheme === 'https' ? '// SSL_CERT_FILE names the file with the certificate authority to trust.\n' : '';
  const base = 'github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common';
  return `${trusted}package main

import (
	"fmt"
	"os"

	"${base}"
	tchttp "${base}/http"
	"${base}/profile"
)

func main() {
	clientProfile := profile.NewClientProfile()
	clientProfile.HttpProfile.Scheme = "${scheme.toUpperCase()}"
	clientProfile.HttpProfile.Endpoint = "${host}"
	key := common.NewCredential(os.Getenv("${SECRET_ID}"), os.Getenv("${SECRET_KEY}"))
	client := common.NewCommonClient(key, ${goTextLiteral(call.region)}, clientProfile)

	request := tchttp.NewCommonRequest("${product}", "${version}", "${action}")
	err := request.SetActionParameters(${literal(call.parameters, NOTATION, '\t')})
	response := tchttp.NewCommonResponse()
	if err == nil {
		err = client.Send(request, response)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(string(response.GetBody()))
}
`;
}
